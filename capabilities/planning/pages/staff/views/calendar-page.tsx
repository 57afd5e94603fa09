import { lastDayOfMonth, MONTHS, type Month } from '../../../../../kernel/civil.ts'
import { formatDate, monthName } from '../../../../../kernel/format.ts'
import { type Locale, say, spoken } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { Tabs } from '../../../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { StateShape } from '../../../../../ui/state/state-badge.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { DateState } from '../../../rules/views/planned-dates.ts'
import { weeksOf } from '../../../rules/views/planned-dates.ts'
import { type CalendarAddress, viewPaths } from '../../../views-paths.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { CALENDAR_WORDS } from './calendar-words.ts'
import type { PlannedDate } from './planned-date.ts'
import { PLANNED_DATES } from './planned-dates-of.ts'

export interface CalendarPageProps {
  readonly view: PlanView
  readonly dates: readonly PlannedDate[]
  readonly month: Month
  readonly whole: boolean
  readonly kind: string | undefined
  /** As the address says it: a unit's code, or '' for all. */
  readonly unit: string
}

/** Shapes, so that a state is not told by colour alone. */
const SHAPES = { done: 'on_track', late: 'far_behind', coming: 'not_programmed', past: 'no_demand' } as const

/** What falls due: a month on a wall calendar with the same as a list below it, or the whole year as a list. */
export function CalendarPage(props: CalendarPageProps) {
  const { view, month, whole, kind, unit } = props
  const { locale, plan } = view
  const words = CALENDAR_WORDS[locale]
  const to = (change: Partial<CalendarAddress>) =>
    localPath(locale, viewPaths.calendar({ year: plan.year, month, whole, kind, unit, cutOff: view.cutOff, ...change }))
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <Tabs
        label={words.views}
        items={[
          { href: to({ whole: false }), title: words.month, current: !whole },
          { href: to({ whole: true }), title: words.year, current: whole },
        ]}
      />
      <nav class="kind-choice" aria-label={words.kinds}>
        <ul class="inline-list">
          {[undefined, ...PLANNED_DATES].map((each) => (
            <li key={each?.id ?? ''}>
              <a href={to({ kind: each?.id })} aria-current={each?.id === kind ? 'true' : undefined}>
                {each === undefined ? words.allKinds : say(each.title, locale)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {whole ? <WholeYear {...props} /> : <OneMonth {...props} to={to} />}
    </>
  )
}

function OneMonth(props: CalendarPageProps & { readonly to: (change: Partial<CalendarAddress>) => string }) {
  const { view, dates, month, to } = props
  const { locale, plan } = view
  const words = CALENDAR_WORDS[locale]
  const last = lastDayOfMonth(plan.year, month)
  const own = dates.filter(({ day }) => day.slice(0, 7) === last.slice(0, 7))
  const name = monthName(month, locale)
  return (
    <section class="stack" aria-labelledby="month">
      <div class="month-head">
        <h2 id="month">{words.caption(name.charAt(0).toUpperCase() + name.slice(1), plan.year)}</h2>
        <div class="button-row">
          {month > 1 ? (
            <ButtonLink kind="secondary" size="small" href={to({ month: (month - 1) as Month })}>
              {words.previous}
            </ButtonLink>
          ) : null}
          {month < 12 ? (
            <ButtonLink kind="secondary" size="small" href={to({ month: (month + 1) as Month })}>
              {words.next}
            </ButtonLink>
          ) : null}
        </div>
      </div>
      {own.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneLead}</p>
        </EmptyState>
      ) : (
        <>
          <Wall view={view} month={month} dates={own} />
          <Dates id="month-dates" caption={words.list(own.length)} view={view} dates={own} />
        </>
      )}
    </section>
  )
}

const SHOWN_IN_A_DAY = 5

/** Seen at a glance on a wide screen; who listens or holds a telephone reads the list below, which says the same. */
function Wall({ view, month, dates }: Pick<CalendarPageProps, 'view' | 'month' | 'dates'>) {
  const { locale, plan } = view
  const words = CALENDAR_WORDS[locale]
  return (
    <table class="wall" aria-hidden="true">
      <thead>
        <tr>
          {WEEKDAYS[locale].map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(plan.year, month).map((week) => (
          <tr key={week.find((day) => day !== undefined)}>
            {week.map((day, index) => {
              const own = dates.filter((date) => date.day === day)
              return (
                <td
                  key={day ?? index}
                  class={day === undefined ? 'wall-none' : day === view.cutOff ? 'wall-here' : undefined}
                >
                  {day === undefined ? null : <span class="wall-day figure">{Number(day.slice(8))}</span>}
                  {own.slice(0, SHOWN_IN_A_DAY).map((date) => (
                    <span key={date.key} class={`wall-date state-${SHAPES[date.state]}`}>
                      <StateShape state={SHAPES[date.state]} size={10} /> {date.unit} {say(date.title, locale)}
                    </span>
                  ))}
                  {own.length > SHOWN_IN_A_DAY ? (
                    <span class="wall-date soft">{words.more(own.length - SHOWN_IN_A_DAY)}</span>
                  ) : null}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  es: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

function WholeYear({ view, dates }: CalendarPageProps) {
  const { locale } = view
  const words = CALENDAR_WORDS[locale]
  if (dates.length === 0)
    return (
      <EmptyState title={words.noneInYear}>
        <p>{words.noneLead}</p>
      </EmptyState>
    )
  return (
    <>
      {MONTHS.map((month) => {
        const own = dates.filter(({ day }) => Number(day.slice(5, 7)) === month)
        if (own.length === 0) return null
        const name = monthName(month, locale)
        return (
          <section key={month} class="stack">
            <h2>{name.charAt(0).toUpperCase() + name.slice(1)}</h2>
            <Dates id={`dates-${month}`} caption={`${name}: ${words.list(own.length)}`} view={view} dates={own} />
          </section>
        )
      })}
    </>
  )
}

interface DatesProps extends Pick<CalendarPageProps, 'view' | 'dates'> {
  readonly id: string
  readonly caption: string
}

function Dates({ id, caption, view, dates }: DatesProps) {
  const { locale } = view
  const words = CALENDAR_WORDS[locale]
  return (
    <DataTable
      id={id}
      caption={caption}
      locale={locale}
      rows={dates}
      rowKey={(date) => date.key}
      columns={[
        { key: 'day', title: words.day, kind: 'date', cell: ({ day }) => formatDate(day, locale) },
        {
          key: 'what',
          title: words.what,
          cell: ({ title, detail, href }) => {
            const said = spoken(title, locale)
            return (
              <>
                <a href={href} lang={said.lang === locale ? undefined : said.lang}>
                  {said.words}
                </a>
                {detail === undefined ? null : <span class="soft"> · {say(detail, locale)}</span>}
              </>
            )
          },
        },
        { key: 'unit', title: words.unit, cell: ({ unit }) => unit ?? words.everybody },
        { key: 'state', title: words.state, cell: ({ state }) => <StateWord state={state} locale={locale} /> },
      ]}
    />
  )
}

function StateWord({ state, locale }: { readonly state: DateState; readonly locale: Locale }) {
  return (
    <span class={`state state-${SHAPES[state]}`}>
      <StateShape state={SHAPES[state]} /> <span>{CALENDAR_WORDS[locale].states[state]}</span>
    </span>
  )
}
