import { type CivilDate, civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { calendarPaths } from '../../../calendar-paths.ts'
import type { Announcement } from '../../../data/calendar-store.ts'
import type { Indicator } from '../../../data/catalogue-store.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import { isOpen } from '../../../rules/publications/calendar.ts'
import { DemoTag } from '../../public/catalogue/observatory-frame.tsx'
import { AnnouncedTag } from '../../public/publications/announced-section.tsx'
import { CALENDAR_WORDS } from './calendar-words.ts'

interface Common {
  readonly locale: Locale
  readonly csrf: string
  readonly today: CivilDate
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

interface CalendarProps extends Common {
  readonly announcements: readonly Announcement[]
  readonly indicators: readonly Indicator[]
}

/** What is announced, and the form that announces more. */
export function CalendarPage(props: CalendarProps) {
  const { locale, csrf, typed, errors, announcements, indicators } = props
  const words = CALENDAR_WORDS[locale]
  const common = (name: string) => ({ locale, ...field({ values: typed, errors }, name) })
  const closed = announcements.filter((each) => !isOpen(each)).toReversed()
  return (
    <>
      <PageHead
        title={words.title}
        lead={
          <p>
            {words.lead} <a href={localPath(locale, publicationPaths.publications())}>{words.seePublic}</a>
          </p>
        }
      />
      <section class="stack" aria-labelledby="abiertas">
        <h2 id="abiertas">{words.open}</h2>
        <AnnouncementsTable {...props} id="por-publicar" caption={words.open} rows={announcements.filter(isOpen)} />
      </section>
      <section class="stack" aria-labelledby="anunciar">
        <h2 id="anunciar">{words.announce}</h2>
        <p>{words.announceLead}</p>
        <Form action={localPath(locale, calendarPaths.calendar())} locale={locale} csrf={csrf} errors={errors}>
          <SelectField
            label={words.indicator}
            required
            placeholder={words.choose}
            options={indicators.map(({ code, sheet }) => ({ value: code, label: say(sheet.title, locale) }))}
            {...common('indicator')}
          />
          <TextField label={words.period} hint={words.periodHint} required width="short" {...common('period')} />
          <DateField label={words.on} required {...common('on')} />
          <Button type="submit" kind="primary">
            {words.announce}
          </Button>
        </Form>
      </section>
      {closed.length === 0 ? null : (
        <section class="stack" aria-labelledby="cerradas">
          <h2 id="cerradas">{words.closed}</h2>
          <AnnouncementsTable {...props} id="ya-cerradas" caption={words.closed} rows={closed} />
        </section>
      )}
    </>
  )
}

interface TableProps {
  readonly locale: Locale
  readonly today: CivilDate
  readonly id: string
  readonly caption: string
  readonly rows: readonly Announcement[]
}

function AnnouncementsTable({ locale, today, id, caption, rows }: TableProps) {
  const words = CALENDAR_WORDS[locale]
  return (
    <DataTable
      id={id}
      caption={caption}
      captionHidden
      cards
      locale={locale}
      rows={rows}
      rowKey={(row) => row.id}
      empty={words.nothingOpen}
      columns={[
        {
          key: 'figures',
          title: words.indicator,
          cell: ({ indicator, period, demo }) => (
            <>
              <a href={localPath(locale, calendarPaths.announced(indicator.code, period))}>
                {say(indicator.title, locale)}, {period}
              </a>{' '}
              <DemoTag locale={locale} demo={demo} />
            </>
          ),
        },
        {
          key: 'on',
          title: words.said,
          kind: 'date',
          cell: ({ dates }) => {
            const on = dates.at(-1)?.on
            return on === undefined ? '–' : formatDate(on, locale)
          },
        },
        {
          key: 'standing',
          title: words.standing,
          cell: (row) => <AnnouncedTag locale={locale} announcement={row} today={today} />,
        },
      ]}
    />
  )
}

interface AnnouncementProps extends Common {
  readonly announcement: Announcement
  readonly zone: string
  /** Which of the two forms was sent and came back. */
  readonly tried: 'move' | 'takeBack' | undefined
}

/** One announcement with every day that was said, and what may be done with it. */
export function AnnouncementPage(props: AnnouncementProps) {
  const { locale, announcement, zone, today } = props
  const words = CALENDAR_WORDS[locale]
  const { indicator, period, dates, demo, publishedOn, batch } = announcement
  return (
    <>
      <PageHead
        title={`${say(indicator.title, locale)}, ${period}`}
        lead={
          publishedOn === undefined || batch === undefined ? undefined : (
            <p>
              <a href={localPath(locale, publicationPaths.publication(batch))}>
                {words.publishedOn(formatDate(publishedOn, locale, 'prose'))}
              </a>
            </p>
          )
        }
        marks={
          <>
            <AnnouncedTag locale={locale} announcement={announcement} today={today} />{' '}
            <DemoTag locale={locale} demo={demo} />
          </>
        }
      />
      <section class="stack" aria-labelledby="dicho">
        <h2 id="dicho">{words.history}</h2>
        <DataTable
          id="fechas"
          caption={words.history}
          captionHidden
          cards
          locale={locale}
          rows={dates}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              key: 'on',
              title: words.said,
              kind: 'date',
              cell: ({ on }) => (on === undefined ? words.takenBack : formatDate(on, locale)),
            },
            {
              key: 'saidOn',
              title: words.saidOn,
              kind: 'date',
              cell: ({ recordedAt }) => formatDate(civilDateAt(recordedAt, zone), locale),
            },
            {
              key: 'reason',
              title: words.reason,
              cell: ({ reason }) =>
                reason === '' ? '–' : <span lang={locale === 'es' ? undefined : 'es'}>{reason}</span>,
            },
          ]}
        />
      </section>
      {isOpen(announcement) ? <Changes {...props} /> : null}
    </>
  )
}

function Changes({ locale, csrf, typed, errors, announcement, tried }: AnnouncementProps) {
  const words = CALENDAR_WORDS[locale]
  const { indicator, period, dates } = announcement
  const hidden = { expectedNumber: String(dates.at(-1)?.number ?? 0) }
  const common = (form: 'move' | 'takeBack', name: string) => ({
    locale,
    ...field(tried === form ? { values: typed, errors } : { values: {}, errors: [] }, name),
  })
  return (
    <>
      <section class="stack" aria-labelledby="cambiar">
        <h2 id="cambiar">{words.move}</h2>
        <Form
          action={localPath(locale, calendarPaths.move(indicator.code, period))}
          locale={locale}
          csrf={csrf}
          errors={tried === 'move' ? errors : []}
          hidden={hidden}
        >
          <DateField label={words.newOn} required {...common('move', 'on')} />
          <TextArea label={words.reason} hint={words.reasonHint} required rows={3} {...common('move', 'reason')} />
          <Button type="submit" kind="primary">
            {words.move}
          </Button>
        </Form>
      </section>
      <section class="stack" aria-labelledby="retirar">
        <h2 id="retirar">{words.takeBack}</h2>
        <p>{words.takeBackLead}</p>
        <Form
          action={localPath(locale, calendarPaths.takeBack(indicator.code, period))}
          locale={locale}
          csrf={csrf}
          errors={tried === 'takeBack' ? errors : []}
          hidden={hidden}
        >
          <TextArea label={words.reason} hint={words.reasonHint} required rows={3} {...common('takeBack', 'why')} />
          <Button type="submit">{words.takeBack}</Button>
        </Form>
      </section>
    </>
  )
}
