import { type CivilDate, lastDayOfMonth } from '../../kernel/civil.ts'
import { formatDate, monthName } from '../../kernel/format.ts'
import type { Locale } from '../../kernel/text.ts'
import type { State } from '../state/state.ts'
import { StateBadge } from '../state/state-badge.tsx'
import { words } from '../words.ts'

export interface Span {
  readonly from: CivilDate
  readonly to: CivilDate
}

export interface GanttTask {
  readonly id: string
  readonly title: string
  readonly href?: string | undefined
  readonly code?: string | undefined
  /** One bar, or several with pauses between; none = no schedule. */
  readonly spans: readonly Span[]
  /** As approved, drawn as a ghost beneath. */
  readonly baseline?: readonly Span[] | undefined
  /** 0 to 1, of the whole task. */
  readonly done?: number | undefined
  readonly state?: State | undefined
  readonly milestone?: CivilDate | undefined
  /** Tasks that follow each other with the same words stand under them. */
  readonly group?: string | undefined
}

export interface GanttProps {
  readonly id: string
  readonly label: string
  readonly locale: Locale
  readonly tasks: readonly GanttTask[]
  /** First and last month shown, `2019-01` to `2019-12`. */
  readonly from: string
  readonly to: string
  readonly today?: CivilDate | undefined
  /** What bar and ghost are called where they are not the plan in force and the original: `Propuesto`, `Vigente`. */
  readonly names?: { readonly current: string; readonly baseline: string } | undefined
}

const monthIndex = (period: string): number => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1

/** Where a day stands, in months from the first: every month is as wide as another, so that columns match the matrix. */
function position(date: CivilDate, first: number, end: 'start' | 'end'): number {
  const days = Number(lastDayOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))).slice(8))
  const day = Number(date.slice(8, 10)) - (end === 'start' ? 1 : 0)
  return monthIndex(date) - first + day / days
}

interface Placed {
  readonly left: number
  readonly width: number
}

/** Layout-free state: shares of the width, cut to the frame. Undefined when wholly outside. */
export function placeSpan(span: Span, from: string, to: string): Placed | undefined {
  const first = monthIndex(from)
  const months = monthIndex(to) - first + 1
  const start = Math.max(0, position(span.from, first, 'start'))
  const stop = Math.min(months, position(span.to, first, 'end'))
  return stop <= start ? undefined : { left: start / months, width: (stop - start) / months }
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`

function Bars({ task, from, to }: { task: GanttTask; from: string; to: string }) {
  const place = (spans: readonly Span[]) => spans.flatMap((span) => placeSpan(span, from, to) ?? [])
  const bars = place(task.spans)
  const whole = bars.reduce((sum, bar) => sum + bar.width, 0)
  let left = whole * Math.min(1, Math.max(0, task.done ?? 0))
  const milestone = task.milestone ? placeSpan({ from: task.milestone, to: task.milestone }, from, to) : undefined
  return (
    <svg class="gantt-bars" width="100%" height="30" aria-hidden="true">
      {place(task.baseline ?? []).map((bar) => (
        <rect
          key={bar.left}
          class="gantt-baseline"
          x={percent(bar.left)}
          width={percent(bar.width)}
          y="20"
          height="5"
          rx="1"
        />
      ))}
      {bars.map((bar) => {
        const done = Math.min(bar.width, left)
        left -= done
        return (
          <g key={bar.left} class={`gantt-task bar-${task.state ?? 'plain'}`}>
            <rect class="gantt-bar" x={percent(bar.left)} width={percent(bar.width)} y="6" height="11" rx="1" />
            {done > 0 ? (
              <rect class="bar-done" x={percent(bar.left)} width={percent(done)} y="6" height="11" rx="1" />
            ) : null}
          </g>
        )
      })}
      {milestone ? (
        <svg x={percent(milestone.left + milestone.width / 2)} y="11.500" overflow="visible" aria-hidden="true">
          <path class="gantt-milestone" d="M0-7 7 0 0 7-7 0z" />
        </svg>
      ) : null}
    </svg>
  )
}

function opensGroup(tasks: readonly GanttTask[], index: number): boolean {
  const group = tasks[index]?.group
  return group !== undefined && group !== tasks[index - 1]?.group
}

export function Gantt({ id, label, locale, tasks, from, to, today, names }: GanttProps) {
  const text = words(locale)
  const { current, baseline } = names ?? { current: text.ganttCurrent, baseline: text.ganttBaseline }
  const judged = tasks.some(({ done, state }) => done !== undefined || state !== undefined)
  const first = monthIndex(from)
  const count = monthIndex(to) - first + 1
  const months = Array.from({ length: count }, (_, index) => first + index)
  const now = today ? placeSpan({ from: today, to: today }, from, to) : undefined
  const grouped = tasks.some(({ group }) => group !== undefined)
  const spanWords = (spans: readonly Span[]) =>
    spans.map((span) => `${formatDate(span.from, locale)} – ${formatDate(span.to, locale)}`).join('; ') || '–'
  return (
    <figure class="gantt" aria-labelledby={`${id}-label`}>
      <figcaption id={`${id}-label`}>{label}</figcaption>
      <div class="gantt-frame" style={`--months:${count}`}>
        <div class="gantt-head" aria-hidden="true">
          {months.map((month) => (
            <span key={month}>
              {monthName(((month % 12) + 1) as 1, locale, count > 12 ? 'letter' : 'short')}
              {month % 12 === 0 || month === first ? <small> {Math.floor(month / 12)}</small> : null}
            </span>
          ))}
        </div>
        <ul class="gantt-rows">
          {tasks.map((task, index) => (
            <li key={task.id} class={opensGroup(tasks, index) ? 'gantt-opens' : undefined}>
              {opensGroup(tasks, index) ? <p class="gantt-group">{task.group}</p> : null}
              <div class="gantt-title">
                {task.code === undefined ? null : <span class="soft figure">{task.code} </span>}
                {task.href === undefined ? task.title : <a href={task.href}>{task.title}</a>}
                <span class="hidden">: {spanWords(task.spans)}</span>
              </div>
              <div class="gantt-track">
                <Bars task={task} from={from} to={to} />
              </div>
            </li>
          ))}
        </ul>
        {now ? (
          <div class="gantt-now" style={`--share:${Math.round(now.left * 10_000) / 10_000}`} aria-hidden="true" />
        ) : null}
      </div>
      <ul class="legend">
        <li>
          <span class="key key-current" /> {current}
        </li>
        {judged ? (
          <li>
            <span class="key key-done" /> {text.ganttDone}
          </li>
        ) : null}
        <li>
          <span class="key key-baseline" /> {baseline}
        </li>
        {today === undefined ? null : (
          <li>
            <span class="key key-now" /> {text.cutOff}: {formatDate(today, locale)}
          </li>
        )}
      </ul>
      <details class="as-table">
        <summary>{text.tableView}</summary>
        <section class="table-scroll" aria-label={text.scrollingTable(label)} tabindex={0}>
          <table class="data-table compact">
            <caption class="hidden" id={`${id}-table`}>
              {label}
            </caption>
            <thead>
              <tr>
                {grouped ? <th scope="col">{locale === 'es' ? 'De qué es parte' : 'Part of'}</th> : null}
                <th scope="col">{locale === 'es' ? 'Actividad' : 'Activity'}</th>
                <th scope="col">{current}</th>
                <th scope="col">{baseline}</th>
                {judged ? <th scope="col">{text.ganttDone}</th> : null}
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <tr key={task.id}>
                  {grouped ? <td>{task.group}</td> : null}
                  <th scope="row">{task.title}</th>
                  <td class="nowrap">{task.milestone ? formatDate(task.milestone, locale) : spanWords(task.spans)}</td>
                  <td class="nowrap">{spanWords(task.baseline ?? [])}</td>
                  {judged ? (
                    <td class="nowrap">
                      {task.done === undefined ? null : `${Math.round(task.done * 100)} % `}
                      {task.state === undefined ? null : <StateBadge state={task.state} locale={locale} />}
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
}
