import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import { defineNotification } from '../../platform/notifications/kind.ts'
import { APPLY } from './filing-permissions.ts'

const words = z.object({ es: z.string(), en: z.string().exactOptional() })
const both = (es: string, en: string): Text => ({ es, en })

/** A case moved and its definition says that this person is told. */
export const CASE_NEWS = defineNotification({
  id: 'cases.news',
  title: { es: 'Novedades de un expediente', en: 'News of a case' },
  explanation: {
    es: 'Cuando su expediente avanza, se observa o se resuelve.',
    en: 'When your case goes on, is observed or is decided.',
  },
  data: z.object({ number: z.string(), procedure: words, action: words, says: z.string().optional() }),
  message: ({ number, procedure, action, says }) => ({
    subject: both(`${number}: ${action.es}`, `${number}: ${action.en ?? action.es}`),
    body: [
      both(
        `En su expediente ${number} (${procedure.es}) se hizo esto: ${action.es}.`,
        `This was done in your case ${number} (${procedure.en ?? procedure.es}): ${action.en ?? action.es}.`,
      ),
      ...(says === undefined || says === '' ? [] : [{ es: says }]),
    ],
    action: { es: 'Ver el expediente', en: 'See the case' },
  }),
  defaultChannels: ['in_app', 'email'],
  audience: APPLY,
})

/** The link by which a guest comes back to a draft or a case. Who has it is the guest: it goes by letter alone. */
export const GUEST_LINK = defineNotification({
  id: 'cases.guest_link',
  title: { es: 'Enlace a su solicitud', en: 'Link to your application' },
  explanation: {
    es: 'Cuando prepara una solicitud sin cuenta.',
    en: 'When you prepare an application without an account.',
  },
  data: z.object({ procedure: words }),
  message: ({ procedure }) => ({
    subject: both(`Su solicitud: ${procedure.es}`, `Your application: ${procedure.en ?? procedure.es}`),
    body: [
      both(
        'Con este enlace sigue su solicitud desde cualquier aparato. Guárdelo y no lo comparta: quien lo tiene puede cambiarla.',
        'With this link you go on with your application on any device. Keep it and do not share it: whoever has it can change it.',
      ),
    ],
    action: { es: 'Seguir con la solicitud', en: 'Go on with the application' },
  }),
  defaultChannels: ['email'],
  confidential: true,
})

/** Whoever the application is made for says whether that is so. */
export const CONSENT_ASKED = defineNotification({
  id: 'cases.consent_asked',
  title: { es: 'Solicitud en su nombre', en: 'Application on your behalf' },
  explanation: {
    es: 'Cuando alguien prepara una solicitud en su nombre y necesita que usted lo apruebe.',
    en: 'When somebody prepares an application on your behalf and needs your consent.',
  },
  data: z.object({ procedure: words, by: z.string() }),
  message: ({ procedure, by }) => ({
    subject: both(
      `Le piden aprobar una solicitud: ${procedure.es}`,
      `You are asked to approve an application: ${procedure.en ?? procedure.es}`,
    ),
    body: [
      both(
        `${by} prepara en su nombre una solicitud: ${procedure.es}. Solo puede presentarla si usted lo aprueba.`,
        `${by} is preparing an application on your behalf: ${procedure.en ?? procedure.es}. It can be filed only if you approve.`,
      ),
    ],
    action: { es: 'Ver y decidir', en: 'See and decide' },
  }),
  defaultChannels: ['email'],
  confidential: true,
})
