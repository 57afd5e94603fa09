import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { CALENDAR_OF_TOKEN, OWN_CALENDAR } from '../out-permissions.ts'
import { inOrder, monthDates, type OwnDate, targetDates } from '../rules/calendar/own-dates.ts'
import { ownAgreementDates, ownReviewDates } from '../rules/review/review-days.ts'
import { agreementsOf } from './agreement-store.ts'
import { loadPoaHeads, loadPoas } from './load-poa.ts'
import { planYears } from './load-year.ts'
import { reviewDaysOf } from './review-days.ts'

const makeInput = z.object({ tokenHash: z.string().regex(/^[0-9a-f]{64}$/) })

/** Makes the secret address of a person's calendar; an earlier one stops working at that moment. */
export const makeCalendar: Command<z.infer<typeof makeInput>, null> = {
  id: 'planning.make_calendar',
  title: { es: 'Crear la dirección secreta de su calendario', en: 'Make the secret address of one’s calendar' },
  input: makeInput,
  permission: OWN_CALENDAR,
  async run(tx, ctx, { tokenHash }) {
    if (typeof ctx.who === 'string') return refuse(NOBODY)
    const { accountId, officeId, name } = ctx.who
    const made = await tx.execute(sql`
      insert into planning.calendar_feed (id, office_id, account_id, token_hash, made_at)
      values (${newId()}, ${officeId}, ${accountId}, ${tokenHash}, ${ctx.now})
      on conflict (account_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at,
        version = planning.calendar_feed.version + 1
      returning version`)
    const renewed = Number(made.rows[0]?.version) > 1
    const after = { calendar: renewed ? 'renewed' : 'made' }
    return {
      ok: true,
      value: { output: null, changes: [{ kind: 'identity.account', id: accountId, label: name, after }] },
    }
  },
}

/** From then on nobody reads the calendar, whoever knows the address. */
export const removeCalendar: Command<Record<string, never>, null> = {
  id: 'planning.remove_calendar',
  title: { es: 'Quitar la dirección secreta de su calendario', en: 'Remove the secret address of one’s calendar' },
  input: z.object({}),
  permission: OWN_CALENDAR,
  async run(tx, ctx) {
    if (typeof ctx.who === 'string') return refuse(NOBODY)
    const { accountId, name } = ctx.who
    const gone = await tx.execute(sql`delete from planning.calendar_feed where account_id = ${accountId} returning id`)
    if (gone.rows.length === 0) return refuse(NONE)
    const after = { calendar: 'removed' }
    return {
      ok: true,
      value: { output: null, changes: [{ kind: 'identity.account', id: accountId, label: name, after }] },
    }
  },
}

export interface OwnCalendar {
  /** When the address was made; absent where there is none. */
  readonly madeAt: string | undefined
  /** What a program would be given today. */
  readonly dates: readonly OwnDate[]
}

export const ownCalendar: Query<null, OwnCalendar> = {
  id: 'planning.own_calendar',
  permission: OWN_CALENDAR,
  async run(tx, ctx) {
    if (typeof ctx.who === 'string') return refuse(NOBODY)
    const { accountId, unitIds } = ctx.who
    const found = await tx.execute(sql`select made_at from planning.calendar_feed where account_id = ${accountId}`)
    const madeAt = found.rows[0]?.made_at
    return {
      ok: true,
      value: {
        madeAt: madeAt === undefined ? undefined : String(madeAt),
        dates: await datesOf(tx, { accountId, unitIds }, ctx),
      },
    }
  },
}

/**
 * The dates of whoever's calendar the secret opens. An account that was closed, or a post that has ended, takes its dates with it:
 * what is asked is what holds today.
 */
export const calendarOfToken: Query<string, readonly OwnDate[]> = {
  id: 'planning.calendar_of_token',
  permission: CALENDAR_OF_TOKEN,
  async run(tx, ctx, tokenHash) {
    const found = await tx.execute(sql`
      select a.id, coalesce((select array_agg(distinct po.unit_id::text) from identity.holding h join identity.post po on po.id = h.post_id
        where h.person_id = a.person_id and h.valid_from <= ${ctx.today}
          and (h.valid_to is null or h.valid_to >= ${ctx.today})), '{}') as units
      from planning.calendar_feed f join identity.account a on a.id = f.account_id
      where f.token_hash = ${tokenHash} and a.disabled_at is null`)
    const row = found.rows[0]
    if (row === undefined) return refuse(NONE)
    return { ok: true, value: await datesOf(tx, { accountId: String(row.id), unitIds: row.units as string[] }, ctx) }
  },
}

/** Of whom dates are asked: never more than is their own. */
export interface DatesAsked {
  readonly accountId: Id
  readonly unitIds: readonly Id[]
}

/** Where dates come from. Whoever has dates of a person adds a function here. */
const SOURCES: readonly ((tx: ReadTx, asked: DatesAsked, ctx: Ctx) => Promise<readonly OwnDate[]>)[] = [
  datesOfPlans,
  datesOfReviews,
  datesOfAgreements,
]

async function datesOf(tx: ReadTx, asked: DatesAsked, ctx: Ctx): Promise<readonly OwnDate[]> {
  const all: OwnDate[] = []
  for (const source of SOURCES) all.push(...(await source(tx, asked, ctx)))
  return inOrder(all)
}

/** The newest years: one may be under way while the next is being planned. */
const YEARS = 2

async function datesOfPlans(tx: ReadTx, { unitIds }: DatesAsked): Promise<readonly OwnDate[]> {
  if (unitIds.length === 0) return []
  const dates: OwnDate[] = []
  for (const year of (await planYears(tx)).slice(0, YEARS))
    for (const { head, plan, reports } of await loadPoas(tx, { year })) {
      if (!unitIds.includes(head.unit.id)) continue
      const dated = { id: head.id, unit: head.unit, plan, reports }
      dates.push(...monthDates(dated), ...targetDates(dated))
    }
  return dates
}

/** Phases in which a person's unit, or whoever directs, has something to do; and the meetings of those who have. */
async function datesOfReviews(tx: ReadTx, { accountId, unitIds }: DatesAsked, ctx: Ctx): Promise<readonly OwnDate[]> {
  const found = await tx.execute(sql`
    select exists (select 1 from identity.role_grant where account_id = ${accountId} and role = 'executive_director'
      and valid_from <= ${ctx.today} and (valid_to is null or valid_to >= ${ctx.today})) as directs`)
  const directs = found.rows[0]?.directs === true
  const dates: OwnDate[] = []
  for (const year of (await planYears(tx)).slice(0, YEARS)) {
    const heads = await loadPoaHeads(tx, { year })
    const units = heads.flatMap(({ unit }) => (unitIds.includes(unit.id) ? [unit] : []))
    if (units.length === 0 && !directs) continue
    for (const review of await reviewDaysOf(tx, year)) dates.push(...ownReviewDates(review, { units, directs }))
  }
  return dates
}

async function datesOfAgreements(tx: ReadTx, { unitIds }: DatesAsked): Promise<readonly OwnDate[]> {
  return unitIds.length === 0 ? [] : ownAgreementDates(await agreementsOf(tx, { unitIds }))
}

const NOBODY = {
  kind: 'no_account',
  message: {
    es: 'Solo quien tiene una cuenta tiene fechas propias.',
    en: 'Only who has an account has dates of their own.',
  },
} as const

const NONE = {
  kind: 'no_calendar',
  message: { es: 'Ese calendario no existe o se quitó.', en: 'That calendar does not exist or was removed.' },
} as const
