import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import type { Cell, HeatMap as Map5, Moment } from '../../../rules/risk/assessment.ts'
import { bandOf, levelOf, type RiskMethod } from '../../../rules/risk/method.ts'
import { stepOf } from './level-mark.tsx'
import { IMPACT_NAMES, LIKELIHOOD_NAMES, MOMENT_NAMES, riskWords } from './risk-words.ts'

export interface HeatMapProps {
  readonly map: Map5
  readonly moment: Moment
  readonly method: RiskMethod | undefined
  readonly locale: Locale
  /** Where a cell's count leads. */
  readonly href: (likelihood: number, impact: number) => string
  /** The cell that the list below shows, `4-3`. */
  readonly chosen?: string | undefined
}

/** Five by five as a table: a row for each likelihood, a column for each impact, a count that is a link in each cell. */
export function HeatMap({ map, moment, method, locale, href, chosen }: HeatMapProps) {
  const words = riskWords(locale)
  const id = `mapa-${moment}`
  return (
    <section class="heat-map-block" aria-labelledby={id}>
      <table class="heat-map">
        <caption id={id}>{say(MOMENT_NAMES[moment], locale)}</caption>
        <thead>
          <tr>
            <td class="heat-corner">
              <span class="heat-axis-down">{words.likelihood} ↓</span>
              <span class="heat-axis-right">{words.impact} →</span>
            </td>
            {IMPACT_NAMES.map((name, index) => (
              <th key={name.es} scope="col">
                <b class="figure">{index + 1}</b> <span class="heat-name">{say(name, locale)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row) => {
            const likelihood = row[0]?.likelihood ?? 0
            return (
              <tr key={likelihood}>
                <th scope="row">
                  <b class="figure">{likelihood}</b>{' '}
                  <span class="heat-name">{say(LIKELIHOOD_NAMES[likelihood - 1] ?? { es: '' }, locale)}</span>
                </th>
                {row.map((cell) => (
                  <OneCell
                    key={cell.impact}
                    cell={cell}
                    method={method}
                    locale={locale}
                    href={href(cell.likelihood, cell.impact)}
                    here={chosen === `${cell.likelihood}-${cell.impact}`}
                  />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {map.ungraded.length === 0 ? null : <p class="soft">{words.ungraded(map.ungraded.length)}</p>}
    </section>
  )
}

function OneCell({
  cell,
  method,
  locale,
  href,
  here,
}: {
  readonly cell: Cell
  readonly method: RiskMethod | undefined
  readonly locale: Locale
  readonly href: string
  readonly here: boolean
}) {
  const level = levelOf(cell.likelihood, cell.impact)
  const band = method === undefined ? undefined : bandOf(level, method)
  const said = band === undefined ? String(level) : `${level} ${say(band.title, locale)}`
  const count = cell.riskIds.length
  return (
    <td class={`heat-cell risk-step-${stepOf(level, method)}${here ? ' heat-here' : ''}`}>
      <span class="heat-level figure" aria-hidden="true">
        {level}
      </span>
      {count === 0 ? (
        <span class="hidden">{said}: 0</span>
      ) : (
        <a
          class="heat-count figure"
          href={href}
          aria-label={riskWords(locale).cell(count, cell.likelihood, cell.impact, said)}
          aria-current={here ? 'true' : undefined}
        >
          {formatNumber(count)}
        </a>
      )}
    </td>
  )
}

/** What the colours of the map mean, in words and numbers. */
export function BandKey({ method, locale }: { readonly method: RiskMethod | undefined; readonly locale: Locale }) {
  const words = riskWords(locale)
  if (method === undefined) return <p class="soft">{words.noMethod}</p>
  return (
    <ul class="band-key" aria-label={words.bands}>
      {method.bands.map((band) => (
        <li key={band.key}>
          <span class={`band-swatch risk-step-${stepOf(band.from, method)}`} aria-hidden="true" />
          <span>
            <b>{say(band.title, locale)}</b>{' '}
            <span class="soft figure">
              {band.from}–{band.to}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
