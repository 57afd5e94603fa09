import { formatNumber, formatPercent } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import { STATE_IDS, type StateId } from '../../rules/states.ts'
import type { StateTally } from '../../rules/tally.ts'
import { STATE_MEANINGS, STATE_NAMES } from '../../rules/words.ts'
import { StateMark } from './figure-parts.tsx'
import { pageWords } from './page-words.ts'
import { uiState } from './ui-state.ts'

/** One thing counted by state. */
export interface TallyRow {
  readonly key: string
  readonly title: string
  readonly tally: StateTally
  /** The list behind a count. */
  readonly href: (state: StateId) => string
}

export interface StateTallyProps {
  readonly id: string
  readonly caption: string
  readonly locale: Locale
  readonly rows: readonly TallyRow[]
}

function total(tally: StateTally): number {
  return STATE_IDS.reduce((sum, state) => sum + tally[state], 0)
}

/** `12 atrasadas, 30 cumplidas…`: the bar in words. */
function tallyWords(tally: StateTally, locale: Locale): string {
  return STATE_IDS.filter((state) => tally[state] > 0)
    .map((state) => `${say(STATE_NAMES[state], locale)}: ${formatNumber(tally[state])}`)
    .join('; ')
}

function TallyBar({ row, locale }: { readonly row: TallyRow; readonly locale: Locale }) {
  const all = total(row.tally)
  let from = 0
  return (
    <div class="tally-line">
      <span class="tally-title">
        {row.title} <b class="figure">{formatNumber(all)}</b>
      </span>
      <svg
        class="tally-bar"
        width="100%"
        height="28"
        role="img"
        aria-label={`${row.title}. ${tallyWords(row.tally, locale)}`}
      >
        {STATE_IDS.map((state) => {
          const share = all === 0 ? 0 : (100 * row.tally[state]) / all
          const x = from
          from += share
          if (share === 0) return null
          return (
            <g key={state} class={`bar-${uiState(state)}`}>
              <rect
                class={`tally-part tally-${state}`}
                x={`${round(x)}%`}
                y="0"
                width={`${round(share)}%`}
                height="28"
              />
              {share < 7 ? null : (
                <text class={`tally-count tally-count-${state}`} x={`${round(x + share / 2)}%`} y="19">
                  {formatNumber(row.tally[state])}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

/** How many stand where: a bar for each thing counted, and the table that says the same and leads to the lists. */
export function StateTallyBlock({ id, caption, locale, rows }: StateTallyProps) {
  const text = pageWords(locale)
  return (
    <div class="tally">
      <div class="tally-bars">
        {rows.map((row) => (
          <TallyBar key={row.key} row={row} locale={locale} />
        ))}
      </div>
      <DataTable
        id={id}
        caption={caption}
        captionHidden
        locale={locale}
        rows={STATE_IDS}
        rowKey={(state) => state}
        columns={[
          { key: 'state', title: text.state, cell: (state) => <StateMark state={state} locale={locale} /> },
          ...rows.map((row) => ({
            key: row.key,
            title: row.title,
            kind: 'number' as const,
            cell: (state: StateId) => <Count row={row} state={state} locale={locale} />,
            total: formatNumber(total(row.tally)),
          })),
          {
            key: 'meaning',
            title: text.meaning,
            cell: (state) => <span class="soft">{say(STATE_MEANINGS[state], locale)}</span>,
          },
        ]}
      />
    </div>
  )
}

function Count({ row, state, locale }: { readonly row: TallyRow; readonly state: StateId; readonly locale: Locale }) {
  const count = row.tally[state]
  const all = total(row.tally)
  if (count === 0) return <span class="soft">0</span>
  return (
    <>
      <a href={row.href(state)}>
        {formatNumber(count)}
        <span class="hidden">
          {' '}
          {row.title}: {say(STATE_NAMES[state], locale)}
        </span>
      </a>
      <span class="soft tally-share"> {formatPercent((100 * count) / all)}</span>
    </>
  )
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
