import { formatNumber } from '../../kernel/format.ts'
import type { Locale } from '../../kernel/text.ts'
import type { State } from '../state/state.ts'
import { StateBadge } from '../state/state-badge.tsx'
import { words } from '../words.ts'

export interface ProgressBarProps {
  /** What progresses; part of the text equivalent. */
  readonly label: string
  readonly locale: Locale
  /** The three marks, on one scale. Absent = not known, and said so; never 0. */
  readonly executed?: number | undefined
  readonly programmedToDate?: number | undefined
  readonly target?: number | undefined
  readonly unit?: string | undefined
  readonly state?: State | undefined
  /** `row`: bar only with its words for screen readers, inside tables. `full`: words below. */
  readonly form?: 'row' | 'full' | undefined
  /** How figures are written, e.g. as money or percent. */
  readonly format?: ((value: number) => string) | undefined
}

const percentOf = (value: number, of: number): string => `${Math.round((10_000 * value) / of) / 100}%`

/** A line across the bar, kept apart from it by a halo. */
function Mark({ kind, value, scale }: { kind: 'target' | 'todate'; value: number | undefined; scale: number }) {
  if (value === undefined) return null
  const place = { x1: percentOf(value, scale), x2: percentOf(value, scale), y1: 1, y2: 19 }
  return (
    <>
      <line class="bar-halo" {...place} />
      <line class={`bar-${kind}`} {...place} />
    </>
  )
}

/** A bar with three marks: what was done (fill), what was programmed to date (tick), the year's target (end mark). */
export function ProgressBar(props: ProgressBarProps) {
  const { label, locale, executed, programmedToDate, target, unit, state, form = 'row' } = props
  const format = props.format ?? ((value: number) => formatNumber(value))
  const text = words(locale)
  const scale = Math.max(target ?? 0, executed ?? 0, programmedToDate ?? 0)
  const figures = [
    { key: 'executed', name: text.executed, value: executed },
    { key: 'todate', name: text.plannedToDate, value: programmedToDate },
    { key: 'target', name: text.target, value: target },
  ]
  const said = figures
    .map(({ name, value }) => `${name}: ${value === undefined ? text.noData : format(value)}`)
    .join('; ')
  return (
    <div class={`progress-bar progress-bar-${form}`}>
      <svg
        class={`bar bar-${state ?? 'plain'}`}
        width="100%"
        height="20"
        role="img"
        aria-label={`${label}. ${said}${unit ? ` ${unit}` : ''}`}
      >
        <rect class="bar-ground" x="0" y="5" width="100%" height="10" />
        {target !== undefined && scale > target ? (
          <rect
            class="bar-over"
            x={percentOf(target, scale)}
            y="5"
            width={percentOf(scale - target, scale)}
            height="10"
          />
        ) : null}
        {executed === undefined || scale === 0 ? null : (
          <rect class="bar-done" x="0" y="5" width={percentOf(Math.max(0, executed), scale)} height="10" />
        )}
        {scale === 0 ? null : (
          <>
            <Mark kind="target" value={target} scale={scale} />
            <Mark kind="todate" value={programmedToDate} scale={scale} />
          </>
        )}
      </svg>
      {form === 'full' ? (
        <div class={`bar-words bar-${state ?? 'plain'}`} aria-hidden="true">
          {figures.map(({ key, name, value }) => (
            <span key={key}>
              <span class={`bar-key bar-key-${key}`} /> {name}{' '}
              <b class="figure">{value === undefined ? text.noData : format(value)}</b>
              {unit && value !== undefined ? ` ${unit}` : ''}
            </span>
          ))}
          {state === undefined ? null : <StateBadge state={state} locale={locale} />}
        </div>
      ) : null}
    </div>
  )
}
