import type { Locale } from '../../kernel/text.ts'
import type { Answer, Condition, Standing } from './access.ts'
import type { OfficeKind } from './context.ts'
import type { Relation } from './permission.ts'

interface Words {
  readonly standings: Readonly<Record<Standing, string>>
  readonly relations: Readonly<Record<Relation, string>>
  readonly officeKinds: Readonly<Record<OfficeKind, string>>
  readonly always: string
  readonly never: string
  readonly and: string
}

/** How the table of who may what is said. Short: they stand in narrow columns. */
export const ACCESS_WORDS: Readonly<Record<Locale, Words>> = {
  es: {
    standings: {
      public: 'Sin cuenta',
      signed_in: 'Con cuenta, sin función',
      administrator: 'Administración',
      executive_director: 'Dirección Ejecutiva',
      unit_planner: 'Planificación de una unidad',
      reader: 'Lectura',
      professional: 'Profesional acreditado',
      citizen: 'Ciudadanía',
      system: 'El sistema',
    },
    relations: {
      any: 'sí',
      own_unit: 'de su unidad',
      own_office: 'de su oficina',
      own_record: 'lo propio',
    },
    officeKinds: {
      council: 'en un consejo',
      planning_office: 'en la oficina de planificación',
      municipality: 'en una municipalidad',
      agency: 'en otra institución',
    },
    always: 'sí',
    never: 'no',
    and: '; ',
  },
  en: {
    standings: {
      public: 'No account',
      signed_in: 'Account without a role',
      administrator: 'Administrator',
      executive_director: 'Executive Director',
      unit_planner: 'Planner of a unit',
      reader: 'Reader',
      professional: 'Accredited professional',
      citizen: 'Citizen',
      system: 'The system',
    },
    relations: {
      any: 'yes',
      own_unit: 'of their unit',
      own_office: 'of their office',
      own_record: 'their own',
    },
    officeKinds: {
      council: 'in a council',
      planning_office: 'in the planning office',
      municipality: 'in a municipality',
      agency: 'in another institution',
    },
    always: 'yes',
    never: 'no',
    and: '; ',
  },
}

/** `sí`, `no`, or the conditions: `de su unidad; sí, en una municipalidad`. */
export function sayAnswer(answer: Answer, locale: Locale): string {
  const words = ACCESS_WORDS[locale]
  if (typeof answer === 'string') return words[answer]
  return [...new Set(answer.map((condition) => sayCondition(condition, words)))].join(words.and)
}

function sayCondition({ relation, officeKinds }: Condition, words: Words): string {
  return [words.relations[relation], ...officeKinds.map((kind) => words.officeKinds[kind])].join(', ')
}
