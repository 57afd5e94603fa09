import { z } from 'zod'
import { formatDate } from '../../kernel/format.ts'
import { defineNotification } from '../../platform/notifications/kind.ts'
import { ASK_FOR_DATA } from './requests-permissions.ts'

const letterData = z.object({ subject: z.string(), paragraphs: z.array(z.string()) })
const dueData = z.object({
  number: z.number().int(),
  institution: z.string(),
  indicator: z.object({ es: z.string(), en: z.string().optional() }),
  period: z.string(),
  dueOn: z.string(),
  daysFrom: z.number().int(),
})

/** To the mailbox of an office of another institution: the letter that asks, and those that remind. */
export const DATA_LETTER = defineNotification<z.infer<typeof letterData>>({
  id: 'observatory.data_letter',
  title: { es: 'Carta con que se piden datos', en: 'Letter that asks for data' },
  explanation: {
    es: 'Al buzón de la oficina de otra institución, cuando se le piden datos y cuando se le recuerda.',
    en: 'To the mailbox of an office of another institution, when it is asked for data and when it is reminded.',
  },
  data: letterData,
  defaultChannels: ['email'],
  // It goes to no account: nobody here chooses how it is told.
  confidential: true,
  message: ({ subject, paragraphs }) => ({ subject: { es: subject }, body: paragraphs.map((es) => ({ es })) }),
})

/** To who asked: data are about to be due, or late. */
export const DATA_DUE = defineNotification<z.infer<typeof dueData>>({
  id: 'observatory.data_due',
  title: { es: 'Datos pedidos a una institución', en: 'Data asked of an institution' },
  explanation: {
    es: 'Antes de que venza el plazo de unos datos que usted pidió, y después si no llegaron.',
    en: 'Before data that you asked for are due, and after it if they have not come.',
  },
  data: dueData,
  defaultChannels: ['in_app', 'digest'],
  audience: ASK_FOR_DATA,
  message: ({ number, institution, indicator, period, dueOn, daysFrom }) => ({
    subject:
      daysFrom < 0
        ? {
            es: `La solicitud de datos n.º ${number} vence el ${formatDate(dueOn, 'es', 'prose')}`,
            en: `Request of data no. ${number} is due on ${formatDate(dueOn, 'en', 'prose')}`,
          }
        : {
            es: `No han llegado los datos de la solicitud n.º ${number}`,
            en: `The data of request no. ${number} have not come`,
          },
    body: [
      {
        es: `${institution}: «${indicator.es}», ${period}. El plazo es el ${formatDate(dueOn, 'es', 'prose')}.`,
        en: `${institution}: “${indicator.en ?? indicator.es}”, ${period}. They are due on ${formatDate(dueOn, 'en', 'prose')}.`,
      },
    ],
    action: { es: 'Ver la solicitud', en: 'See the request' },
  }),
})
