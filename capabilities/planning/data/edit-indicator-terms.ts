import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { poaChanged } from '../events.ts'
import { EDIT_INDICATOR } from '../indicators-permissions.ts'
import { ACCUMULATIONS, DIRECTIONS, FREQUENCIES, INDICATOR_KINDS } from '../model.ts'
import { termsRefusal } from '../rules/indicators/edit-terms.ts'
import { dimensionsOf } from './breakdowns-query.ts'
import { ELEMENT, elementStates } from './element-states.ts'
import { indicatorFacts, ownerOfIndicator } from './indicator-facts.ts'

const words = z.string().trim().min(1)

const targetInput = z.object({
  value: z.number().exactOptional(),
  comparator: z.enum(['at_least', 'at_most', 'equal', 'within']).exactOptional(),
  lower: z.number().exactOptional(),
  unit: words.max(200).exactOptional(),
  due: z.iso.date().exactOptional(),
})

const editTermsInput = z.object({
  indicatorId: z.uuid(),
  terms: z.object({
    kind: z.enum(INDICATOR_KINDS),
    direction: z.enum(DIRECTIONS),
    accumulation: z.enum(ACCUMULATIONS),
    baseline: z.number().exactOptional(),
    baselinePeriod: words.max(20).exactOptional(),
    baselineSource: words.max(400).exactOptional(),
    targets: z.array(targetInput).max(24),
    every: z.enum(FREQUENCIES).exactOptional(),
    levels: z.array(words.max(200)).min(2).max(20).exactOptional(),
    breakdowns: z.array(words.max(100)).max(10).exactOptional(),
  }),
  weight: z.number().optional(),
  reason: z.string().trim().min(1).max(1000),
  expectedVersion: z.coerce.number().int().min(1),
})

/** Baseline, targets and method of an indicator. The readings stay; what they mean is judged by the terms as they are now. */
export const editIndicatorTerms: Command<z.infer<typeof editTermsInput>, { readonly version: number }> = {
  id: 'planning.edit_indicator_terms',
  title: { es: 'Editar los términos de un indicador', en: 'Edit the terms of an indicator' },
  input: editTermsInput,
  permission: EDIT_INDICATOR,
  subject: (tx, input) => ownerOfIndicator(tx, input.indicatorId),
  async run(tx, _ctx, { indicatorId, terms, weight, reason, expectedVersion }) {
    await tx.execute(sql`select 1 from planning.element where id = ${indicatorId} for update`)
    const facts = await indicatorFacts(tx, indicatorId)
    if (facts === undefined || facts.retired)
      return refuse({
        kind: 'no_such_indicator',
        message: { es: 'Ningún plan vigente tiene ese indicador.', en: 'No plan in force has that indicator.' },
      })
    if (facts.version !== expectedVersion) return refuse(changedMeanwhile())
    const known = await dimensionsOf(tx, facts.year)
    const wrong = termsRefusal(
      terms,
      weight,
      known.map(({ key }) => key),
    )
    if (wrong !== undefined) return refuse(wrong)
    const before = (await elementStates(tx, { element: facts.id })).get(facts.id)
    const saved = await tx.execute(sql`
      update planning.element set terms = ${JSON.stringify(terms)}::jsonb, weight = ${weight ?? null}, version = version + 1
      where id = ${facts.id} and version = ${expectedVersion} returning version`)
    const row = saved.rows[0]
    if (row === undefined) return refuse(changedMeanwhile())
    const after = (await elementStates(tx, { element: facts.id })).get(facts.id)
    const change = changeBetween(before, after) ?? { before: {}, after: {} }
    return {
      ok: true,
      value: {
        output: { version: Number(row.version) },
        changes: [{ kind: ELEMENT, id: facts.id, label: facts.title, ...change }],
        events: [poaChanged(facts.instrumentId)],
        reason,
      },
    }
  },
}

function changedMeanwhile() {
  return {
    kind: 'changed_meanwhile',
    message: {
      es: 'Otra persona cambió este indicador mientras usted escribía. Compare con lo que dice ahora su página y guarde de nuevo si lo suyo es lo correcto.',
      en: 'Somebody else changed this indicator while you were writing. Compare with what its page now says, and save again if yours is right.',
    },
  }
}
