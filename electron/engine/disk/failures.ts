import { Refusal } from '../../../shared/contract/index.ts'

/** The code of a failure of the system or of SQLite, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/**
 * A failure of the disk or the database as a refusal that says what to do; what nobody foresaw becomes `unexpected`,
 * with the failure kept as its cause for the log and never shown.
 *
 * @param path what the work was about, where the failure itself does not say.
 */
export function asRefusal(error: unknown, path = ''): Refusal {
  if (error instanceof Refusal) return error
  const code = codeOf(error)
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) || /^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code)) {
    return new Refusal('diskFull', { path }, error)
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || /^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) {
    return new Refusal('folderReadOnly', { path }, error)
  }
  if (code === 'ENOENT') return new Refusal('folderMissing', { path }, error)
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new Refusal('notFolder', { path: pathOf(error) ?? path }, error)
  }
  if (code === 'EISDIR') return new Refusal('notFile', { path: pathOf(error) ?? path }, error)
  if (code === 'ENAMETOOLONG') return new Refusal('pathTooLong', { path }, error)
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_(SHORT_READ|CORRUPTFS|DATA))/.test(code))
    return new Refusal('newsroomDamaged', { path }, error)
  if (/^SQLITE_(BUSY|LOCKED)/.test(code) || code === 'EBUSY') {
    return new Refusal('databaseBusy', { path }, error)
  }
  if (['EIO', 'ENXIO', 'ENODEV'].includes(code) || code.startsWith('SQLITE_IOERR')) {
    return new Refusal('diskFailing', { path, kind: code }, error)
  }
  return new Refusal('unexpected', { kind: code || (error instanceof Error ? error.name : 'unknown') }, error)
}

function pathOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  // A rename fails because of where it leads to.
  const named = 'dest' in error ? error.dest : 'path' in error ? error.path : undefined
  return typeof named === 'string' ? named : undefined
}
