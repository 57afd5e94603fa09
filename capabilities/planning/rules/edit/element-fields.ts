import type { Refusal } from '../../../../kernel/result.ts'
import type { ElementKind, FundingStatus, ResponsibleRole } from '../../model.ts'

/** What a person writes of an element, whole: what is absent is empty. */
export interface ElementFields {
  readonly title: string
  readonly titleEn?: string | undefined
  readonly code?: string | undefined
  readonly weight?: number | undefined
  readonly role?: ResponsibleRole | undefined
  readonly funding?: FundingStatus | undefined
  readonly namesPersons: boolean
}

export type OwnField = 'weight' | 'role' | 'funding' | 'namesPersons'

const FIELDS: Partial<Record<ElementKind, readonly OwnField[]>> = {
  specific_objective: ['weight'],
  result: ['weight'],
  activity: ['weight'],
  responsible: ['role', 'namesPersons'],
  funding_source: ['funding'],
}

/** Which fields an element of this kind has besides its text and code. */
export function fieldsOf(kind: ElementKind): readonly OwnField[] {
  return FIELDS[kind] ?? []
}

export type ElementFieldsRefusal = Refusal<'field_of_another_kind' | 'weight_not_positive' | 'plan_approved'>

/**
 * Whether an element may say this. Once the plan is approved its content changes by reprogramming alone; what does not change
 * the plan (its English words, and that a cell names persons and is therefore not published) may always be put right.
 */
export function elementRefusal(
  kind: ElementKind,
  before: ElementFields,
  after: ElementFields,
  approved: boolean,
): ElementFieldsRefusal | undefined {
  const own = fieldsOf(kind)
  const foreign = (['weight', 'role', 'funding'] as const).find(
    (field) => after[field] !== undefined && after[field] !== before[field] && !own.includes(field),
  )
  if (foreign !== undefined)
    return {
      kind: 'field_of_another_kind',
      field: foreign,
      message: { es: 'Este elemento del plan no tiene ese dato.', en: 'This element of the plan has no such field.' },
    }
  if (after.weight !== undefined && !(after.weight > 0))
    return {
      kind: 'weight_not_positive',
      field: 'weight',
      message: {
        es: 'El peso es mayor que cero; déjelo vacío para repartir por igual.',
        en: 'The weight is above zero; leave it empty to share equally.',
      },
    }
  const content = ['title', 'code', 'weight', 'role', 'funding'] as const
  const changed = content.find((field) => before[field] !== after[field])
  return approved && changed !== undefined
    ? {
        kind: 'plan_approved',
        field: changed,
        message: {
          es: 'El plan ya está aprobado: su contenido cambia por reprogramación. Aquí puede poner el texto en inglés y decir si nombra personas.',
          en: 'The plan is approved: its content changes by reprogramming. Here you can write the English text and say whether it names persons.',
        },
      }
    : undefined
}
