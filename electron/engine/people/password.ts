import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** The work of one guess: memory is 128 * n * r bytes. */
export interface PasswordCost {
  n: number
  r: number
  p: number
}

/** 128 MB and about 0.4 s a guess on an office PC (OWASP's first choice for scrypt). */
export const passwordCost: PasswordCost = { n: 2 ** 17, r: 8, p: 1 }

const recordSchema = z.object({
  n: z.int(),
  r: z.int(),
  p: z.int(),
  salt: z.string(),
  proof: z.string(),
})

/** Derives a record that proves a password, and the 32-byte key under which its owner's secrets are kept. */
export async function newPassword(
  password: string,
  cost: PasswordCost,
): Promise<{ record: string; key: Buffer }> {
  const salt = randomBytes(16)
  const { proof, key } = await derive(password, salt, cost)
  return {
    record: JSON.stringify({ ...cost, salt: salt.toString('hex'), proof: proof.toString('hex') }),
    key,
  }
}

/** The owner's key when the password is right, else null. Takes as long either way. */
export async function openPassword(password: string, record: string): Promise<Buffer | null> {
  const { n, r, p, salt, proof } = recordSchema.parse(JSON.parse(record))
  const derived = await derive(password, Buffer.from(salt, 'hex'), { n, r, p })
  return timingSafeEqual(derived.proof, Buffer.from(proof, 'hex')) ? derived.key : null
}

/** Passwords are typed with different input methods: the same letters must give the same bytes. */
async function derive(password: string, salt: Buffer, { n, r, p }: PasswordCost) {
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    scrypt(
      password.normalize('NFKC'),
      salt,
      64,
      { N: n, r, p, maxmem: 256 * n * r + 1_000_000 },
      (error, derived) => (error ? reject(error) : resolve(derived)),
    )
  })
  return { proof: createHash('sha256').update(bytes.subarray(0, 32)).digest(), key: bytes.subarray(32) }
}
