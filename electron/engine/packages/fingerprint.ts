import { createHash } from 'node:crypto'

/**
 * What people compare to know a key: SHA-256 of its 32 raw bytes, in groups of four hexadecimal digits.
 *
 * @param publicKey the raw Ed25519 key in hexadecimal.
 */
export function fingerprintOf(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex')
  return (digest.match(/.{4}/g) ?? []).join(' ')
}
