import { formatNumber, monthName } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { StateId } from '../../rules/states.ts'
import type { MonthTally } from '../../rules/tally.ts'
import { STATE_NAMES } from '../../rules/words.ts'
import { uiState } from './ui-state.ts'

export interface MonthColumnsWords {
  readonly label: string
  readonly caption: string
  readonly month: string
  readonly programmed: string
  readonly met: string
  readonly near: string
  readonly behind: string
  readonly notReported: string
  readonly afterCutOff: string
  readonly unprogrammed: string
  readonly asTable: string
}

/** From the bottom of a column up: what was done, what was not, what nobody reported. */
const STACK: readonly StateId[] = ['above', 'full', 'near', 'behind', 'not_reported']
const WIDTH = 40
const BAR = 30
const TALL = 120
const BASE = TALL + 18

/** Twelve columns of activities: outline = with work programmed, filled by what became of it. */
export function MonthColumns({
  id,
  months,
  locale,
  words,
}: {
  readonly id: string
  readonly months: readonly MonthTally[]
  readonly locale: Locale
  readonly words: MonthColumnsWords
}) {
  const most = Math.max(1, ...months.map((month) => month.programmed))
  const scale = (count: number): number => Math.round((count / most) * TALL * 10) / 10
  const counted = months.filter((month) => month.counted).length
  const saidMonths = months
    .filter((month) => month.counted)
    .map(
      (month) =>
        `${monthName(month.month, locale, 'short')} ${month.states.full + month.states.above}/${month.programmed}`,
    )
  return (
    <figure class="month-columns">
      <svg
        viewBox={`0 0 ${12 * WIDTH} ${BASE + 22}`}
        role="img"
        aria-label={`${words.label}. ${words.met} / ${words.programmed}: ${saidMonths.join('; ')}`}
      >
        {months.map((month, index) => {
          const x = index * WIDTH + (WIDTH - BAR) / 2
          const height = scale(month.programmed)
          let top = BASE
          return (
            <g key={month.month}>
              <rect class="column-planned" x={x} y={BASE - height} width={BAR} height={height} />
              {STACK.map((state) => {
                const part = scale(month.states[state])
                top -= part
                return part === 0 ? null : (
                  <g key={state} class={`bar-${uiState(state)}`}>
                    <rect class={`tally-part tally-${state}`} x={x} y={top} width={BAR} height={part} />
                  </g>
                )
              })}
              <text class="column-count" x={x + BAR / 2} y={BASE - height - 4}>
                {month.programmed === 0 ? '' : formatNumber(month.programmed)}
              </text>
              <text class="column-month" x={x + BAR / 2} y={BASE + 16}>
                {monthName(month.month, locale, 'short')}
              </text>
            </g>
          )
        })}
        <line class="column-base" x1="0" x2={12 * WIDTH} y1={BASE} y2={BASE} />
        {counted > 0 && counted < 12 ? (
          <line class="month-cut" x1={counted * WIDTH} x2={counted * WIDTH} y1="0" y2={BASE + 20} />
        ) : null}
      </svg>
      <ul class="legend" aria-hidden="true">
        {STACK.map((state) => (
          <li key={state}>
            <span class={`key tally-key bar-${uiState(state)} tally-key-${state}`} /> {say(STATE_NAMES[state], locale)}
          </li>
        ))}
        <li>
          <span class="key column-key" /> {words.afterCutOff}
        </li>
      </ul>
      <details class="as-table">
        <summary>{words.asTable}</summary>
        <DataTable
          id={id}
          caption={words.caption}
          locale={locale}
          rows={months}
          rowKey={(month) => String(month.month)}
          columns={[
            { key: 'month', title: words.month, cell: (month) => monthName(month.month, locale) },
            number('programmed', words.programmed, (month) => month.programmed),
            number('met', words.met, (month) => (month.counted ? month.states.full + month.states.above : null)),
            number('near', words.near, (month) => (month.counted ? month.states.near : null)),
            number('behind', words.behind, (month) => (month.counted ? month.states.behind : null)),
            number('none', words.notReported, (month) => (month.counted ? month.states.not_reported : null)),
            number('unprogrammed', words.unprogrammed, (month) => (month.counted ? month.unprogrammed : null)),
          ]}
        />
      </details>
    </figure>
  )
}

function number(key: string, title: string, value: (month: MonthTally) => number | null) {
  return {
    key,
    title,
    kind: 'number' as const,
    cell: (month: MonthTally) => {
      const count = value(month)
      return count === null ? '–' : formatNumber(count)
    },
  }
}
