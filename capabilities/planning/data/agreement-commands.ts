import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { says } from '../../../platform/packs/issues.ts'
import { CLOSE_AGREEMENT, RECORD_MEETING, WITHDRAW_AGREEMENT } from '../review-permissions.ts'
import { AGREEMENT, agreementsOf, type StoredAgreement } from './agreement-store.ts'
import { changedMeanwhile, noReview, quarterInput } from './review-cycle.ts'
import { unitWithPlan } from './review-deliver.ts'
import { consolidatingUnitOf, lockReview, reviewDay } from './review-store.ts'

const day = z
  .string()
  .refine((text) => parseCivilDate(text) !== undefined, { params: says('Escriba una fecha.', 'Write a date.') })

export const addInput = z.object({
  ...quarterInput,
  text: z.string().trim().min(10).max(2000),
  unit: z.string().min(1).max(40),
  post: z.string().max(200).optional(),
  dueOn: day,
})

/** The meeting agrees on something: what, which unit answers for it, by when. */
export const addAgreement: Command<
  z.infer<typeof addInput>,
  { readonly agreementId: string; readonly number: number }
> = {
  id: 'planning.add_agreement',
  title: { es: 'Anotar un acuerdo de la revisión', en: 'Write down an agreement of the review' },
  input: addInput,
  permission: RECORD_MEETING,
  subject: consolidatingUnitOf,
  async run(tx, _ctx, input) {
    // Held, so that two people who write agreements at once do not get one number.
    const review = await lockReview(tx, input.year, input.quarter)
    if (review === undefined) return refuse(noReview())
    const unit = await unitWithPlan(tx, input)
    if (unit === undefined) return refuse(noSuchUnit())
    const number = await nextNumber(tx, input.year)
    const id = newId()
    await tx.execute(sql`
      insert into planning.agreement (id, office_id, review_id, year, number, text, unit_id, post, due_on)
      values (${id}, ${review.officeId}, ${review.id}, ${input.year}, ${number}, ${input.text}, ${unit.id},
        ${input.post ?? null}, ${input.dueOn})`)
    const after = { text: input.text, unit: input.unit, post: input.post ?? null, dueOn: input.dueOn }
    return {
      ok: true,
      value: {
        output: { agreementId: id, number },
        changes: [{ kind: AGREEMENT, id, label: `${number}/${input.year}`, before: {}, after }],
      },
    }
  },
}

/** The next number of the year; the year's reviews are held while it is taken. */
export async function nextNumber(tx: WriteTx, year: number): Promise<number> {
  await tx.execute(sql`select id from planning.review where year = ${year} order by id for update`)
  const found = await tx.execute(sql`
    select coalesce(max(number), 0) + 1 as number from planning.agreement where year = ${year}`)
  return Number(found.rows[0]?.number ?? 1)
}

export const closeInput = z.object({
  agreementId: z.uuid(),
  closedOn: day.optional(),
  note: z.string().trim().min(10).max(4000),
  /** One a line. */
  links: z.string().max(4000).optional(),
  expectedVersion: z.coerce.number().int().min(1),
})

/** The unit says how it carried out what was agreed, with links to what shows it. */
export const closeAgreement: Command<z.infer<typeof closeInput>, { readonly version: number }> = {
  id: 'planning.close_agreement',
  title: { es: 'Dar por cumplido un acuerdo', en: 'Mark an agreement as done' },
  input: closeInput,
  permission: CLOSE_AGREEMENT,
  subject: async (tx, input) => ({ unitId: (await find(tx, input.agreementId))?.unit.id }),
  async run(tx, ctx, input) {
    const links = (input.links ?? '')
      .split(/\s+/)
      .map((link) => link.trim())
      .filter((link) => link !== '')
    if (!links.every(isWebAddress)) return refuse(notALink())
    const before = await lock(tx, input.agreementId)
    if (before === undefined) return refuse(noAgreement())
    if (before.withdrawnOn !== undefined || before.closedOn !== undefined) return refuse(alreadyEnded())
    if (before.version !== input.expectedVersion) return refuse(changedMeanwhile())
    const today = await reviewDay(tx, ctx, before.year)
    const closedOn = input.closedOn ?? today
    if (closedOn > today) return refuse(notYet())
    await tx.execute(sql`
      update planning.agreement set closed_on = ${closedOn}, closing_note = ${input.note},
        evidence_links = ${sql.param(links)}::text[], version = version + 1 where id = ${before.id}`)
    return ended(before, { closedOn, closingNote: input.note, links: links.join(' ') })
  },
}

export const withdrawInput = z.object({
  agreementId: z.uuid(),
  reason: z.string().trim().min(10).max(4000),
  expectedVersion: z.coerce.number().int().min(1),
})

/** What no longer applies is withdrawn with its reason; it stays in the list. */
export const withdrawAgreement: Command<z.infer<typeof withdrawInput>, { readonly version: number }> = {
  id: 'planning.withdraw_agreement',
  title: { es: 'Retirar un acuerdo', en: 'Withdraw an agreement' },
  input: withdrawInput,
  permission: WITHDRAW_AGREEMENT,
  async run(tx, ctx, input) {
    const before = await lock(tx, input.agreementId)
    if (before === undefined) return refuse(noAgreement())
    if (before.withdrawnOn !== undefined || before.closedOn !== undefined) return refuse(alreadyEnded())
    if (before.version !== input.expectedVersion) return refuse(changedMeanwhile())
    const withdrawnOn = await reviewDay(tx, ctx, before.year)
    await tx.execute(sql`
      update planning.agreement set withdrawn_on = ${withdrawnOn}, closing_note = ${input.reason}, version = version + 1
      where id = ${before.id}`)
    return ended(before, { withdrawnOn, closingNote: input.reason })
  },
}

function ended(before: StoredAgreement, after: Readonly<Record<string, unknown>>) {
  const change: Change = {
    kind: AGREEMENT,
    id: before.id,
    label: `${before.number}/${before.year}`,
    ...(changeBetween({}, after) ?? { before: {}, after: {} }),
  }
  return { ok: true, value: { output: { version: before.version + 1 }, changes: [change] } } as const
}

async function find(tx: ReadTx, id: string): Promise<StoredAgreement | undefined> {
  return (await agreementsOf(tx, { id }))[0]
}

async function lock(tx: WriteTx, id: string): Promise<StoredAgreement | undefined> {
  await tx.execute(sql`select id from planning.agreement where id = ${id} for update`)
  return find(tx, id)
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

function noAgreement(): Refusal<'no_agreement'> {
  return { kind: 'no_agreement', message: { es: 'Ese acuerdo no existe.', en: 'There is no such agreement.' } }
}

function noSuchUnit(): Refusal<'no_such_unit'> {
  return {
    kind: 'no_such_unit',
    field: 'unit',
    message: {
      es: 'Elija una unidad que tenga plan operativo ese año.',
      en: 'Choose a unit that has an operating plan in that year.',
    },
  }
}

function alreadyEnded(): Refusal<'agreement_ended'> {
  return {
    kind: 'agreement_ended',
    message: {
      es: 'Ese acuerdo ya se cumplió o se retiró; no admite más cambios.',
      en: 'That agreement was carried out or withdrawn already; it takes no more changes.',
    },
  }
}

function notYet(): Refusal<'day_to_come'> {
  return {
    kind: 'day_to_come',
    field: 'closedOn',
    message: {
      es: 'El día en que se cumplió no puede estar en el futuro.',
      en: 'The day on which it was done cannot lie in the future.',
    },
  }
}

function notALink(): Refusal<'not_a_link'> {
  return {
    kind: 'not_a_link',
    field: 'links',
    message: {
      es: 'Cada enlace empieza con https:// y va en su propia línea.',
      en: 'Each link begins with https:// and stands on a line of its own.',
    },
  }
}
