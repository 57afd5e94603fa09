import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { EDIT_FEATURES } from '../drawing-permissions.ts'
import { type FindingRule, MAY_EXCEPT } from '../rules/layers/check-terms.ts'
import { accountOf, FEATURE, featureNow, holdLayer, noSuchFeature, titleOfFeature } from './drawing-store.ts'

export const exceptFeatureFindingInput = z.object({
  layerId: z.uuid(),
  number: z.coerce.number().int().min(1),
  findingId: z.uuid(),
  reason: z.string().trim().min(5).max(1000),
})

/** Somebody says that what was found about a feature is right as it is, and why. */
export const exceptFeatureFinding: Command<z.infer<typeof exceptFeatureFindingInput>, null> = {
  id: 'territory.except_feature_finding',
  title: { es: 'Exceptuar lo observado en un objeto', en: 'Except what was found about a feature' },
  input: exceptFeatureFindingInput,
  permission: EDIT_FEATURES,
  async run(tx, ctx, { layerId, number, findingId, reason }) {
    const held = await holdLayer(tx, ctx, layerId)
    if (!held.ok) return held
    const feature = await featureNow(tx, held.value, number)
    if (feature === undefined) return refuse(noSuchFeature())
    const found = await tx.execute(sql`
      select rule from territory.finding where id = ${findingId} and layer_id = ${layerId} and ${number}::int = any (rows) and state = 'open' for update`)
    const rule = found.rows[0]?.rule as FindingRule | undefined
    if (rule === undefined || !MAY_EXCEPT[rule]) return refuse(notOpen())
    await tx.execute(sql`
      update territory.finding set state = 'excepted', reason = ${reason}, settled_by = ${accountOf(ctx) ?? null}::uuid, settled_at = ${ctx.now}, version = version + 1
      where id = ${findingId}`)
    const label = `${held.value.title} · ${titleOfFeature(held.value, feature)}`
    return {
      ok: true,
      value: {
        output: null,
        changes: [{ kind: FEATURE, id: feature.id, label, before: {}, after: { excepted: rule } }],
        reason,
      },
    }
  },
}

function notOpen(): Refusal<'finding_not_open'> {
  return {
    kind: 'finding_not_open',
    message: { es: 'Esa observación ya no está abierta.', en: 'That finding is no longer open.' },
  }
}
