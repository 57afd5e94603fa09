import { type Id, isId } from '../kernel/ids.ts'
import { type Refusal, refuse } from '../kernel/result.ts'
import { say, type Text } from '../kernel/text.ts'
import type { Query } from '../platform/capability/command.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import type { Permission } from '../platform/capability/permission.ts'
import { type KeptLetter, keptLetters } from '../platform/notifications/data/kept-letters.ts'
import { refusalPage, troublePage } from '../platform/web/answers.tsx'
import { type WebContext, workspacePage } from '../platform/web/page.tsx'
import { localPath } from '../platform/web/paths.ts'
import { LetterPage, MailboxPage } from './mailbox-page.tsx'

const READ_MAILBOX: Permission = {
  id: 'mailbox.read',
  sentence: {
    es: 'Quien administra una demostración lee los correos que no salieron de ella',
    en: 'Who administers a demonstration reads the letters that did not leave it',
  },
  grants: [{ to: 'administrator' }],
}

const lettersQuery: Query<{ readonly id?: Id }, readonly KeptLetter[]> = {
  id: 'mailbox.letters',
  permission: READ_MAILBOX,
  async run(tx, _ctx, { id }) {
    const letters = await keptLetters(tx, id)
    return id !== undefined && letters.length === 0 ? refuse(NO_SUCH_LETTER) : { ok: true, value: letters }
  },
}

const NO_SUCH_LETTER: Refusal<'no_such_letter'> = {
  kind: 'no_such_letter',
  message: { es: 'Ese correo no está aquí.', en: 'That letter is not here.' },
}

const TITLE: Text = { es: 'Buzón de la demostración', en: 'Mailbox of the demonstration' }

async function showMailbox(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(lettersQuery, c.get('ctx'), {})
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: say(TITLE, locale),
    body: <MailboxPage locale={locale} zone={c.get('services').institution.zone} letters={found.value} />,
  })
}

async function letterOf(c: WebContext): Promise<KeptLetter | Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(lettersQuery, c.get('ctx'), { id })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  return found.value[0] ?? troublePage(c, 404, 'not_found')
}

async function showLetter(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const letter = await letterOf(c)
  if (letter instanceof Response) return letter
  return workspacePage(c, {
    title: letter.subject,
    breadcrumbs: [{ title: say(TITLE, locale), href: localPath(locale, '/t/correo') }, { title: letter.subject }],
    body: <LetterPage locale={locale} zone={c.get('services').institution.zone} letter={letter} />,
  })
}

/** As the reader's program shows it. Made by `letter.ts`, which escapes every word; the page's policy allows no script. */
async function showHtml(c: WebContext): Promise<Response> {
  const letter = await letterOf(c)
  return letter instanceof Response ? letter : c.html(letter.html)
}

/** The letters of a platform that has no mail server, for who tries it out. Mounted only where nobody else can reach it. */
export const mailbox: Manifest = {
  id: 'mailbox',
  title: TITLE,
  permissions: [READ_MAILBOX],
  queries: [lettersQuery],
  routes: [
    { method: 'GET', path: '/t/correo', permission: READ_MAILBOX, handle: showMailbox },
    { method: 'GET', path: '/t/correo/:id', permission: READ_MAILBOX, handle: showLetter },
    { method: 'GET', path: '/t/correo/:id/html', permission: READ_MAILBOX, handle: showHtml },
  ],
  menu: [
    {
      area: 'workspace',
      group: 'administration',
      title: TITLE,
      path: '/t/correo',
      permission: READ_MAILBOX,
      order: 920,
    },
  ],
}
