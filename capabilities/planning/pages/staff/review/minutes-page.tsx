import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { reviewPaths } from '../../../review-paths.ts'
import { AGREEMENT_WORDS } from './agreement-words.ts'
import { MEETING_WORDS } from './meeting-words.ts'
import type { Minutes, MinutesAgreement, MinutesUnit } from './minutes-of.ts'
import { REVIEW_WORDS } from './review-words.ts'

export interface MinutesPageProps {
  readonly minutes: Minutes
  readonly year: number
  readonly quarter: number
  readonly locale: Locale
}

/** The minutes to read and to print; the PDF is the same content. */
export function MinutesPage({ minutes, year, quarter, locale }: MinutesPageProps) {
  const words = MEETING_WORDS[locale]
  const { meeting } = minutes
  return (
    <>
      <PageHead
        title={minutes.title}
        marks={minutes.demo ? <Tag kind="demo">{REVIEW_WORDS[locale].demo}</Tag> : undefined}
        lead={<p>{minutes.standing}</p>}
        actions={
          <ButtonLink href={localPath(locale, reviewPaths.minutesPdf(year, quarter))} download>
            {words.pdf}
          </ButtonLink>
        }
      />
      <DefinitionList
        items={[
          { term: words.heldOn, value: minutes.heldOn },
          { term: words.place, value: <span lang="es">{meeting.place}</span> },
          { term: words.attendees, value: <Lines lines={meeting.attendees} /> },
          { term: words.agenda, value: <Lines lines={meeting.agenda} /> },
          ...(meeting.notes === undefined
            ? []
            : [{ term: words.notes, value: <span lang="es">{meeting.notes}</span> }]),
          ...(minutes.hash === undefined
            ? []
            : [{ term: words.hash, value: <span class="hash">{minutes.hash}</span> }]),
        ]}
      />
      <section aria-labelledby="figures-title">
        <h2 id="figures-title">{words.figures}</h2>
        <p>
          {words.institution}: <span class="figure">{minutes.institution.progress}</span> · {minutes.institution.state}
        </p>
        <DataTable
          id="minutes-units"
          caption={words.figures}
          captionHidden
          locale={locale}
          columns={[
            { key: 'unit', title: words.unitColumn, cell: (row: MinutesUnit) => row.title },
            { key: 'progress', title: words.progress, kind: 'number', cell: (row) => row.progress },
            { key: 'state', title: words.state, cell: (row) => row.state },
            { key: 'missing', title: words.missing, kind: 'number', cell: (row) => formatNumber(row.missing) },
            { key: 'findings', title: words.findings, kind: 'number', cell: (row) => formatNumber(row.findings) },
            { key: 'delivered', title: words.delivered, cell: (row) => (row.delivered ? words.yes : words.no) },
          ]}
          rows={minutes.units}
          rowKey={(row) => row.code}
        />
      </section>
      <Agreed title={words.earlier} none={words.noneEarlier} rows={minutes.earlier} locale={locale} id="earlier" />
      <Agreed title={words.agreements} none={words.none} rows={minutes.agreements} locale={locale} id="own" />
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul class="plain-list" lang="es">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

interface AgreedProps {
  readonly id: string
  readonly title: string
  readonly none: string
  readonly rows: readonly MinutesAgreement[]
  readonly locale: Locale
}

function Agreed({ id, title, none, rows, locale }: AgreedProps) {
  const words = AGREEMENT_WORDS[locale]
  return (
    <section aria-labelledby={`${id}-agreed`}>
      <h2 id={`${id}-agreed`}>{title}</h2>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <DataTable
          cards
          id={`minutes-${id}`}
          caption={title}
          captionHidden
          locale={locale}
          columns={[
            {
              key: 'number',
              title: words.number,
              kind: 'code',
              cell: (row) => <a href={localPath(locale, reviewPaths.agreement(row.id))}>{row.number}</a>,
            },
            { key: 'text', title: words.agreement, cell: (row) => <span lang="es">{row.text}</span> },
            { key: 'responsible', title: words.responsible, cell: (row) => row.responsible },
            { key: 'due', title: words.due, kind: 'date', cell: (row) => row.due },
            { key: 'state', title: words.state, cell: (row) => row.state },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
        />
      )}
    </section>
  )
}
