import { hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's minimum of 2024 (19 MiB, 2 passes, 1 lane): about 25 ms a check here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

export function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'))
}

let decoy: Promise<string> | undefined

/** Spends the same time when the account does not exist, so that answers do not tell which names do. */
export async function spendTheSameTime(password: string): Promise<false> {
  decoy ??= hashPassword('a password that nobody has')
  await passwordMatches(await decoy, password)
  return false
}
