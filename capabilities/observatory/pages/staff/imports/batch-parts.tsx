import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import { type Breakdown, type NewCell, WHOLE } from '../../../model.ts'
import { type BatchFinding, findingWords } from '../../../rules/imports/findings.ts'
import type { RejectedFigure } from '../../../rules/imports/mapping.ts'
import { breakdownTitle, STATUS_TITLES, saidValue } from '../../public/catalogue/catalogue-words.ts'
import { OBSERVATORY_WORDS } from '../../public/catalogue/words.ts'
import { IMPORT_WORDS, SEVERITY_TITLES } from './imports-words.ts'

interface Named {
  readonly locale: Locale
  readonly nameOf: (placeId: string) => string
}

export function FindingsTable({ locale, nameOf, findings }: Named & { readonly findings: readonly BatchFinding[] }) {
  const words = IMPORT_WORDS[locale]
  if (findings.length === 0) return <p class="soft">{words.noFindings}</p>
  return (
    <DataTable
      id="observado"
      caption={words.findings}
      captionHidden
      cards
      locale={locale}
      rows={findings.slice(0, 500)}
      rowKey={(each) => `${each.rule} ${each.indicator} ${each.placeId} ${each.period}`}
      columns={[
        { key: 'place', title: OBSERVATORY_WORDS[locale].place, cell: ({ placeId }) => nameOf(placeId) },
        { key: 'period', title: OBSERVATORY_WORDS[locale].period, kind: 'date', cell: ({ period }) => period },
        {
          key: 'indicator',
          title: words.indicator,
          cell: ({ indicator }) => <a href={localPath(locale, observatoryPaths.indicator(indicator))}>{indicator}</a>,
        },
        { key: 'what', title: words.finding, cell: (each) => say(findingWords(each), locale) },
        { key: 'weight', title: words.weight, cell: ({ severity }) => say(SEVERITY_TITLES[severity], locale) },
      ]}
    />
  )
}

interface CellsProps extends Named {
  readonly cells: readonly NewCell[]
  /** Of their sheets. */
  readonly breakdowns: readonly Breakdown[]
}

export function CellsTable({ locale, nameOf, cells, breakdowns }: CellsProps) {
  const words = IMPORT_WORDS[locale]
  const broken = cells.some(({ breakdown }) => breakdown !== WHOLE)
  return (
    <DataTable
      id="cifras"
      caption={words.figures}
      captionHidden
      locale={locale}
      rows={cells}
      rowKey={(cell) => `${cell.indicator} ${cell.placeId} ${cell.period} ${cell.breakdown}`}
      columns={[
        { key: 'place', title: OBSERVATORY_WORDS[locale].place, cell: ({ placeId }) => nameOf(placeId) },
        { key: 'indicator', title: words.indicator, cell: ({ indicator }) => indicator },
        { key: 'period', title: OBSERVATORY_WORDS[locale].period, kind: 'date', cell: ({ period }) => period },
        ...(broken
          ? [
              {
                key: 'breakdown',
                title: OBSERVATORY_WORDS[locale].breakdown,
                cell: ({ breakdown }: NewCell) => breakdownTitle(breakdown, breakdowns, locale),
              },
            ]
          : []),
        { key: 'value', title: words.cells, kind: 'number', cell: ({ value }) => saidValue(value, String, locale) },
        { key: 'status', title: words.status, cell: ({ status }) => say(STATUS_TITLES[status], locale) },
      ]}
    />
  )
}

export function RejectedTable({ locale, rejected }: { locale: Locale; rejected: readonly RejectedFigure[] }) {
  const words = IMPORT_WORDS[locale]
  if (rejected.length === 0) return null
  return (
    <section class="stack" aria-labelledby="rechazadas">
      <h2 id="rechazadas">{words.rejected}</h2>
      <DataTable
        id="rechazadas-tabla"
        caption={words.rejected}
        captionHidden
        cards
        locale={locale}
        rows={rejected.slice(0, 500)}
        rowKey={(each) => `${each.row} ${each.reason.es}`}
        columns={[
          { key: 'row', title: words.row, kind: 'code', cell: ({ row }) => row },
          { key: 'why', title: words.why, cell: ({ reason }) => <Spoken text={reason} locale={locale} /> },
          { key: 'raw', title: words.asWritten, cell: ({ raw }) => raw.join(' · ') },
        ]}
      />
    </section>
  )
}
