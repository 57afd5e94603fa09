import { formatNumber, formatPercent } from '../../../../kernel/format.ts'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { IndicatorDetail } from '../../data/indicator-detail.ts'
import type { IndicatorTerms } from '../../model.ts'
import { type ApartReading, type Cell, cellsOf, type Dimension, publishable } from '../../rules/indicators/breakdown.ts'
import { MISSING_NAMES } from '../../rules/words.ts'
import { Part } from './figure-parts.tsx'

const WORDS = {
  es: {
    title: 'Desagregación',
    lead: 'Lo medido, tomado por partes. Lo que nadie separó se muestra como «sin desagregar».',
    rest: 'Sin desagregar',
    category: 'Categoría',
    amount: 'Cantidad',
    share: 'Parte',
    suppressed: (least: number) =>
      `Las cantidades de menos de ${least} personas no se publican; a veces tampoco la siguiente, para que no se pueda calcular.`,
  },
  en: {
    title: 'Breakdown',
    lead: 'What was measured, taken apart. What nobody took apart is shown as “not broken down”.',
    rest: 'Not broken down',
    category: 'Category',
    amount: 'Amount',
    share: 'Part',
    suppressed: (least: number) =>
      `Amounts of fewer than ${least} people are not published; sometimes neither is the next, so that they cannot be worked out.`,
  },
} as const

/** The readings of an indicator by each of its dimensions, as a table with small bars. Small cells of people are withheld from everybody. */
export function BreakdownParts({
  terms,
  detail,
  dimensions,
  locale,
}: {
  readonly terms: IndicatorTerms
  readonly detail: IndicatorDetail
  readonly dimensions: readonly Dimension[]
  readonly locale: Locale
}) {
  const words = WORDS[locale]
  const readings = detail.readings.map(
    (reading): ApartReading => ({
      total: reading.value,
      numerator: reading.numerator,
      denominator: reading.denominator,
      parts: detail.parts.get(reading.id) ?? [],
    }),
  )
  const apart = dimensions
    .map((dimension) => ({ dimension, cells: publishable(dimension, cellsOf(terms, dimension, readings)) }))
    .filter(({ cells }) => cells.length > 0)
  if (apart.length === 0) return null
  return (
    <Part id="desagregacion" title={words.title} lead={words.lead}>
      {apart.map(({ dimension, cells }) => (
        <OneDimension key={dimension.key} terms={terms} dimension={dimension} cells={cells} locale={locale} />
      ))}
    </Part>
  )
}

function OneDimension({
  terms,
  dimension,
  cells,
  locale,
}: {
  readonly terms: IndicatorTerms
  readonly dimension: Dimension
  readonly cells: readonly Cell[]
  readonly locale: Locale
}) {
  const words = WORDS[locale]
  const share = terms.kind === 'percentage'
  const known = cells.map(({ amount }) => (isMissing(amount) ? 0 : amount))
  const top = share ? 100 : Math.max(...known, 1)
  const nameOf = ({ category }: Cell) => {
    const found = dimension.categories.find(({ key }) => key === category)
    return found === undefined ? words.rest : say(found.title, locale)
  }
  const said = (value: Maybe<number> | undefined) =>
    value === undefined
      ? '–'
      : isMissing(value)
        ? say(MISSING_NAMES[value.missing], locale).toLowerCase()
        : formatNumber(value)
  const length = (cell: Cell) => {
    const value = share ? (cell.percent ?? cell.amount) : cell.amount
    return isMissing(value) ? undefined : Math.min(100, (100 * value) / top)
  }
  const hidden = cells.some(({ amount }) => isMissing(amount) && amount.missing === 'suppressed')
  return (
    <>
      <DataTable
        id={`tabla-${dimension.key}`}
        caption={say(dimension.title, locale)}
        locale={locale}
        rows={cells}
        rowKey={({ category }) => category ?? 'resto'}
        columns={[
          { key: 'category', title: words.category, cell: nameOf },
          {
            key: 'amount',
            title: words.amount,
            kind: 'number',
            cell: (cell) =>
              share && !isMissing(cell.amount) ? `${said(cell.amount)} / ${said(cell.of)}` : said(cell.amount),
          },
          {
            key: 'share',
            title: words.share,
            cell: (cell) => {
              const width = length(cell)
              if (width === undefined) return '–'
              return (
                <span class="part-bar">
                  <svg class="percent-bar bar-plain" width="100%" height="12" aria-hidden="true">
                    <rect class="bar-ground" x="0" y="1" width="100%" height="10" />
                    <rect class="bar-done" x="0" y="1" width={`${Math.round(width * 100) / 100}%`} height="10" />
                  </svg>
                  {share && cell.percent !== undefined && !isMissing(cell.percent) ? (
                    <b class="figure">{formatPercent(cell.percent, 1)}</b>
                  ) : null}
                </span>
              )
            },
          },
        ]}
      />
      {hidden && dimension.smallestCell !== undefined ? (
        <p class="soft">{words.suppressed(dimension.smallestCell)}</p>
      ) : null}
    </>
  )
}
