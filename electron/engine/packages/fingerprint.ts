import { sha256 } from '../store/hash.ts'

/**
 * What people compare to know a key: SHA-256 of its 32 raw bytes, in groups of four hexadecimal digits.
 *
 * @param publicKey the raw Ed25519 key in hexadecimal.
 */
export function fingerprintOf(publicKey: string): string {
  return (sha256(Buffer.from(publicKey, 'hex')).match(/.{4}/g) ?? []).join(' ')
}
