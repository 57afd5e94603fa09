import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { DELIVER_PART } from '../review-permissions.ts'
import { nextState } from '../rules/review/cycle.ts'
import { noReview, quarterInput } from './review-cycle.ts'
import { lockReview, partiesOf } from './review-store.ts'

const deliverInput = z.object({
  ...quarterInput,
  /** Code of the unit. */
  unit: z.string().min(1).max(40),
  action: z.enum(['deliver', 'take_back']),
  note: z.string().max(2000).optional(),
})

/** A unit says that its reports of the quarter are complete, or takes that back while the review is still with planning. */
export const deliverPart: Command<z.infer<typeof deliverInput>, { readonly delivered: boolean }> = {
  id: 'planning.deliver_part',
  title: { es: 'Entregar la parte de una unidad en la revisión', en: 'Deliver a unit’s part of the review' },
  input: deliverInput,
  permission: DELIVER_PART,
  subject: async (tx, input) => ({ unitId: (await unitWithPlan(tx, input))?.id }),
  async run(tx, ctx, input) {
    const unit = await unitWithPlan(tx, input)
    if (unit === undefined) return refuse(noSuchUnit())
    const review = await lockReview(tx, input.year, input.quarter)
    if (review === undefined) return refuse(noReview())
    const parties = partiesOf(ctx.who, { consolidating: review.consolidatingUnitId, unit: unit.id })
    const next = nextState(review.state, input.action, parties)
    if (!next.ok) return next
    const delivered = input.action === 'deliver'
    const known = await tx.execute(sql`
      select id, note from planning.review_delivery where review_id = ${review.id} and unit_id = ${unit.id}`)
    const before = { delivered: known.rows.length > 0, note: known.rows[0]?.note ?? null }
    if (delivered)
      await tx.execute(sql`
        insert into planning.review_delivery (id, office_id, review_id, unit_id, note, delivered_at)
        values (${newId()}, ${review.officeId}, ${review.id}, ${unit.id}, ${input.note ?? null}, ${ctx.now})
        on conflict (review_id, unit_id) do update set note = excluded.note, delivered_at = excluded.delivered_at,
          version = planning.review_delivery.version + 1`)
    else
      await tx.execute(sql`
        delete from planning.review_delivery where review_id = ${review.id} and unit_id = ${unit.id}`)
    return {
      ok: true,
      value: {
        output: { delivered },
        changes: [
          {
            kind: 'planning.review_delivery',
            id: review.id,
            label: `${review.year}-Q${review.quarter} · ${input.unit}`,
            before,
            after: { delivered, note: delivered ? (input.note ?? null) : null },
          },
        ],
      },
    }
  },
}

/** The unit of this code whose plan of the year is under review. */
export async function unitWithPlan(
  tx: ReadTx,
  { year, unit }: { readonly year: number; readonly unit: string },
): Promise<{ readonly id: Id } | undefined> {
  const found = await tx.execute(sql`
    select u.id from planning.instrument i join identity.unit u on u.id = i.unit_id
    where i.kind = 'poa' and i.from_year = ${year} and upper(u.code) = upper(${unit}) limit 1`)
  const id = found.rows[0]?.id
  return id === undefined ? undefined : { id: String(id) }
}

function noSuchUnit(): Refusal<'no_such_unit'> {
  return {
    kind: 'no_such_unit',
    field: 'unit',
    message: {
      es: 'Esa unidad no tiene plan operativo ese año.',
      en: 'That unit has no operating plan in that year.',
    },
  }
}
