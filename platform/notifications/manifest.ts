import type { Manifest } from '../capability/manifest.ts'
import { choicesQuery, noticesQuery, readNotices, saveChoices } from './commands.ts'
import { unreadNotices } from './data/notice-list.ts'
import { noticeRoutes } from './pages/notice-routes.tsx'
import { noticePaths } from './paths.ts'
import { OWN_NOTICES } from './permissions.ts'
import { sendDigests } from './send-digests.ts'
import { sendLetter } from './send-letter.ts'
import { JOB_SET_ASIDE } from './set-aside-alarm.ts'
import { tidyNotifications } from './tidy.ts'

/** What people are told of: their list, their letters, their choices. */
export const notifications: Manifest = {
  id: 'notifications',
  title: { es: 'Avisos', en: 'Notices' },
  permissions: [OWN_NOTICES],
  commands: [readNotices, saveChoices],
  queries: [noticesQuery, choicesQuery],
  routes: noticeRoutes,
  menu: [
    {
      area: 'workspace',
      group: 'own',
      title: { es: 'Avisos', en: 'Notices' },
      path: noticePaths.list(),
      permission: OWN_NOTICES,
      order: 900,
      waiting: async (tx, ctx) => (typeof ctx.who === 'string' ? 0 : unreadNotices(tx, ctx.who.accountId)),
    },
  ],
  jobs: [sendLetter, sendDigests, tidyNotifications],
  notifications: [JOB_SET_ASIDE],
  personalData: [
    {
      table: 'platform.notification',
      column: 'body',
      title: { es: 'Avisos recibidos', en: 'Notices received' },
      sensitivity: 'content',
      subject: { column: 'account_id', is: 'account' },
      purpose: {
        es: 'Contar a cada quien lo que le interesa por su trabajo',
        en: 'To tell people what concerns their work',
      },
      keptFor: { es: '180 días después de leído, o dos años', en: '180 days after being read, or two years' },
    },
    {
      table: 'platform.letter',
      column: 'address',
      title: { es: 'Dirección de un correo', en: 'Address of a letter' },
      sensitivity: 'sensitive',
      purpose: {
        es: 'Enviar un correo a quien todavía no tiene cuenta',
        en: 'To write to somebody who has no account yet',
      },
      keptFor: { es: '30 días', en: '30 days' },
    },
    {
      table: 'platform.letter',
      column: 'content',
      title: { es: 'Correos por salir', en: 'Letters to be sent' },
      sensitivity: 'content',
      subject: { column: 'account_id', is: 'account' },
      purpose: { es: 'Lo que dice un correo, hasta que sale', en: 'What a letter says, until it leaves' },
      keptFor: { es: '30 días; si lleva un secreto, hasta que sale', en: '30 days; with a secret, until it leaves' },
    },
    {
      table: 'platform.notification_setting',
      column: 'locale',
      title: { es: 'Idioma de los avisos', en: 'Language of notices' },
      sensitivity: 'content',
      subject: { column: 'account_id', is: 'account' },
      purpose: {
        es: 'Escribir a cada quien en su idioma y a sus horas',
        en: 'To write to people in their language and at their hours',
      },
      keptFor: { es: 'Mientras exista la cuenta', en: 'As long as the account exists' },
    },
  ],
}
