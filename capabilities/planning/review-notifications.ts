import { z } from 'zod'
import { formatDate } from '../../kernel/format.ts'
import type { Text } from '../../kernel/text.ts'
import { defineNotification } from '../../platform/notifications/kind.ts'
import { READ_WORKSPACE } from './permissions.ts'
import { RUN_REVIEW } from './review-permissions.ts'

const text = z.object({ es: z.string(), en: z.string().optional() })
const due = { unit: text, dueOn: z.string(), daysFrom: z.number().int() }

const phaseData = z.object({ ...due, year: z.number().int(), quarter: z.number().int() })
/** Without days: it has come to the director just now. */
const directionData = z.object({
  year: z.number().int(),
  quarter: z.number().int(),
  dueOn: z.string(),
  daysFrom: z.number().int().optional(),
})
const agreementData = z.object({ ...due, number: z.number().int(), year: z.number().int(), text: z.string() })

/** A unit’s part of a review is due, or was. Also for who the unit answers to, from a week after. */
export const PART_DUE = defineNotification<z.infer<typeof phaseData>>({
  id: 'planning.review_part_due',
  title: { es: 'Plazo de una revisión trimestral', en: 'Deadline of a quarterly review' },
  explanation: {
    es: 'Antes y después del día en que una unidad entrega su parte de la revisión, mientras no la haya entregado.',
    en: 'Before and after the day on which a unit delivers its part of the review, while it has not.',
  },
  data: phaseData,
  defaultChannels: ['in_app', 'email'],
  audience: READ_WORKSPACE,
  message: ({ unit, year, quarter, dueOn, daysFrom }) => ({
    subject: {
      es: `Revisión del trimestre ${quarter} de ${year}: ${inWords(daysFrom).es}`,
      en: `Review of quarter ${quarter}, ${year}: ${inWords(daysFrom).en}`,
    },
    body: [
      {
        es: `La parte de ${unit.es} se entrega hasta el ${formatDate(dueOn, 'es', 'prose')} y todavía no consta como entregada.`,
        en: `The part of ${unit.en ?? unit.es} is to be delivered by ${formatDate(dueOn, 'en', 'prose')} and is not yet marked as delivered.`,
      },
      {
        es: 'Si ya está completa, márquela en la página de la revisión. Si necesita apoyo, avise a la unidad que consolida.',
        en: 'If it is complete, mark it on the page of the review. If you need help, tell the consolidating unit.',
      },
    ],
    action: { es: 'Ver la revisión', en: 'See the review' },
  }),
})

/** A review waits for the executive director: when it comes to them, and before and after the last day of that phase. */
export const AT_DIRECTION = defineNotification<z.infer<typeof directionData>>({
  id: 'planning.review_at_direction',
  title: { es: 'Revisión que espera a la Dirección Ejecutiva', en: 'Review that waits for the Executive Director' },
  explanation: {
    es: 'Cuando planificación presenta la revisión de un trimestre, y antes y después del último día para firmarla, mientras no esté firmada.',
    en: 'When planning presents the review of a quarter, and before and after the last day to sign it off, while it is not signed.',
  },
  data: directionData,
  defaultChannels: ['in_app', 'email'],
  audience: RUN_REVIEW,
  message: ({ year, quarter, dueOn, daysFrom }) => ({
    subject: {
      es: `Revisión del trimestre ${quarter} de ${year}: ${daysFrom === undefined ? 'lista para la Dirección Ejecutiva' : inWords(daysFrom).es}`,
      en: `Review of quarter ${quarter}, ${year}: ${daysFrom === undefined ? 'ready for the Executive Director' : inWords(daysFrom).en}`,
    },
    body: [
      {
        es: `Planificación ya consolidó lo que informaron las unidades. El último día para revisarla y firmarla es el ${formatDate(dueOn, 'es', 'prose')}.`,
        en: `Planning has consolidated what the units reported. The last day to review it and sign it off is ${formatDate(dueOn, 'en', 'prose')}.`,
      },
      {
        es: 'Al firmarla se cierran los meses del trimestre. Si falta algo, puede devolverla a planificación con su motivo.',
        en: 'Signing it off closes the months of the quarter. If something is missing, it can be sent back to planning with the reason.',
      },
    ],
    action: { es: 'Ver la revisión', en: 'See the review' },
  }),
})

/** An agreement of a review is due, or was. */
export const AGREEMENT_DUE = defineNotification<z.infer<typeof agreementData>>({
  id: 'planning.agreement_due',
  title: { es: 'Plazo de un acuerdo', en: 'Deadline of an agreement' },
  explanation: {
    es: 'Antes y después del día en que debe estar cumplido un acuerdo de su unidad, mientras siga en curso.',
    en: 'Before and after the day by which an agreement of your unit must be done, while it is open.',
  },
  data: agreementData,
  defaultChannels: ['in_app', 'email'],
  audience: READ_WORKSPACE,
  message: ({ unit, number, year, text: agreed, dueOn, daysFrom }) => ({
    subject: {
      es: `Acuerdo ${number}/${year}: ${inWords(daysFrom).es}`,
      en: `Agreement ${number}/${year}: ${inWords(daysFrom).en}`,
    },
    body: [
      { es: agreed },
      {
        es: `Responde ${unit.es}; la fecha acordada es el ${formatDate(dueOn, 'es', 'prose')}. Cuando esté cumplido, anótelo con una nota y sus enlaces.`,
        en: `${unit.en ?? unit.es} answers for it; the day agreed on is ${formatDate(dueOn, 'en', 'prose')}. Once it is done, write it down with a note and its links.`,
      },
    ],
    action: { es: 'Ver el acuerdo', en: 'See the agreement' },
  }),
})

/** "faltan 7 días", "venció hace 1 día": only facts. */
function inWords(daysFrom: number): Required<Text> {
  const days = Math.abs(daysFrom)
  if (daysFrom < 0)
    return days === 1 ? { es: 'falta 1 día', en: '1 day left' } : { es: `faltan ${days} días`, en: `${days} days left` }
  return days === 1
    ? { es: 'venció hace 1 día', en: 'due 1 day ago' }
    : { es: `venció hace ${days} días`, en: `due ${days} days ago` }
}
