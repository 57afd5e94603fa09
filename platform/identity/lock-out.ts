import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { type Id, newId } from '../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import type { WriteTx } from '../database/database.ts'

/**
 * How guessing is slowed without shutting the owner out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). A
 * browser from which the account has entered before is counted by itself, and nobody else's failures count for it. All others
 * are counted by name and address and, because a guesser may have many addresses, by name alone.
 */
export const DEVICE_COOKIE = 'trama_device'
/** How long a browser is taken for known after the account last entered from it. */
export const DEVICE_DAYS = 365

export const WINDOW_MINUTES = 15
/** From one known browser, or from one address. */
export const TRIES = 10
/** For one name, from all unknown browsers together within the window… */
export const TRIES_OF_STRANGERS = 30
/** …and within a day: no more than a hundred in a row (NIST SP 800-63B-4, 3.2.2). */
export const TRIES_OF_STRANGERS_A_DAY = 100

/** Failures for one name, as they concern the browser that tries now. */
export interface FailureTally {
  /** Whether the account has entered from this browser before. */
  readonly known: boolean
  /** Of this browser, if it is known; within the window. */
  readonly device: number
  /** Of unknown browsers at this address; within the window. */
  readonly address: number
  /** Of unknown browsers anywhere; within the window, and within a day. */
  readonly strangers: number
  readonly strangersADay: number
}

/** `window` and `day`: not before the failures within it have become fewer. */
export type TryVerdict = 'allowed' | 'window' | 'day'

export function judgeTry(tally: FailureTally): TryVerdict {
  if (tally.known) return tally.device < TRIES ? 'allowed' : 'window'
  if (tally.strangersADay >= TRIES_OF_STRANGERS_A_DAY) return 'day'
  return tally.address < TRIES && tally.strangers < TRIES_OF_STRANGERS ? 'allowed' : 'window'
}

/** Who tries: under which name, from where, and with the hash of the browser's secret where it has one. */
export interface Try {
  /** As it was typed: counting under the account that it stands for would tell which it is. */
  readonly login: string
  /** Whose browsers are known, where it is not the account of that name. */
  readonly accountId?: Id | undefined
  readonly address: string
  readonly deviceHash: string | undefined
  readonly now: string
  /** What is tried; each is counted for itself. */
  readonly kind: 'password' | 'code'
}

/**
 * Counts the try as failed before anybody looks whether it is right: tries made at the same moment cannot all pass under one
 * count. Who was right has it taken back (`forgiveTry`). A name that does not exist is asked the same questions and gives the
 * same answers as one that does.
 */
export async function claimTry(tx: WriteTx, attempt: Try): Promise<Result<Id, Refusal<'too_many_attempts'>>> {
  const login = attempt.login.slice(0, 200)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${login}`}, 0))`)
  const tally = await tallyOf(tx, { ...attempt, login })
  const verdict = judgeTry(tally)
  if (verdict !== 'allowed') return refuse(tooMany(verdict))
  const id = newId()
  await tx.execute(sql`
    insert into identity.sign_in_failure (id, login, address, kind, device_hash, at)
    values (${id}, ${login}, ${attempt.address}, ${attempt.kind}, ${tally.known ? (attempt.deviceHash ?? null) : null},
      ${attempt.now})`)
  return { ok: true, value: id }
}

export async function forgiveTry(tx: WriteTx, id: Id): Promise<void> {
  await tx.execute(sql`delete from identity.sign_in_failure where id = ${id}`)
}

async function tallyOf(tx: WriteTx, { login, accountId, address, deviceHash, now, kind }: Try): Promise<FailureTally> {
  const instant = Temporal.Instant.from(now)
  const window = instant.subtract({ minutes: WINDOW_MINUTES }).toString()
  const day = instant.subtract({ hours: 24 }).toString()
  const knownSince = instant.subtract({ hours: 24 * DEVICE_DAYS }).toString()
  const found = await tx.execute(sql`
    select
      exists (select 1 from identity.known_device d join identity.account a on a.id = d.account_id
        where (a.login = ${login} or a.id = ${accountId ?? null}::uuid) and d.device_hash = ${deviceHash ?? null} and d.seen_at > ${knownSince}) as known,
      count(*) filter (where device_hash = ${deviceHash ?? null} and at > ${window}) as device,
      count(*) filter (where device_hash is null and address = ${address} and at > ${window}) as address,
      count(*) filter (where device_hash is null and at > ${window}) as strangers,
      count(*) filter (where device_hash is null) as strangers_a_day
    from identity.sign_in_failure where login = ${login} and kind = ${kind} and at > ${day}`)
  const row = found.rows[0]
  return {
    known: row?.known === true,
    device: Number(row?.device),
    address: Number(row?.address),
    strangers: Number(row?.strangers),
    strangersADay: Number(row?.strangers_a_day),
  }
}

/**
 * The account knows this browser from now on, or goes on knowing it; answers whether it is a new one. Called when somebody has
 * entered, by whatever way: who proved by a letter who they are is no longer held up by what strangers tried.
 */
export async function rememberDevice(tx: WriteTx, accountId: Id, deviceHash: string, now: string): Promise<boolean> {
  const id = newId()
  const kept = await tx.execute(sql`
    insert into identity.known_device (id, account_id, device_hash, at, seen_at)
    values (${id}, ${accountId}, ${deviceHash}, ${now}, ${now})
    on conflict (account_id, device_hash) do update set seen_at = excluded.seen_at
    returning id`)
  return kept.rows[0]?.id === id
}

const WAIT: Readonly<Record<Exclude<TryVerdict, 'allowed'>, Text>> = {
  window: {
    es: `Espere ${WINDOW_MINUTES} minutos e intente de nuevo.`,
    en: `Wait ${WINDOW_MINUTES} minutes and try again.`,
  },
  day: {
    es: 'Por hoy solo se puede ingresar con contraseña desde un navegador con el que ya se haya ingresado.',
    en: 'For today a password only opens it from a browser that has been used to sign in before.',
  },
}

function tooMany(verdict: Exclude<TryVerdict, 'allowed'>): Refusal<'too_many_attempts'> {
  return {
    kind: 'too_many_attempts',
    field: 'password',
    message: {
      es: `Hubo demasiados intentos fallidos con este usuario. ${WAIT[verdict].es} Si no fue usted, quien lo intentó no ingresó.`,
      en: `There were too many failed attempts with this user name. ${WAIT[verdict].en} If it was not you, whoever tried did not get in.`,
    },
  }
}
