import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { sortKey } from '../../../kernel/sort-key.ts'
import type { RoleId } from '../../capability/context.ts'
import type { ReadTx, WriteTx } from '../../database/database.ts'
import { type AccountKind, loginOfName } from './account-kinds.ts'

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly officeId: Id
  readonly kind: AccountKind
  readonly role: RoleId
  readonly from: CivilDate
  readonly to?: CivilDate | undefined
  readonly passwordHash?: string | undefined
  readonly now: string
}

export interface MadeAccount {
  readonly accountId: Id
  readonly personId: Id
  readonly login: string
}

/** A person, their account and their role. Without a password it opens for nobody until a link has been used. */
export async function insertAccount(tx: WriteTx, asked: NewAccount): Promise<MadeAccount> {
  const personId = newId()
  const accountId = newId()
  const login = await freeLogin(tx, asked.name)
  await tx.execute(sql`
    insert into identity.person (id, name, sort_key, email)
    values (${personId}, ${asked.name}, ${sortKey(asked.name)}, ${asked.email})`)
  await tx.execute(sql`
    insert into identity.account (id, person_id, office_id, kind, login, password_hash, password_at)
    values (${accountId}, ${personId}, ${asked.officeId}, ${asked.kind}, ${login}, ${asked.passwordHash ?? null},
      ${asked.passwordHash === undefined ? null : asked.now})`)
  await tx.execute(sql`
    insert into identity.role_grant (id, account_id, role, valid_from, valid_to)
    values (${newId()}, ${accountId}, ${asked.role}, ${asked.from}, ${asked.to ?? null})`)
  return { accountId, personId, login }
}

/** `ana.lopez`, or `ana.lopez2` where that one is taken. The lock keeps two of one name from taking the same. */
async function freeLogin(tx: WriteTx, name: string): Promise<string> {
  const wished = loginOfName(name)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`login ${wished}`}))`)
  const found = await tx.execute(sql`select login from identity.account where login like ${`${wished}%`}`)
  const taken = new Set(found.rows.map((row) => String(row.login)))
  let free = wished
  for (let number = 2; taken.has(free); number += 1) free = `${wished}${number}`
  return free
}

/** One account for one address; the lock keeps two who ask at once from both finding it free. */
export async function addressIsTaken(tx: ReadTx, email: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`email ${email.toLowerCase()}`}))`)
  const found = await tx.execute(sql`select 1 from identity.persons_with_email(${email}) limit 1`)
  return found.rows.length > 0
}

export const EMAIL_TAKEN: Refusal<'email_taken'> = {
  kind: 'email_taken',
  field: 'email',
  message: {
    es: 'Otra persona ya tiene ese correo. Búsquela en la lista: quizá ya tiene cuenta.',
    en: 'Somebody else has that address. Look for them in the list: they may have an account already.',
  },
}
