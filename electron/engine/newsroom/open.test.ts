import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { openReadable, type WritableDB } from '../store/database.ts'
import { migrations } from '../store/migrate.ts'
import { refusalOf, startTrial, type Trial, trialSettings } from '../trial/newsroom.ts'
import { networkDriveOf, typeInMountInfo, typeInMountList } from './drive.ts'
import { openNewsroom } from './open.ts'

const surroundings = { computer: 'MAY-HAI', now: () => Date.UTC(2026, 10, 24) }
const refused = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => {
      throw new Error('the call was not refused')
    },
    error => error,
  )
  return { code: error.code, ...error.details }
}

describe('an open newsroom', () => {
  let trial: Trial
  beforeEach(async () => {
    trial = await startTrial({ now: () => Date.UTC(2026, 10, 24, 7, 32) })
  })
  afterEach(() => trial?.end())

  test('is refused to a second engine, with who has it since when', async () => {
    expect(await refused(openNewsroom(trial.folder, surroundings))).toEqual({
      code: 'openElsewhere',
      path: trial.folder,
      computer: 'MAY-THU',
      at: Date.UTC(2026, 10, 24, 7, 32),
    })
    await trial.engine.close()
    await (await openNewsroom(trial.folder, surroundings)).close()
  })

  test('is refused to a second process, and free as soon as that one is dead', async () => {
    await trial.engine.close()
    const script = `import { openNewsroom } from ${JSON.stringify(join(import.meta.dirname, 'open.ts'))}
      await openNewsroom(process.argv[1], { computer: 'MAY-BA', now: Date.now })
      console.log('open'); setInterval(() => {}, 1000)`
    const other = spawn(process.execPath, ['--input-type=module', '-e', script, trial.folder])
    await new Promise(resolve => other.stdout.once('data', resolve))
    expect(await refused(openNewsroom(trial.folder, surroundings))).toMatchObject({
      code: 'openElsewhere',
      computer: 'MAY-BA',
    })
    const gone = new Promise(resolve => other.once('exit', resolve))
    other.kill('SIGKILL')
    await gone
    await (await openNewsroom(trial.folder, surroundings)).close()
  })

  test('keeps its promises about the file', async () => {
    const { reading, writing, close } = await (async () => {
      await trial.engine.close()
      return openNewsroom(trial.folder, surroundings)
    })()
    const pragma = (name: string) => writing.pragma(name, { simple: true })
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1])
    const loose = writing
      .prepare(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all()
    expect(loose).toEqual([])
    expect(() => reading.exec('DELETE FROM articles')).toThrow(/readonly|query_only/)
    await close()
  })

  test('leaves a last good copy when it was closed', async () => {
    await trial.engine.close()
    const copy = openReadable(join(trial.folder, 'backups/newsroom-last-closed.db'))
    expect(copy.prepare('SELECT count(*) FROM people').pluck().get()).toBe(6)
    copy.close()
    expect(readdirSync(trial.folder).sort()).toEqual([
      'backups',
      'media',
      'newsroom.db',
      'newsroom.lock',
      'packages',
      'record-head.json',
    ])
  })
})

describe('a newsroom that is not as it should be', () => {
  let folder: string
  let path: string
  let trial: Trial
  beforeEach(async () => {
    trial = await startTrial()
    await trial.engine.close()
    folder = trial.folder
    path = join(folder, 'newsroom.db')
  })
  afterEach(() => trial?.end())

  const fileNow = () => readFileSync(path)
  const untouched = async (code: string) => {
    const bytes = fileNow()
    expect(await refused(openNewsroom(folder, surroundings))).toMatchObject({ code })
    expect(fileNow().equals(bytes)).toBe(true)
  }

  test('a newer one is refused and not touched', async () => {
    const db = new Database(path)
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    await untouched('newsroomNewer')
  })

  test('a database of another program is refused and not touched', async () => {
    rmSync(path)
    const db = new Database(path)
    db.exec('CREATE TABLE notes (text TEXT)')
    db.close()
    await untouched('notNewsroom')
    writeFileSync(path, 'đây là một tệp khác, không phải cơ sở dữ liệu'.repeat(40))
    await untouched('notNewsroom')
  })

  test.each([0, 50, 4096, 30_000])(
    'one cut to %i bytes is refused with the last good copy named',
    async size => {
      truncateSync(path, size)
      const bytes = fileNow()
      expect(await refused(openNewsroom(folder, surroundings))).toMatchObject({
        code: 'newsroomDamaged',
        backup: join(folder, 'backups/newsroom-last-closed.db'),
      })
      expect(fileNow().equals(bytes)).toBe(true)
    },
  )

  test('one with a damaged page is found by the quick check, at once or aside', async () => {
    const bytes = fileNow()
    bytes.fill(0x5a, 4096 * 3, 4096 * 30)
    writeFileSync(path, bytes)
    expect(await refused(openNewsroom(folder, surroundings))).toMatchObject({ code: 'newsroomDamaged' })
    const tail = fileNow()
    tail.set(readFileSync(join(folder, 'backups/newsroom-last-closed.db')))
    // The first pages are sound, so that opening succeeds and only the check can find what is wrong behind them.
    tail.fill(0x5a, tail.length - 4096 * 2)
    writeFileSync(path, tail)
    const checkWorker = new URL('./check-worker.ts', import.meta.url)
    const open = openNewsroom(folder, { ...surroundings, checkWorker })
    const code = await open.then(
      newsroom => newsroom.checked.catch(error => error.code).finally(() => newsroom.close()),
      error => error.code,
    )
    expect(code).toBe('newsroomDamaged')
  })

  test('a folder that is not there, is no newsroom, or is not empty is said to be so', async () => {
    const other = join(folder, 'media')
    expect(await refused(openNewsroom(join(folder, 'không có'), surroundings))).toMatchObject({
      code: 'folderMissing',
    })
    expect(await refused(openNewsroom(other, surroundings))).toMatchObject({ code: 'notNewsroom' })
    const engine = createEngine(trialSettings())
    const inside = readdirSync(folder)
    expect((await refusalOf(engine.client().newsroom.createSample({ folder }))).code).toBe('folderNotEmpty')
    expect(readdirSync(folder)).toEqual(inside)
    await engine.close()
  })
})

test('before a migration the database is copied and the copy checked; the old rows are all there after', async () => {
  const trial = await startTrial()
  await trial.engine.close()
  const path = join(trial.folder, 'newsroom.db')
  const rows = (file: string) => {
    const db = openReadable(file)
    try {
      return db.prepare('SELECT id, sign_in, name FROM people ORDER BY id').all()
    } finally {
      db.close()
    }
  }
  const people = rows(path)
  const next = (db: WritableDB) => {
    db.exec(`ALTER TABLE people ADD COLUMN pen_name TEXT NOT NULL DEFAULT ''`)
  }
  await (await openNewsroom(trial.folder, { ...surroundings, migrations: [...migrations, next] })).close()
  const copies = readdirSync(join(trial.folder, 'backups')).filter(name =>
    name.startsWith(`newsroom-v${migrations.length}-`),
  )
  expect(copies).toHaveLength(1)
  expect(rows(join(trial.folder, 'backups', copies[0] ?? ''))).toEqual(people)
  expect(rows(path)).toEqual(people)
  expect(await refused(openNewsroom(trial.folder, surroundings))).toMatchObject({ code: 'newsroomNewer' })
  await trial.end()
})

test('a migration that fails leaves the newsroom as it was', async () => {
  const trial = await startTrial()
  await trial.engine.close()
  const broken = (db: WritableDB) => {
    db.exec('CREATE TABLE half (a TEXT) STRICT')
    db.exec('CREATE TABLE half (a TEXT) STRICT')
  }
  const failing = openNewsroom(trial.folder, { ...surroundings, migrations: [...migrations, broken] })
  expect((await refused(failing)).code).toBe('unexpected')
  const newsroom = await openNewsroom(trial.folder, surroundings)
  expect(
    newsroom.reading.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get(),
  ).toBe(0)
  await newsroom.close()
  await trial.end()
})

describe('network drives', () => {
  const mountInfo = [
    '21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '40 21 0:40 / /mnt/phong\\040ban rw shared:2 - cifs //may-chu/phong rw',
    '41 21 0:41 / /mnt/nfs rw - nfs4 server:/x rw',
    '42 21 0:42 / /home/lan/anh rw - fuse.sshfs lan@x: rw',
    '43 21 0:43 / /mnt/usb rw - fuseblk /dev/sdb1 rw',
    '44 21 0:44 / /mnt/nfs/local rw - tmpfs tmpfs rw',
  ].join('\n')

  test('are recognised by the mount that is nearest', () => {
    const type = (path: string) => typeInMountInfo(mountInfo, path)
    expect(type('/mnt/phong ban/toà soạn')).toBe('cifs')
    expect(type('/mnt/nfs/a/b')).toBe('nfs4')
    expect(type('/mnt/nfs/local/b')).toBe('tmpfs')
    expect(type('/home/lan/anh')).toBe('fuse.sshfs')
    expect(type('/home/lan')).toBe('ext4')
    const mac = '/dev/disk1s1 on / (apfs, local)\n//lan@may-chu/phong on /Volumes/phong (smbfs, nodev)\n'
    expect(typeInMountList(mac, '/Volumes/phong/a')).toBe('smbfs')
    expect(typeInMountList(mac, '/Users/lan')).toBe('apfs')
  })

  test('this computer’s own disk is none', () => {
    expect(networkDriveOf(tmpdir())).toBeNull()
  })
})

/**
 * Runs the terminal in a mount namespace of its own, where DISK is a small disk made for it: a full disk and a
 * read-only one are then real.
 */
function onDisk(disk: string, mount: string, then: string): { status: number; output: string } {
  const cli = `banthao() { '${process.execPath}' '${join(import.meta.dirname, '../cli.ts')}' "$@"; }`
  const script = `mount -t tmpfs ${mount} tmpfs "$DISK" && { ${cli}; ${then}; }`
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user']
  try {
    const output = execFileSync('unshare', ['--mount', ...user, 'bash', '-c', script], {
      encoding: 'utf8',
      env: { ...process.env, DISK: disk, BANTHAO_PASSWORD: 'ban-thao-mau' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return { status: 0, output }
  } catch (error) {
    const failed = error as { status: number; stdout: string; stderr: string }
    return { status: failed.status, output: failed.stdout + failed.stderr }
  }
}

describe('a disk that does not take more', () => {
  let base: string
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'banthao-disk-'))
    mkdirSync(join(base, 'disk'))
  })
  afterEach(() => rmSync(base, { recursive: true, force: true }))

  test('full while a newsroom is made: said so, and nothing half-made stays', () => {
    const { status, output } = onDisk(
      join(base, 'disk'),
      '-o size=1200k',
      'banthao new "$DISK/nr" --sample; code=$?; ls -A "$DISK"; exit $code',
    )
    expect(status).toBe(1)
    expect(output.trim()).toMatch(/^Ổ đĩa đã đầy/)
  })

  test('full while articles come in: what was answered is there, the rest said so', () => {
    const article = join(base, 'bài.txt')
    writeFileSync(article, `Một bài thử\n\n${'Chữ của bài này đủ dài. '.repeat(8000)}`)
    const trial = `banthao new "$DISK/nr" --sample >/dev/null && banthao list "$DISK/nr" --json | grep -c '"number"'
      free=$(($(df --output=avail -B1 "$DISK" | tail -1) - 700000)); head -c $free /dev/zero >"$DISK/other"
      for i in 1 2 3 4 5; do
        banthao import "$DISK/nr" "${article}" --as hoa >/dev/null 2>>"$DISK/../errors" && echo answered; done
      rm "$DISK/other"; banthao list "$DISK/nr" --json | grep -c '"number"'; banthao log "$DISK/nr" --check; sort -u "$DISK/../errors"`
    const { output } = onDisk(join(base, 'disk'), '-o size=30m', trial)
    const lines = output.trim().split('\n')
    const answered = lines.filter(line => line === 'answered').length
    expect(answered).toBeLessThan(5)
    expect(Number(lines[answered + 1])).toBe(Number(lines[0]) + answered)
    expect(output).toContain('Nhật ký nguyên vẹn')
    expect(lines.at(-1)).toContain('Ổ đĩa đã đầy')
  }, 120_000)

  test('read-only: said so', () => {
    const readOnly = onDisk(join(base, 'disk'), '-o ro', 'banthao new "$DISK/nr" --sample')
    expect(readOnly).toEqual({ status: 1, output: expect.stringMatching(/^Không ghi được vào/) })
    expect(existsSync(join(base, 'disk/nr'))).toBe(false)
  })
})
