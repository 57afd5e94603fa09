import type { ComponentChildren } from 'preact'
import { civilDateAt, MONTHS } from '../../../kernel/civil.ts'
import { formatDate, monthName } from '../../../kernel/format.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import { Spoken, Tag } from '../../../ui/content/content.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { FilterBar } from '../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { CalendarAnswer, KeptCalendar, KeptDecree } from '../data/calendars.ts'
import { calendarPaths } from '../paths.ts'
import { CALENDAR_WORDS, CERTAINTY_WORDS, EFFECT_WORDS } from '../words.ts'
import { calendarChain, type WorkingCalendar, workingCalendar } from '../working-calendar.ts'
import { yearOfDays } from '../year-of-days.ts'

type Local = (path: string) => string

/** Ready to be asked; the deployment's check has seen that chains are whole. */
export function workingOf(code: string, all: readonly KeptCalendar[]): WorkingCalendar | undefined {
  const chain = calendarChain(code, all)
  return chain.ok ? workingCalendar(chain.value) : undefined
}

export function CalendarsPage(props: {
  readonly all: readonly KeptCalendar[]
  readonly year: number
  readonly locale: Locale
  readonly local: Local
}) {
  const { all, year, locale, local } = props
  const words = CALENDAR_WORDS[locale]
  const titleOf = (code: string | undefined) => all.find((each) => each.code === code)?.title
  return (
    <>
      <PageHead title={words.list} lead={words.listLead} />
      <DataTable
        id="calendarios"
        caption={words.list}
        captionHidden
        locale={locale}
        cards
        rows={all}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'title',
            title: words.calendar,
            cell: ({ code, title }) => (
              <a href={local(calendarPaths.calendar(code))}>
                <Spoken text={title} locale={locale} />
              </a>
            ),
          },
          {
            key: 'extends',
            title: words.extends,
            cell: (each) => {
              const wider = titleOf(each.extends)
              return wider === undefined ? words.nothing : <Spoken text={wider} locale={locale} />
            },
          },
          { key: 'decrees', title: words.decrees, kind: 'number', cell: ({ decrees }) => decrees.length },
          {
            key: 'working',
            title: words.workingDays(year),
            kind: 'number',
            cell: ({ code }) => {
              const calendar = workingOf(code, all)
              return calendar === undefined ? words.nothing : yearOfDays(calendar, year).working
            },
          },
        ]}
      />
    </>
  )
}

export function CalendarPage(props: {
  readonly answer: CalendarAnswer
  readonly year: number
  readonly badYear: boolean
  readonly zone: string
  readonly locale: Locale
  readonly local: Local
  /** Of who may change it: the forms. */
  readonly children?: ComponentChildren
}) {
  const { answer, year, badYear, zone, locale, local, children } = props
  const words = CALENDAR_WORDS[locale]
  const { calendar, all, decrees } = answer
  const working = workingOf(calendar.code, all)
  const wider = all.find(({ code }) => code === calendar.extends)
  return (
    <>
      <PageHead
        eyebrow={words.list}
        title={say(calendar.title, locale)}
        lead={
          wider === undefined ? undefined : (
            <>
              {words.extends}: <a href={local(calendarPaths.calendar(wider.code))}>{say(wider.title, locale)}</a>
            </>
          )
        }
      />
      <FilterBar action={local(calendarPaths.calendar(calendar.code))} show={words.show}>
        <label class="filter-item">
          <span>{words.year}</span>
          <input class="input input-small" type="number" name="anio" min="1950" max="2150" value={year} />
        </label>
      </FilterBar>
      {badYear ? (
        <Notice kind="warning" locale={locale}>
          {words.badYear}
        </Notice>
      ) : null}
      {working === undefined ? null : <YearSections working={working} year={year} all={all} locale={locale} />}
      <section class="stack" aria-labelledby="decretos">
        <h2 id="decretos">{words.history}</h2>
        <DecreesTable decrees={decrees} zone={zone} locale={locale} />
      </section>
      {children}
    </>
  )
}

function YearSections(props: {
  readonly working: WorkingCalendar
  readonly year: number
  readonly all: readonly KeptCalendar[]
  readonly locale: Locale
}) {
  const { working, year, all, locale } = props
  const words = CALENDAR_WORDS[locale]
  const { spans, months, working: total } = yearOfDays(working, year)
  const titleOf = (code: string) => say(all.find((each) => each.code === code)?.title ?? { es: code }, locale)
  return (
    <>
      <section class="stack" aria-labelledby="inhabiles">
        <h2 id="inhabiles">{words.off(year)}</h2>
        <DataTable
          id="dias"
          caption={words.off(year)}
          captionHidden
          locale={locale}
          cards
          rows={spans}
          rowKey={({ from }) => from}
          columns={[
            {
              key: 'days',
              title: words.days,
              kind: 'date',
              cell: ({ from, to }) =>
                from === to ? formatDate(from, locale) : `${formatDate(from, locale)} – ${formatDate(to, locale)}`,
            },
            { key: 'reason', title: words.reason, cell: ({ off }) => <Spoken text={off.title} locale={locale} /> },
            {
              key: 'citation',
              title: words.citation,
              cell: ({ off }) => <span lang={locale === 'es' ? undefined : 'es'}>{off.citation}</span>,
            },
            {
              key: 'certainty',
              title: words.certainty,
              cell: ({ off }) => (off.certainty === undefined ? '' : say(CERTAINTY_WORDS[off.certainty], locale)),
            },
            { key: 'calendar', title: words.calendar, cell: ({ off }) => titleOf(off.calendar) },
          ]}
        />
      </section>
      <section class="stack" aria-labelledby="meses">
        <h2 id="meses">{words.months}</h2>
        <DataTable
          id="por-mes"
          caption={words.months}
          captionHidden
          locale={locale}
          rows={MONTHS}
          rowKey={String}
          totalLabel={words.year_total}
          columns={[
            { key: 'month', title: words.month, cell: (month) => monthName(month, locale) },
            {
              key: 'count',
              title: words.count,
              kind: 'number',
              cell: (month) => months[month - 1] ?? 0,
              total: total,
            },
          ]}
        />
      </section>
    </>
  )
}

function DecreesTable(props: {
  readonly decrees: readonly KeptDecree[]
  readonly zone: string
  readonly locale: Locale
}) {
  const { decrees, zone, locale } = props
  const words = CALENDAR_WORDS[locale]
  const day = (instant: string) => formatDate(civilDateAt(instant, zone), locale)
  return (
    <DataTable
      id="decretos-tabla"
      caption={words.history}
      captionHidden
      locale={locale}
      cards
      rows={decrees}
      rowKey={({ id }) => id}
      empty={words.noDecrees}
      columns={[
        { key: 'title', title: words.title, cell: ({ title }) => <Spoken text={title} locale={locale} /> },
        { key: 'from', title: words.from, kind: 'date', cell: ({ from }) => formatDate(from, locale) },
        { key: 'to', title: words.to, kind: 'date', cell: ({ to }) => formatDate(to, locale) },
        { key: 'effect', title: words.effect, cell: ({ effect }) => say(EFFECT_WORDS[effect], locale) },
        {
          key: 'citation',
          title: words.citation,
          cell: ({ citation }) => <span lang={locale === 'es' ? undefined : 'es'}>{citation}</span>,
        },
        { key: 'certainty', title: words.certainty, cell: ({ certainty }) => say(CERTAINTY_WORDS[certainty], locale) },
        { key: 'recorded', title: words.recorded, kind: 'date', cell: ({ recordedAt }) => day(recordedAt) },
        {
          key: 'state',
          title: words.state,
          cell: ({ withdrawnAt, withdrawnReason }) =>
            withdrawnAt === undefined ? (
              <Tag>{words.inForce}</Tag>
            ) : (
              words.withdrawn(day(withdrawnAt), withdrawnReason ?? '')
            ),
        },
      ]}
    />
  )
}
