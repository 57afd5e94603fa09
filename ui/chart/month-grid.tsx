import { MONTHS, type Month } from '../../kernel/civil.ts'
import { formatNumber, monthName } from '../../kernel/format.ts'
import type { Locale } from '../../kernel/text.ts'
import { words } from '../words.ts'

export interface MonthGridProps {
  /** What is programmed; part of the text equivalent. */
  readonly label: string
  readonly locale: Locale
  /** Twelve entries, January first; `null` = not programmed, never 0. */
  readonly programmed: readonly (number | null)[]
  /** Twelve entries; `null` = nothing reported. */
  readonly executed?: readonly (number | null)[] | undefined
  /** Months complete at the cut-off date, 0 to 12. */
  readonly completed?: number | undefined
  readonly unit?: string | undefined
  /** A month to point at: the one being reported. */
  readonly here?: Month | undefined
  /** Letters under the cells, and the table to open. */
  readonly form?: 'row' | 'full' | undefined
}

const CELL = 14
const STEP = 17
const TALL = 20

interface Cell {
  readonly month: Month
  readonly programmed: number | null
  readonly executed: number | null
}

function cellsOf({ programmed, executed }: MonthGridProps): Cell[] {
  return MONTHS.map((month) => ({
    month,
    programmed: programmed[month - 1] ?? null,
    executed: executed?.[month - 1] ?? null,
  }))
}

/** Small whole numbers, nearly all of them here, need no formatter. */
const figure = (value: number): string =>
  Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : formatNumber(value)

/** `ene 10 de 12; mar 4, no programado`: only the months that say something. */
export function monthGridWords(props: MonthGridProps): string {
  const { label, locale, unit } = props
  const text = words(locale)
  const of = locale === 'es' ? 'de' : 'of'
  const parts = cellsOf(props).flatMap(({ month, programmed, executed }) => {
    const name = monthName(month, locale, 'short')
    if (programmed === null && executed === null) return []
    if (programmed === null) return [`${name} ${figure(executed ?? 0)}, ${text.unprogrammed}`]
    if (executed === null) return [`${name} ${figure(programmed)}`]
    return [`${name} ${figure(executed)} ${of} ${figure(programmed)}`]
  })
  const said = parts.length === 0 ? text.noData : parts.join('; ')
  return `${label}. ${text.executed} ${of} ${text.planned.toLowerCase()}${unit ? ` (${unit})` : ''}: ${said}`
}

const LEFT = (month: Month): number => (month - 1) * STEP + 1.5

/** One path for each kind of mark: six elements instead of thirty, since a matrix draws a hundred grids. */
function monthPaths(cells: readonly Cell[], completed: number | undefined): Readonly<Record<string, string>> {
  const paths = { planned: '', due: '', none: '', done: '', extra: '' }
  for (const { month, programmed, executed } of cells) {
    const x = LEFT(month)
    if (programmed === null) paths.none += `M${x + CELL / 2} ${2 + TALL / 2}h0`
    else paths[completed !== undefined && month <= completed ? 'due' : 'planned'] += `M${x} 2h${CELL}v${TALL}h-${CELL}z`
    const share = programmed !== null && programmed > 0 ? Math.min(1, (executed ?? 0) / programmed) : executed ? 1 : 0
    const fill = Math.round(share * TALL * 10) / 10
    if (fill <= 0) continue
    const [from, width] = programmed === null ? [x + 3, CELL - 6] : [x, CELL]
    paths[programmed === null ? 'extra' : 'done'] += `M${from} ${2 + TALL}h${width}v-${fill}h-${width}z`
  }
  return paths
}

/** Twelve small cells: outline = programmed, fill = executed; a dot where nothing is programmed. */
export function MonthGrid(props: MonthGridProps) {
  const { locale, completed, here, form = 'row' } = props
  const cells = cellsOf(props)
  const width = 12 * STEP + 1
  const height = form === 'full' || here !== undefined ? 42 : 24
  const text = words(locale)
  const cut = completed !== undefined && completed > 0 && completed < 12 ? completed * STEP : undefined
  return (
    <div class={`month-grid month-grid-${form}`}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={monthGridWords(props)}
      >
        {Object.entries(monthPaths(cells, completed)).map(([kind, d]) =>
          d === '' ? null : <path key={kind} class={`month-${kind}`} d={d} />,
        )}
        {here === undefined ? null : <path class="month-here" d={`M${LEFT(here) + CELL / 2 - 4} 28h8l-4-4.5z`} />}
        {cut === undefined ? null : <line class="month-cut" x1={cut} x2={cut} y1="0" y2="24" />}
        {height > 24
          ? cells.map(({ month }) => (
              <text
                key={month}
                class={month === here ? 'month-letter month-letter-here' : 'month-letter'}
                x={LEFT(month) + CELL / 2}
                y="40"
              >
                {monthName(month, locale, 'letter')}
              </text>
            ))
          : null}
      </svg>
      {form === 'full' ? (
        <details class="as-table">
          <summary>{text.tableView}</summary>
          <table class="data-table compact">
            <caption class="hidden">{props.label}</caption>
            <thead>
              <tr>
                <th scope="col">{text.month}</th>
                <th scope="col" class="number">
                  {text.planned}
                </th>
                <th scope="col" class="number">
                  {text.executed}
                </th>
              </tr>
            </thead>
            <tbody>
              {cells.map(({ month, programmed, executed }) => (
                <tr key={month}>
                  <th scope="row">{monthName(month, locale)}</th>
                  <td class="number">{programmed === null ? '–' : figure(programmed)}</td>
                  <td class="number">{executed === null ? '–' : figure(executed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
    </div>
  )
}
