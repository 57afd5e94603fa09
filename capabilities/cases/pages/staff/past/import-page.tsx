import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { PastPreview } from '../../../data/past-imports.ts'
import { pastPaths } from '../../../past-paths.ts'
import { PAST_FIELDS, type PastProblem } from '../../../rules/past/past-case.ts'
import { FIELD_TITLES, PAST_WORDS } from './past-words.ts'

/** So many lines are enough to see what is wrong; the command line tells them all. */
const MOST_LINES = 200
const SAMPLE = 10

export interface ImportPageProps {
  readonly preview: PastPreview
  readonly locale: Locale
  readonly csrf: string
  readonly errors: readonly FieldError[]
}

export function ImportPage({ preview, locale, csrf, errors }: ImportPageProps) {
  const words = PAST_WORDS[locale]
  const { file, reading, known } = preview
  const { cases, counts, problems, doubts, notPlaced } = reading
  const form = { locale, csrf, errors, hidden: { expectedVersion: String(file.version) } }
  return (
    <>
      <PageHead eyebrow={file.procedure} title={file.name} lead={<p>{words.counts(cases.length, known)}</p>} />
      {file.content.notes.map((note) => (
        <Notice key={note.es} kind="warning" locale={locale}>
          {say(note, locale)}
        </Notice>
      ))}
      <p>{words.cells(counts.cells, counts.inCases, counts.notPlaced)}</p>
      <Problems id="corregir" title={words.problems} lead={words.problemsLead} rows={problems} locale={locale} />
      {problems.length === 0 && cases.length > 0 ? (
        <Form {...form} action={localPath(locale, pastPaths.take(file.id))}>
          {file.takenAt === undefined ? null : <p>{words.takenAlready}</p>}
          <Button kind="primary">{words.take(cases.length)}</Button>
        </Form>
      ) : null}
      <Sample preview={preview} locale={locale} />
      <section class="stack" aria-labelledby="columnas">
        <h2 id="columnas">{words.columns}</h2>
        <p>{words.columnsLead}</p>
        <Form {...form} errors={[]} action={localPath(locale, pastPaths.columns(file.id))}>
          {PAST_FIELDS.map((field) => (
            <SelectField
              key={field}
              name={field}
              locale={locale}
              label={say(FIELD_TITLES[field], locale)}
              value={file.mapping[field] === undefined ? '' : String(file.mapping[field])}
              width="half"
              required
              options={[
                { value: '', label: words.nothing },
                ...file.content.headings.map((heading, at) => ({ value: String(at), label: heading })),
              ]}
            />
          ))}
          <Button kind="secondary">{words.keep}</Button>
        </Form>
      </section>
      <Problems id="dudas" title={words.doubts} rows={doubts} locale={locale} />
      {notPlaced.length === 0 ? null : (
        <section class="stack" aria-labelledby="sin-colocar">
          <h2 id="sin-colocar">{words.left}</h2>
          <DataTable
            id="sin-colocar-tabla"
            caption={words.left}
            captionHidden
            cards
            locale={locale}
            rows={notPlaced.slice(0, MOST_LINES)}
            rowKey={({ address }) => address}
            columns={[
              { key: 'where', title: words.where, kind: 'code', cell: ({ address }) => address },
              { key: 'what', title: words.what, cell: ({ text }) => <span lang="es">{text}</span> },
              { key: 'why', title: words.why, cell: ({ why }) => say(why, locale) },
            ]}
          />
          <More count={notPlaced.length - MOST_LINES} locale={locale} />
        </section>
      )}
    </>
  )
}

function More({ count, locale }: { readonly count: number; readonly locale: Locale }) {
  return count > 0 ? <p class="soft">{PAST_WORDS[locale].more(count)}</p> : null
}

function Problems({
  id,
  title,
  lead,
  rows,
  locale,
}: {
  readonly id: string
  readonly title: string
  readonly lead?: string
  readonly rows: readonly PastProblem[]
  readonly locale: Locale
}) {
  if (rows.length === 0) return null
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead === undefined ? null : <p>{lead}</p>}
      <ul>
        {rows.slice(0, MOST_LINES).map(({ address, message }) => (
          <li key={address}>
            <strong>{address}</strong>: {say(message, locale)}
          </li>
        ))}
      </ul>
      <More count={rows.length - MOST_LINES} locale={locale} />
    </section>
  )
}

function Sample({ preview, locale }: { readonly preview: PastPreview; readonly locale: Locale }) {
  const words = PAST_WORDS[locale]
  const title = (field: keyof typeof FIELD_TITLES) => say(FIELD_TITLES[field], locale)
  const day = (value: string | undefined) => (value === undefined ? '–' : formatDate(value, locale))
  return (
    <section class="stack" aria-labelledby="muestra">
      <h2 id="muestra">{words.sample}</h2>
      <DataTable
        id="muestra-tabla"
        caption={words.sample}
        captionHidden
        cards
        locale={locale}
        rows={preview.reading.cases.slice(0, SAMPLE)}
        rowKey={({ row }) => String(row)}
        empty={words.none}
        columns={[
          { key: 'number', title: title('number'), kind: 'code', cell: ({ number }) => number },
          { key: 'filed', title: title('filedOn'), kind: 'date', cell: ({ filedOn }) => day(filedOn) },
          { key: 'ended', title: title('endedOn'), kind: 'date', cell: ({ endedOn }) => day(endedOn) },
          { key: 'outcome', title: title('outcome'), cell: ({ outcome = '–' }) => <span lang="es">{outcome}</span> },
          {
            key: 'applicant',
            title: title('applicant'),
            cell: ({ applicant = '–' }) => <span lang="es">{applicant}</span>,
          },
          {
            key: 'place',
            title: title('municipality'),
            cell: ({ municipality = '–' }) => <span lang="es">{municipality}</span>,
          },
          {
            key: 'area',
            title: title('area'),
            kind: 'number',
            cell: ({ area }) => (area === undefined ? '–' : formatNumber(area)),
          },
          {
            key: 'others',
            title: words.others,
            cell: ({ others }) => (
              <span lang="es">
                {Object.entries(others)
                  .map(([heading, text]) => `${heading}: ${text}`)
                  .join(' · ')}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}
