import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { EDIT_PLAN } from '../edit-permissions.ts'
import { poaChanged } from '../events.ts'
import { type DraftElement, FUNDING_STATUSES, RESPONSIBLE_ROLES } from '../model.ts'
import { type ElementFields, elementRefusal } from '../rules/edit/element-fields.ts'
import { holdPlan, touchPlan, unitOfPlanPart } from './draft-plan.ts'
import { elementChanges, elementStates } from './element-states.ts'
import { loadPoaHeads, toElement } from './load-poa.ts'
import type { PoaHead } from './stored-poa.ts'

export const editElementInput = z.object({
  elementId: z.uuid(),
  expectedVersion: z.coerce.number().int().min(1),
  title: z.string().trim().min(1).max(4000),
  titleEn: z.string().trim().max(4000).optional(),
  code: z.string().trim().max(60).optional(),
  weight: z.coerce.number().max(1e6).optional(),
  role: z.enum(RESPONSIBLE_ROLES).optional(),
  funding: z.enum(FUNDING_STATUSES).optional(),
  namesPersons: z.boolean().default(false),
})

/** The text of an element, its code and what else its kind has. Months are edited on their sheet, terms with their indicator. */
export const editElement: Command<z.infer<typeof editElementInput>, { readonly version: number }> = {
  id: 'planning.edit_element',
  title: { es: 'Corregir un elemento del plan', en: 'Correct an element of the plan' },
  input: editElementInput,
  permission: EDIT_PLAN,
  async subject(tx, { elementId }) {
    return { unitId: (await unitOfPlanPart(tx, elementId, 'element'))?.unitId }
  },
  async run(tx, _ctx, input) {
    const part = await unitOfPlanPart(tx, input.elementId, 'element')
    const plan = await holdPlan(tx, part?.planId)
    if (!plan.ok) return plan
    const found = await tx.execute(sql`
      select * from planning.element where id = ${input.elementId} and retired_at is null for update`)
    const row = found.rows[0]
    if (row === undefined) return refuse(NO_ELEMENT)
    if (Number(row.version) !== input.expectedVersion) return refuse(CHANGED_MEANWHILE)
    const { kind, ...before } = toElement(row, undefined)
    const { elementId, expectedVersion, ...after } = input
    const refusal = elementRefusal(kind, fieldsIn(before), fieldsIn(after), plan.value.approved)
    if (refusal !== undefined) return refuse(refusal)
    const was = await elementStates(tx, { element: elementId })
    await tx.execute(sql`
      update planning.element set title = ${after.title}, title_en = ${after.titleEn || null}, code = ${after.code || null},
        weight = ${after.weight ?? null}, role = ${after.role ?? null}, funding = ${after.funding ?? null},
        names_persons = ${after.namesPersons}, version = version + 1
      where id = ${elementId}`)
    if (!plan.value.approved) await touchPlan(tx, plan.value.id)
    return {
      ok: true,
      value: {
        output: { version: expectedVersion + 1 },
        changes: elementChanges(was, await elementStates(tx, { element: elementId })),
        events: [poaChanged(plan.value.id)],
      },
    }
  },
}

export interface ElementToEdit {
  readonly head: PoaHead
  readonly element: DraftElement
  readonly version: number
}

/** An element as it stands at this moment, with the plan around it. */
export const elementToEdit: Query<Id, ElementToEdit> = {
  id: 'planning.element_to_edit',
  permission: EDIT_PLAN,
  async subject(tx, id) {
    return { unitId: (await unitOfPlanPart(tx, id, 'element'))?.unitId }
  },
  async run(tx, _ctx, id) {
    const found = await elementRow(tx, id)
    const [head] = await loadPoaHeads(tx, { elementId: id })
    if (found === undefined || head === undefined) return refuse(NO_ELEMENT)
    return { ok: true, value: { head, element: toElement(found, undefined), version: Number(found.version) } }
  },
}

async function elementRow(tx: ReadTx, id: Id): Promise<Record<string, unknown> | undefined> {
  const found = await tx.execute(sql`select * from planning.element where id = ${id} and retired_at is null`)
  return found.rows[0]
}

/** Empty and absent say the same. */
export function fieldsIn(of: Partial<ElementFields> & { readonly title: string }): ElementFields {
  return {
    title: of.title,
    titleEn: of.titleEn || undefined,
    code: of.code || undefined,
    weight: of.weight,
    role: of.role,
    funding: of.funding,
    namesPersons: of.namesPersons ?? false,
  }
}

const NO_ELEMENT: Refusal<'no_element'> = {
  kind: 'no_element',
  message: { es: 'Ese elemento no está en ningún plan vigente.', en: 'No plan in force has that element.' },
}
const CHANGED_MEANWHILE: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Otra persona cambió este elemento mientras usted escribía. Compare las dos versiones y guarde de nuevo si la suya es la correcta.',
    en: 'Somebody else changed this element while you were writing. Compare the two versions, and save again if yours is right.',
  },
}
