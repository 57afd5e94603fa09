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

/** `ene 10 de 12; mar 4, no programado`: only the months that say something. */
export function monthGridWords(props: MonthGridProps): string {
  const { label, locale, unit } = props
  const text = words(locale)
  const of = locale === 'es' ? 'de' : 'of'
  const parts = cellsOf(props).flatMap(({ month, programmed, executed }) => {
    const name = monthName(month, locale, 'short')
    if (programmed === null && executed === null) return []
    if (programmed === null) return [`${name} ${formatNumber(executed ?? 0)}, ${text.unprogrammed}`]
    if (executed === null) return [`${name} ${formatNumber(programmed)}`]
    return [`${name} ${formatNumber(executed)} ${of} ${formatNumber(programmed)}`]
  })
  const said = parts.length === 0 ? text.noData : parts.join('; ')
  return `${label}. ${text.executed} ${of} ${text.planned.toLowerCase()}${unit ? ` (${unit})` : ''}: ${said}`
}

function MonthCell({ cell, late, here }: { cell: Cell; late: boolean; here: boolean }) {
  const x = (cell.month - 1) * STEP + 1.5
  const { programmed, executed } = cell
  const share = programmed !== null && programmed > 0 ? Math.min(1, (executed ?? 0) / programmed) : executed ? 1 : 0
  const fill = Math.round(share * TALL * 10) / 10
  return (
    <>
      {programmed === null ? (
        <circle class="month-none" cx={x + CELL / 2} cy={2 + TALL / 2} r="1.2" />
      ) : (
        <rect class={late ? 'month-planned month-due' : 'month-planned'} x={x} y="2" width={CELL} height={TALL} />
      )}
      {fill > 0 ? (
        <rect
          class={programmed === null ? 'month-extra' : 'month-done'}
          x={x + (programmed === null ? 3 : 0)}
          y={2 + TALL - fill}
          width={programmed === null ? CELL - 6 : CELL}
          height={fill}
        />
      ) : null}
      {here ? <path class="month-here" d={`M${x + CELL / 2 - 4} 28h8l-4-4.500z`} /> : null}
    </>
  )
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
        {cells.map((cell) => (
          <MonthCell
            key={cell.month}
            cell={cell}
            late={completed !== undefined && cell.month <= completed}
            here={cell.month === here}
          />
        ))}
        {cut === undefined ? null : <line class="month-cut" x1={cut} x2={cut} y1="0" y2="24" />}
        {height > 24
          ? cells.map(({ month }) => (
              <text
                key={month}
                class={month === here ? 'month-letter month-letter-here' : 'month-letter'}
                x={(month - 1) * STEP + 1.5 + CELL / 2}
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
                  <td class="number">{programmed === null ? '–' : formatNumber(programmed)}</td>
                  <td class="number">{executed === null ? '–' : formatNumber(executed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
    </div>
  )
}
