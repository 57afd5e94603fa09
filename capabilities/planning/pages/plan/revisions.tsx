import { civilDateAt } from '../../../../kernel/civil.ts'
import { formatDate } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { ReadingEvidence, Revision } from '../../data/indicator-detail.ts'
import type { IndicatorTerms } from '../../model.ts'
import { Part } from './figure-parts.tsx'
import { periodWords } from './indicator-view.ts'
import { readingWords } from './reading-words.ts'

const WORDS = {
  es: {
    title: 'Historial de las lecturas',
    lead: 'Cada vez que se registró o corrigió una lectura. Nada de esto se borra ni se cambia.',
    reading: 'Lectura',
    number: 'Revisión',
    said: 'Qué decía',
    why: 'Motivo y nota',
    who: 'Quién',
    when: 'Cuándo',
    program: 'El sistema',
    evidence: 'Evidencias de las lecturas',
    file: 'archivo',
  },
  en: {
    title: 'History of the readings',
    lead: 'Each time a reading was recorded or corrected. None of it is erased or changed.',
    reading: 'Reading',
    number: 'Revision',
    said: 'What it said',
    why: 'Reason and note',
    who: 'Who',
    when: 'When',
    program: 'The system',
    evidence: 'Evidence of the readings',
    file: 'file',
  },
} as const

export interface RevisionsProps {
  readonly revisions: readonly Revision[]
  readonly terms: IndicatorTerms
  readonly locale: Locale
  readonly zone: string
}

/** Every revision of every reading, the newest first: what it said, from which post, when and why. */
export function Revisions({ revisions, terms, locale, zone }: RevisionsProps) {
  const words = WORDS[locale]
  if (revisions.length === 0) return null
  const lang = locale === 'es' ? undefined : 'es'
  return (
    <Part id="revisiones" title={words.title} lead={words.lead}>
      <DataTable
        id="tabla-revisiones"
        caption={words.title}
        captionHidden
        locale={locale}
        rows={revisions}
        rowKey={(revision) => `${revision.readingId} ${revision.number}`}
        columns={[
          { key: 'reading', title: words.reading, cell: ({ period }) => periodWords(period, locale) },
          { key: 'number', title: words.number, kind: 'number', cell: ({ number }) => number },
          { key: 'said', title: words.said, cell: (revision) => readingWords(revision, terms, locale) },
          {
            key: 'why',
            title: words.why,
            cell: ({ reason, note }) =>
              reason === null && note === null ? (
                '–'
              ) : (
                <>
                  {reason === null ? null : <b lang={lang}>{reason} </b>}
                  {note === null ? null : <span lang={lang}>{note}</span>}
                </>
              ),
          },
          { key: 'who', title: words.who, cell: (revision) => whoWords(revision, locale) },
          {
            key: 'when',
            title: words.when,
            kind: 'date',
            cell: ({ at }) => formatDate(civilDateAt(instantOf(at), zone), locale),
          },
        ]}
      />
    </Part>
  )
}

/** Post and office are published; the name stands there for the staff alone. */
function whoWords({ name, post, office }: Revision, locale: Locale): string {
  const said = [name, post === null ? null : say(post, locale), office === null ? null : say(office, locale)]
  return said.filter((each) => each !== null).join(' · ') || WORDS[locale].program
}

function instantOf(at: string): string {
  return at.includes('T') ? at : at.replace(' ', 'T')
}

/** What the readings rest on. Links are open to all; of a file the public reads that it exists. */
export function ReadingEvidences({
  evidence,
  locale,
  hrefOf,
}: {
  readonly evidence: readonly ReadingEvidence[]
  readonly locale: Locale
  readonly hrefOf?: ((id: string) => string) | undefined
}) {
  const words = WORDS[locale]
  if (evidence.length === 0) return null
  return (
    <Part id="evidencias" title={words.evidence}>
      <ul class="plain-list">
        {evidence.map((item) => {
          const href = item.url ?? hrefOf?.(item.id)
          return (
            <li key={item.id}>
              {href === undefined ? (
                item.label
              ) : (
                <a
                  href={href}
                  rel={item.url === null ? undefined : 'nofollow noopener'}
                  download={item.url === null ? '' : undefined}
                >
                  {item.label}
                </a>
              )}{' '}
              {item.url === null ? <span class="soft">({words.file})</span> : null}
            </li>
          )
        })}
      </ul>
    </Part>
  )
}
