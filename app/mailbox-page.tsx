import type { Locale } from '../kernel/text.ts'
import type { KeptLetter } from '../platform/notifications/data/kept-letters.ts'
import { formatMoment } from '../platform/web/moment.ts'
import { localPath } from '../platform/web/paths.ts'
import { DefinitionList } from '../ui/content/content.tsx'
import { PageHead } from '../ui/shell/page-head.tsx'
import { DataTable } from '../ui/table/data-table.tsx'

const WORDS = {
  es: {
    title: 'Buzón de la demostración',
    lead: 'No hay servidor de correo configurado (SMTP_URL): lo que se habría enviado queda aquí, a la vista solo de quien administra y solo en esta máquina.',
    table: 'Correos, del más reciente al más antiguo',
    subject: 'Asunto',
    to: 'Para',
    at: 'Fecha',
    none: 'Todavía no se ha escrito ningún correo.',
    html: 'Verlo como quien lo recibe',
    text: 'Texto',
  },
  en: {
    title: 'Mailbox of the demonstration',
    lead: 'No mail server is configured (SMTP_URL): what would have been sent stays here, to be seen by administrators alone and on this machine alone.',
    table: 'Letters, newest first',
    subject: 'Subject',
    to: 'To',
    at: 'Date',
    none: 'No letter has been written yet.',
    html: 'See it as its reader does',
    text: 'Text',
  },
} as const

interface PlaceAndTime {
  readonly locale: Locale
  readonly zone: string
}

export function MailboxPage({ locale, zone, letters }: PlaceAndTime & { readonly letters: readonly KeptLetter[] }) {
  const words = WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <DataTable
        id="letters"
        caption={words.table}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'subject',
            title: words.subject,
            cell: (letter) => <a href={localPath(locale, `/t/correo/${letter.id}`)}>{letter.subject}</a>,
          },
          { key: 'to', title: words.to, cell: (letter) => letter.to },
          { key: 'at', title: words.at, kind: 'date', cell: (letter) => formatMoment(letter.at, zone, locale) },
        ]}
        rows={letters}
        rowKey={(letter) => letter.id}
        empty={words.none}
      />
    </>
  )
}

export function LetterPage({ locale, zone, letter }: PlaceAndTime & { readonly letter: KeptLetter }) {
  const words = WORDS[locale]
  return (
    <>
      <PageHead title={letter.subject} />
      <DefinitionList
        items={[
          { term: words.to, value: letter.to },
          { term: words.at, value: formatMoment(letter.at, zone, locale) },
        ]}
      />
      <h2>{words.text}</h2>
      <pre class="letter-text">{letter.text}</pre>
      <p>
        <a href={localPath(locale, `/t/correo/${letter.id}/html`)}>{words.html}</a>
      </p>
    </>
  )
}
