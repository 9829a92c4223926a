/**
 * SHA-256 of a large file's bytes, in hexadecimal. It is taken in the thread pool: tens of megabytes would keep the
 * engine from answering a key for tens of milliseconds.
 */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')
}
