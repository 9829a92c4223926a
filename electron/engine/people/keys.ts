import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'

/** SubjectPublicKeyInfo of an Ed25519 and an X25519 key, up to the 32 raw bytes (RFC 8410). */
const prefixes = {
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
  x25519: Buffer.from('302a300506032b656e032100', 'hex'),
}

/** A key pair: the public half as 32 raw bytes in hexadecimal, the private half as PKCS #8. */
export interface KeyPair {
  publicKey: string
  privateKey: Buffer
}

/** Makes a key pair for sealing. */
export function newSigningPair(): KeyPair {
  const pair = generateKeyPairSync('ed25519')
  return { publicKey: rawHex(pair.publicKey), privateKey: pkcs8(pair.privateKey) }
}

/** Makes a key pair to which secrets can be sent. */
export function newBoxPair(): KeyPair {
  const pair = generateKeyPairSync('x25519')
  return { publicKey: rawHex(pair.publicKey), privateKey: pkcs8(pair.privateKey) }
}

/** The Ed25519 public key of 32 raw bytes in hexadecimal. */
export function signingPublicKey(hex: string): KeyObject {
  return publicKeyFrom(prefixes.ed25519, hex)
}

/** Signs the UTF-8 of a text; the signature in hexadecimal. */
export function signText(privateKey: Buffer, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKeyFrom(privateKey)).toString('hex')
}

/** Whether the signature is that key's over that text. */
export function verifyText(publicKey: string, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text, 'utf8'), signingPublicKey(publicKey), Buffer.from(signature, 'hex'))
}

/** A private key of PKCS #8 bytes, to sign with. */
export function privateKeyFrom(bytes: Buffer): KeyObject {
  return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
}

/** Encrypts under a 32-byte key (AES-256-GCM); `purpose` must be the same when it is opened. */
export function lock(key: Buffer, purpose: string, secret: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(purpose, 'utf8'))
  const hidden = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden])
}

/** Opens what `lock` made. @throws when the key, the purpose or a byte is another. */
export function unlock(key: Buffer, purpose: string, locked: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, locked.subarray(0, 12))
  decipher.setAAD(Buffer.from(purpose, 'utf8'))
  decipher.setAuthTag(locked.subarray(12, 28))
  return Buffer.concat([decipher.update(locked.subarray(28)), decipher.final()])
}

/** Encrypts so that only the owner of the box key can open it (X25519 with a fresh key, HKDF, AES-256-GCM). */
export function lockFor(boxPublicKey: string, purpose: string, secret: Buffer): Buffer {
  const once = generateKeyPairSync('x25519')
  const shared = diffieHellman({
    privateKey: once.privateKey,
    publicKey: publicKeyFrom(prefixes.x25519, boxPublicKey),
  })
  const oncePublic = Buffer.from(rawHex(once.publicKey), 'hex')
  return Buffer.concat([oncePublic, lock(deriveBoxKey(shared, oncePublic, boxPublicKey), purpose, secret)])
}

/** Opens what `lockFor` made. */
export function unlockWith(box: KeyPair, purpose: string, locked: Buffer): Buffer {
  const oncePublic = locked.subarray(0, 32)
  const shared = diffieHellman({
    privateKey: privateKeyFrom(box.privateKey),
    publicKey: publicKeyFrom(prefixes.x25519, oncePublic.toString('hex')),
  })
  return unlock(deriveBoxKey(shared, oncePublic, box.publicKey), purpose, locked.subarray(32))
}

function deriveBoxKey(shared: Buffer, oncePublic: Buffer, boxPublicKey: string): Buffer {
  const context = Buffer.concat([oncePublic, Buffer.from(boxPublicKey, 'hex')])
  return Buffer.from(hkdfSync('sha256', shared, context, 'banthao.box/1', 32))
}

function publicKeyFrom(prefix: Buffer, hex: string): KeyObject {
  return createPublicKey({
    key: Buffer.concat([prefix, Buffer.from(hex, 'hex')]),
    format: 'der',
    type: 'spki',
  })
}

const rawHex = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
const pkcs8 = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' })
