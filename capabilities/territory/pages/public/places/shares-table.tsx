import { formatPercent } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { Geography, Share } from '../../../data/places-query.ts'
import { placesPaths } from '../../../places-paths.ts'
import { wordOf } from './places-tables.tsx'
import { PLACE_WORDS, SHARE_RULE } from './places-words.ts'

/** A municipality lies in hundreds of cells of a grid; all of them are in the download of its division. */
const MOST_ROWS = 100

interface ShareRow {
  readonly geography: string
  readonly code: string
  readonly name: string
  readonly population?: number
  readonly area?: number
  /** Measured on the shapes, where that was done. */
  readonly measuredPopulation?: number
  readonly measuredArea?: number
  /** Of what is stated; of what is measured where nothing is. */
  readonly rule: string
  readonly sources: string
}

/** Both bases of one place beside each other, what is stated beside what is measured. */
function rowsOf(shares: readonly Share[]): readonly ShareRow[] {
  return [...Map.groupBy(shares, ({ placeId }) => placeId).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const { geography, code, name } = first
    const rule = same.find((each) => each.rule !== 'measured')?.rule ?? first.rule
    const figures = same.map(({ basis, share, rule: own }) => [
      own === 'measured' ? (basis === 'area' ? 'measuredArea' : 'measuredPopulation') : basis,
      share,
    ])
    const sources = [...new Set(same.map(({ source }) => source))].join('; ')
    return [{ geography, code, name, rule, sources, ...Object.fromEntries(figures) }]
  })
}

interface SharesProps {
  readonly id: string
  readonly caption: string
  readonly locale: Locale
  readonly shares: readonly Share[]
  readonly geographies: readonly Geography[]
}

/** Shares in the divisions of the law and in zones; those in the cells of grids, which are many, are opened. */
export function SharesTable(props: SharesProps) {
  const words = PLACE_WORDS[props.locale]
  const grids = new Set(props.geographies.flatMap(({ kind, code }) => (kind === 'grid' ? [code] : [])))
  const cells = props.shares.filter(({ geography }) => grids.has(geography))
  const others = props.shares.filter(({ geography }) => !grids.has(geography))
  return (
    <>
      {others.length === 0 && cells.length > 0 ? null : <OneTable {...props} shares={others} />}
      {cells.length === 0 ? null : (
        <details>
          <summary>{words.inCells(rowsOf(cells).length)}</summary>
          <OneTable {...props} id={`${props.id}-celdas`} shares={cells} />
        </details>
      )}
    </>
  )
}

function OneTable(props: SharesProps) {
  const { locale } = props
  const words = PLACE_WORDS[locale]
  const titles = new Map(props.geographies.map((each) => [each.code, say(each.title, locale)]))
  const percent = (share: number | undefined) =>
    share === undefined ? words.noData : formatPercent(share * 100, share < 0.01 ? 3 : 1)
  const rows = rowsOf(props.shares)
  return (
    <>
      <DataTable
        id={props.id}
        caption={props.caption}
        captionHidden
        locale={locale}
        rows={rows.slice(0, MOST_ROWS)}
        rowKey={({ geography, code }) => `${geography}/${code}`}
        columns={[
          {
            key: 'place',
            title: words.place,
            cell: ({ geography, code, name }) => (
              <a href={localPath(locale, placesPaths.place(geography, code))}>{name}</a>
            ),
          },
          { key: 'geography', title: words.geography, cell: ({ geography }) => titles.get(geography) ?? geography },
          {
            key: 'population',
            title: words.byPopulation,
            kind: 'number',
            cell: ({ population }) => percent(population),
          },
          { key: 'area', title: words.byArea, kind: 'number', cell: ({ area }) => percent(area) },
          ...(props.shares.some(({ rule }) => rule === 'measured')
            ? [
                {
                  key: 'measuredArea',
                  title: words.byMeasuredArea,
                  kind: 'number' as const,
                  cell: ({ measuredArea }: ShareRow) => percent(measuredArea),
                },
                {
                  key: 'measuredPopulation',
                  title: words.byMeasuredPopulation,
                  kind: 'number' as const,
                  cell: ({ measuredPopulation }: ShareRow) => percent(measuredPopulation),
                },
              ]
            : []),
          { key: 'rule', title: words.rule, cell: ({ rule }) => wordOf(SHARE_RULE, rule, locale) },
          {
            key: 'sources',
            title: words.source,
            cell: ({ sources }) => <span lang={locale === 'es' ? undefined : 'es'}>{sources}</span>,
          },
        ]}
      />
      {rows.length > MOST_ROWS ? <p>{words.moreShares(rows.length - MOST_ROWS)}</p> : null}
    </>
  )
}
