import { z } from 'zod'
import { formatDate } from '../../kernel/format.ts'
import type { Text } from '../../kernel/text.ts'
import { defineNotification } from '../../platform/notifications/kind.ts'
import { remains } from './rules/opinions/reminded.ts'
import { READ_CASES } from './staff-permissions.ts'

const words = z.object({ es: z.string(), en: z.string().exactOptional() })
const both = (es: string, en: string): Text => ({ es, en })
const SEE: Text = { es: 'Ver el expediente', en: 'See the case' }

/** What happened in a case is the business of whoever has the role in it: no words of the applicant, no name. */
export const CASE_WORK = defineNotification({
  id: 'cases.work',
  title: { es: 'Expedientes que le tocan', en: 'Cases that are yours to go on with' },
  explanation: {
    es: 'Cuando un expediente llega a un paso de su unidad, o cuando quien solicita responde o escribe.',
    en: 'When a case comes to a step of your unit, the applicant answers or writes.',
  },
  data: z.object({ number: z.string(), procedure: words, what: words }),
  message: ({ number, procedure, what }) => ({
    subject: both(`${number}: ${what.es}`, `${number}: ${what.en ?? what.es}`),
    body: [
      both(
        `En el expediente ${number} (${procedure.es}): ${what.es}.`,
        `In the case ${number} (${procedure.en ?? procedure.es}): ${what.en ?? what.es}.`,
      ),
    ],
    action: SEE,
  }),
  defaultChannels: ['in_app', 'digest'],
  audience: READ_CASES,
})

/** Several cases at once are one notice. */
export const CASES_ASSIGNED = defineNotification({
  id: 'cases.assigned',
  title: { es: 'Expedientes asignados', en: 'Cases assigned' },
  explanation: {
    es: 'Cuando alguien le asigna expedientes.',
    en: 'When somebody assigns cases to you.',
  },
  data: z.object({ count: z.int(), numbers: z.array(z.string()) }),
  message: ({ count, numbers }) => ({
    subject:
      count === 1
        ? both(`Se le asignó el expediente ${numbers[0]}`, `The case ${numbers[0]} was assigned to you`)
        : both(`Se le asignaron ${count} expedientes`, `${count} cases were assigned to you`),
    body: [{ es: numbers.join(', ') }],
    action: { es: 'Ver mis expedientes', en: 'See my cases' },
  }),
  defaultChannels: ['in_app', 'digest'],
  audience: READ_CASES,
})

/** Another unit or body has not given the opinion it was asked for. Days are working days from the due date, before it negative. */
export const OPINION_DUE = defineNotification({
  id: 'cases.opinion_due',
  title: { es: 'Opiniones que no llegan', en: 'Opinions that do not arrive' },
  explanation: {
    es: 'Antes y después del día en que otra unidad o entidad debe responder, mientras su opinión no conste.',
    en: 'Before and after the day on which another unit or body has to answer, while its opinion is not there.',
  },
  data: z.object({ number: z.string(), askedOf: z.string(), dueOn: z.string(), days: z.int() }),
  message: ({ number, askedOf, dueOn, days }) => ({
    subject:
      days < 0
        ? both(`${number}: vence una opinión pedida`, `${number}: an opinion asked for is due`)
        : both(`${number}: no ha llegado una opinión pedida`, `${number}: an opinion asked for has not arrived`),
    body: [
      both(
        `A ${askedOf} se le pidió su opinión en el expediente ${number} para el ${formatDate(dueOn, 'es', 'prose')}: ${remains(days).es}.`,
        `${askedOf} was asked for an opinion in the case ${number} by ${formatDate(dueOn, 'en', 'prose')}: ${remains(days).en}.`,
      ),
      both(
        'Si ya llegó, anótela en el expediente; si no, insista con quien la debe o decida seguir sin ella.',
        'If it has arrived, write it down in the case; if not, insist with whom it is due from or decide to go on without it.',
      ),
    ],
    action: SEE,
  }),
  defaultChannels: ['in_app', 'email'],
  audience: READ_CASES,
})
