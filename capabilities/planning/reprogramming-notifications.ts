import { z } from 'zod'
import { defineNotification } from '../../platform/notifications/kind.ts'
import { REPORT_MONTH } from './permissions.ts'
import { DECIDE_REPROGRAMMING } from './reprogramming-permissions.ts'

const text = z.object({ es: z.string(), en: z.string().optional() })
const requestData = z.object({ unit: text, year: z.number().int(), number: z.number().int() })
const decidedData = requestData.extend({ approved: z.boolean() })

/** A request waits for the director. */
export const REPROGRAMMING_SUBMITTED = defineNotification<z.infer<typeof requestData>>({
  id: 'planning.reprogramming_submitted',
  title: { es: 'Se presentó una reprogramación', en: 'A reprogramming was submitted' },
  explanation: {
    es: 'Cuando una unidad presenta una solicitud para reprogramar su plan.',
    en: 'When a unit submits a request to reprogramme its plan.',
  },
  data: requestData,
  defaultChannels: ['in_app', 'digest'],
  audience: DECIDE_REPROGRAMMING,
  message: ({ unit, year, number }) => ({
    subject: {
      es: `Reprogramación ${number} del plan ${year} de ${unit.es}`,
      en: `Reprogramming ${number} of the ${year} plan of ${unit.en ?? unit.es}`,
    },
    body: [
      {
        es: 'La unidad pide cambiar su plan aprobado. La solicitud muestra qué cambiaría, celda por celda, y por qué.',
        en: 'The unit asks to change its approved plan. The request shows what would change, cell by cell, and why.',
      },
    ],
    action: { es: 'Ver la solicitud', en: 'See the request' },
  }),
})

/** What was decided on a unit's request. */
export const REPROGRAMMING_DECIDED = defineNotification<z.infer<typeof decidedData>>({
  id: 'planning.reprogramming_decided',
  title: { es: 'Se decidió su reprogramación', en: 'Your reprogramming was decided' },
  explanation: {
    es: 'Cuando se aprueba o se deniega una solicitud de su unidad.',
    en: 'When a request of your unit is approved or refused.',
  },
  data: decidedData,
  defaultChannels: ['in_app', 'digest'],
  audience: REPORT_MONTH,
  message: ({ unit, year, number, approved }) => ({
    subject: approved
      ? {
          es: `Se aprobó la reprogramación ${number} del plan ${year} de ${unit.es}`,
          en: `Reprogramming ${number} of the ${year} plan of ${unit.en ?? unit.es} was approved`,
        }
      : {
          es: `Se denegó la reprogramación ${number} del plan ${year} de ${unit.es}`,
          en: `Reprogramming ${number} of the ${year} plan of ${unit.en ?? unit.es} was refused`,
        },
    body: [
      approved
        ? {
            es: 'El plan tiene una versión nueva con los cambios aprobados. Lo aprobado antes se conserva y se puede leer.',
            en: 'The plan has a new version with the approved changes. What was approved before is kept and can be read.',
          }
        : {
            es: 'El plan sigue como estaba. La nota de la decisión dice por qué.',
            en: 'The plan stays as it was. The note of the decision says why.',
          },
    ],
    action: { es: 'Ver la decisión', en: 'See the decision' },
  }),
})
