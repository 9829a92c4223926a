import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/** File systems that live on another computer; SQLite's locks and fsync cannot be trusted there. */
const networkTypes =
  /^(nfs\d?|cifs|smb\d?|smbfs|ncpfs|afpfs|afs|webdav|davfs2?|9p|ceph|glusterfs|lustre|beegfs|fuse\.(sshfs|rclone|davfs|s3fs|gvfsd-fuse|glusterfs|ceph|cifs|smbnetfs|google-drive-ocamlfuse|onedriver))$/

/** The kind of network drive that holds this folder, or null for a disk of this computer. The folder must exist. */
export function networkDriveOf(folder: string, platform: NodeJS.Platform = process.platform): string | null {
  // Windows: the native real path of a mapped drive is its UNC path, \\server\share.
  if (platform === 'win32') return /^\\\\(?![?.]\\)/.test(realpathSync.native(folder)) ? 'SMB' : null
  const path = realpathSync(folder)
  const type =
    platform === 'linux' ? typeInMountInfo(readMountInfo(), path) : typeInMountList(listMounts(), path)
  return type && networkTypes.test(type) ? type : null
}

/** The file system type under a path, from the text of /proc/self/mountinfo (proc(5)). */
export function typeInMountInfo(mountInfo: string, path: string): string | null {
  const mounts = mountInfo.split('\n').flatMap(line => {
    const [before, after] = line.split(' - ')
    const point = before?.split(' ')[4]
    const type = after?.split(' ')[0]
    return point && type ? [{ point: unescapeOctal(point), type }] : []
  })
  return typeOfNearest(mounts, path)
}

/** The same from the output of `mount` on macOS: `//u@server/share on /Volumes/share (smbfs, nodev)`. */
export function typeInMountList(list: string, path: string): string | null {
  const mounts = [...list.matchAll(/ on (.+) \(([^,)]+)/g)].flatMap(([, point, type]) =>
    point && type ? [{ point, type }] : [],
  )
  return typeOfNearest(mounts, path)
}

function typeOfNearest(mounts: { point: string; type: string }[], path: string): string | null {
  for (let at = path; ; at = dirname(at)) {
    // The last mount over a point is the one that is seen.
    const mount = mounts.findLast(({ point }) => point === at)
    if (mount) return mount.type
    if (at === dirname(at)) return null
  }
}

const unescapeOctal = (text: string) =>
  text.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))

function readMountInfo(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8')
  } catch {
    // A system without /proc tells nothing about its drives; refusing every folder there would help nobody.
    return ''
  }
}

function listMounts(): string {
  return execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 5000 })
}
