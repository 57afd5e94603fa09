import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { OPEN_REVIEW, RUN_REVIEW } from '../review-permissions.ts'
import { lastDayOfQuarter, phaseDays } from '../rules/review/calendar.ts'
import { isQuarter, type Quarter } from '../rules/review/closed-period.ts'
import { nextState, type ReviewAction, type ReviewState, reasonRefusal } from '../rules/review/cycle.ts'
import { lockYear } from './review-closed-period.ts'
import { takeSnapshot } from './review-snapshot.ts'
import {
  consolidatingUnit,
  consolidatingUnitOf,
  lockReview,
  partiesOf,
  REVIEW,
  reviewDay,
  reviewMethod,
  type StoredReview,
} from './review-store.ts'
import { tellOfDirection } from './tell-director.ts'

export const quarterInput = {
  year: z.coerce.number().int().min(1900).max(2200),
  quarter: z.coerce.number().int().min(1).max(4),
}

const openInput = z.object(quarterInput)

/** Opens the review of a quarter: from now on its units deliver their parts. The days of its phases are fixed here. */
export const openReview: Command<z.infer<typeof openInput>, { readonly reviewId: string }> = {
  id: 'planning.open_review',
  title: { es: 'Abrir la revisión de un trimestre', en: 'Open the review of a quarter' },
  input: openInput,
  permission: OPEN_REVIEW,
  async run(tx, ctx, { year, quarter }) {
    if (!isQuarter(quarter)) return refuse(noReview())
    const plans = await tx.execute(sql`
      select office_id from planning.instrument where kind = 'poa' and from_year = ${year} limit 1`)
    const officeId = plans.rows[0]?.office_id
    if (officeId === undefined) return refuse(noPlans(year))
    const known = await lockReview(tx, year, quarter)
    const parties = partiesOf(ctx.who, { consolidating: undefined })
    const next = nextState(known?.state ?? 'none', 'open', parties)
    if (!next.ok) return next
    const review = await insertReview(tx, ctx, { officeId: String(officeId), year, quarter })
    // Two people opened it at once.
    if (review === undefined) return refuse(changedMeanwhile())
    await addStep(tx, ctx, review, { action: 'open', from: 'none', to: next.value })
    return { ok: true, value: { output: { reviewId: review.id }, changes: [changeOf(review, undefined, next.value)] } }
  },
}

/** Also for the demonstration, which opens reviews of the past. */
export async function insertReview(
  tx: WriteTx,
  ctx: Ctx,
  of: { readonly officeId: string; readonly year: number; readonly quarter: Quarter; readonly demo?: boolean },
): Promise<StoredReview | undefined> {
  const phases = phaseDays(await reviewMethod(tx), of.year, of.quarter)
  const id = newId()
  const made = await tx.execute(sql`
    insert into planning.review (id, office_id, year, quarter, state, phases, consolidating_unit_id, opened_at, demo)
    values (${id}, ${of.officeId}, ${of.year}, ${of.quarter}, 'units', ${JSON.stringify(phases)}::jsonb,
      ${(await consolidatingUnit(tx)) ?? null}, ${ctx.now}, ${of.demo === true})
    on conflict (office_id, year, quarter) do nothing returning id`)
  return made.rows.length === 0 ? undefined : lockReview(tx, of.year, of.quarter)
}

/** What a person does with an open or signed review. Opening and delivering are commands of their own. */
export const STEP_ACTIONS = ['consolidate', 'ask_units', 'present', 'send_back', 'sign', 'reopen'] as const

const stepInput = z.object({
  ...quarterInput,
  action: z.enum(STEP_ACTIONS),
  reason: z.string().max(2000).optional(),
  /** Version of the review that the person saw. */
  expectedVersion: z.coerce.number().int().min(1),
})

export interface StepOutput {
  readonly state: ReviewState
  /** Hash of what was frozen, at a sign-off. */
  readonly sha256?: string
}

/**
 * Takes a review to its next phase. Signing freezes the year as it is and closes the quarter; reopening opens it again and
 * leaves what was signed untouched.
 */
export const stepReview: Command<z.infer<typeof stepInput>, StepOutput> = {
  id: 'planning.step_review',
  title: { es: 'Llevar una revisión a su siguiente fase', en: 'Take a review to its next phase' },
  input: stepInput,
  permission: RUN_REVIEW,
  subject: consolidatingUnitOf,
  async run(tx, ctx, input) {
    // Before anything is read: a report that is being saved at this moment is waited for, and is then in the snapshot.
    if (input.action === 'sign' || input.action === 'reopen') await lockYear(tx, input.year)
    const review = await lockReview(tx, input.year, input.quarter)
    if (review === undefined) return refuse(noReview())
    // First: who saw another phase is told that it changed, not that the step of the new phase is somebody else's.
    if (review.version !== input.expectedVersion) return refuse(changedMeanwhile())
    const parties = partiesOf(ctx.who, { consolidating: review.consolidatingUnitId })
    const next = nextState(review.state, input.action, parties)
    if (!next.ok) return next
    const reasonless = reasonRefusal(input.action, input.reason)
    if (reasonless !== undefined) return refuse(reasonless)
    return moveReview(tx, ctx, review, { action: input.action, to: next.value, reason: input.reason })
  },
}

interface Move {
  readonly action: ReviewAction
  readonly to: ReviewState
  readonly reason?: string | undefined
}

async function moveReview(
  tx: WriteTx,
  ctx: Ctx,
  review: StoredReview,
  { action, to, reason }: Move,
): Promise<
  Result<{ readonly output: StepOutput; readonly changes: readonly Change[]; readonly reason?: string }, Refusal>
> {
  const day = await reviewDay(tx, ctx, review.year)
  if (action === 'sign' && day < lastDayOfQuarter(review.year, review.quarter)) return refuse(quarterNotOver())
  const sha256 = await applyMove(tx, ctx, review, { action, to, reason }, day)
  if (to === 'direction') await tellOfDirection(tx, ctx, review)
  return {
    ok: true,
    value: {
      output: { state: to, ...(sha256 === undefined ? {} : { sha256 }) },
      changes: [changeOf(review, review.state, to, sha256)],
      ...(reason === undefined ? {} : { reason }),
    },
  }
}

/** Writes the step; at a sign-off also the snapshot, whose hash it answers. */
export async function applyMove(
  tx: WriteTx,
  ctx: Ctx,
  review: StoredReview,
  { action, to, reason }: Move,
  day: string,
): Promise<string | undefined> {
  await tx.execute(sql`
    update planning.review set state = ${to}, signed_on = ${to === 'signed' ? day : null}, version = version + 1
    where id = ${review.id}`)
  await addStep(tx, ctx, review, { action, from: review.state, to, reason })
  return to === 'signed' ? (await takeSnapshot(tx, ctx, review))?.sha256 : undefined
}

export async function addStep(
  tx: WriteTx,
  ctx: Ctx,
  review: Pick<StoredReview, 'id' | 'officeId'>,
  step: {
    readonly action: ReviewAction
    readonly from: string
    readonly to: string
    readonly reason?: string | undefined
  },
): Promise<void> {
  await tx.execute(sql`
    insert into planning.review_step (id, office_id, review_id, action, from_state, to_state, reason, at)
    values (${newId()}, ${review.officeId}, ${review.id}, ${step.action}, ${step.from}, ${step.to}, ${step.reason ?? null}, ${ctx.now})`)
}

function changeOf(
  review: Pick<StoredReview, 'id' | 'year' | 'quarter'>,
  from: ReviewState | undefined,
  to: ReviewState,
  sha256?: string,
): Change {
  return {
    kind: REVIEW,
    id: review.id,
    label: `${review.year}-Q${review.quarter}`,
    before: from === undefined ? {} : { state: from },
    after: { state: to, ...(sha256 === undefined ? {} : { snapshot: sha256 }) },
  }
}

export function noReview(): Refusal<'no_review'> {
  return {
    kind: 'no_review',
    message: { es: 'Ese trimestre todavía no tiene revisión.', en: 'That quarter has no review yet.' },
  }
}

function noPlans(year: number): Refusal<'no_plan'> {
  return {
    kind: 'no_plan',
    message: {
      es: `No hay planes operativos de ${year} que revisar.`,
      en: `There are no operating plans of ${year} to review.`,
    },
  }
}

function quarterNotOver(): Refusal<'quarter_not_over'> {
  return {
    kind: 'quarter_not_over',
    message: {
      es: 'El trimestre aún no termina: se puede firmar desde su último día.',
      en: 'The quarter is not over yet: it can be signed off from its last day on.',
    },
  }
}

export function changedMeanwhile(): Refusal<'changed_meanwhile'> {
  return {
    kind: 'changed_meanwhile',
    message: {
      es: 'Otra persona cambió esto mientras usted lo veía. Vuelva a cargar la página, revise cómo está ahora y repita lo que quería hacer.',
      en: 'Somebody else changed this while you were looking. Load the page again, see how it stands now, and do again what you meant to do.',
    },
  }
}
