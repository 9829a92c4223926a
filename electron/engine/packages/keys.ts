import { createPublicKey, type KeyObject, verify } from 'node:crypto'

/** What stands before the 32 raw bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

function publicKeyOf(publicKey: string): KeyObject {
  const key = Buffer.concat([spkiPrefix, Buffer.from(publicKey, 'hex')])
  return createPublicKey({ key, format: 'der', type: 'spki' })
}

/** A public key (64 hexadecimal digits) as OpenSSL reads it. */
export function pemOf(publicKey: string): string {
  return publicKeyOf(publicKey).export({ format: 'pem', type: 'spki' }).toString()
}

/**
 * Whether `signature` is that of `bytes` by the Ed25519 key (64 hexadecimal digits). What cannot be a key or a signature
 * is not one.
 */
export function signedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(null, bytes, publicKeyOf(publicKey), signature)
  } catch {
    return false
  }
}
