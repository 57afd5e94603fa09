import { z } from 'zod'
import { defineNotification } from '../notifications/kind.ts'
import { KEEP_DATA } from './permissions.ts'

const text = z.object({ es: z.string(), en: z.string().optional() })
const askedData = z.object({ person: z.string(), field: text })
const decidedData = z.object({ field: text, accepted: z.boolean(), decision: z.string() })

export const CORRECTION_ASKED = defineNotification<z.infer<typeof askedData>>({
  id: 'personal_data.correction_asked',
  title: { es: 'Alguien pide corregir un dato personal', en: 'Somebody asks for a personal value to be corrected' },
  explanation: {
    es: 'Cuando una persona pide corregir lo que la plataforma tiene de ella.',
    en: 'When somebody asks to correct what the platform holds on them.',
  },
  data: askedData,
  defaultChannels: ['in_app', 'digest'],
  audience: KEEP_DATA,
  message: ({ person, field }) => ({
    subject: {
      es: `${person} pide corregir: ${field.es}`,
      en: `${person} asks to correct: ${field.en ?? field.es}`,
    },
    body: [
      {
        es: 'Decida si corresponde y diga por qué; la persona recibirá su respuesta.',
        en: 'Decide whether it is due and say why; the person will be told.',
      },
    ],
    action: { es: 'Ver la solicitud', en: 'See the request' },
  }),
})

export const CORRECTION_DECIDED = defineNotification<z.infer<typeof decidedData>>({
  id: 'personal_data.correction_decided',
  title: { es: 'Se decidió la corrección que pidió', en: 'The correction you asked for was decided' },
  explanation: {
    es: 'Cuando se decide la corrección de un dato suyo.',
    en: 'When the correction of a value of yours is decided.',
  },
  data: decidedData,
  defaultChannels: ['in_app', 'email'],
  message: ({ field, accepted, decision }) => ({
    subject: accepted
      ? { es: `Se corrigió su dato: ${field.es}`, en: `Your value was corrected: ${field.en ?? field.es}` }
      : {
          es: `No se corrigió su dato: ${field.es}`,
          en: `Your value was not corrected: ${field.en ?? field.es}`,
        },
    body: [{ es: `Motivo de la decisión: ${decision}`, en: `Reason of the decision: ${decision}` }],
    action: { es: 'Ver sus datos', en: 'See your data' },
  }),
})
