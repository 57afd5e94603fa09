import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { OwnCalendar } from '../../../data/out-calendar.ts'
import { outPaths } from '../../../out-paths.ts'
import type { OwnDate } from '../../../rules/calendar/own-dates.ts'

export const CALENDAR_WORDS = {
  es: {
    title: 'Mi calendario',
    lead: 'Sus fechas de Trama en el calendario que ya usa (Outlook, Google Calendar, el de su teléfono): hasta cuándo informar cada mes, cuándo vence cada meta de su unidad, hasta cuándo dura cada fase de una revisión y cuándo vencen sus acuerdos.',
    none: 'Todavía no tiene una dirección de calendario.',
    since: (date: string) =>
      `Su dirección se creó el ${date}. Por seguridad no se guarda y no se puede mostrar otra vez; si la perdió, cree otra.`,
    make: 'Crear la dirección',
    renew: 'Crear otra dirección',
    renewLead: 'La anterior deja de funcionar en ese momento.',
    remove: 'Quitar la dirección',
    shownTitle: 'Esta es su dirección; se muestra una sola vez',
    shownLead:
      'Cópiela y péguela en su calendario, donde diga «suscribirse» o «agregar desde Internet». Quien la tenga verá sus fechas: no la comparta.',
    address: 'Dirección secreta',
    made: 'La dirección está lista.',
    removed: 'La dirección quedó quitada: los calendarios que la usaban ya no reciben nada.',
    dates: 'Lo que su calendario recibe hoy',
    noDates: 'Hoy no hay ninguna fecha suya: no tiene un puesto en una unidad con plan, o ya informó todo.',
    on: 'Fecha',
    what: 'Qué',
  },
  en: {
    title: 'My calendar',
    lead: 'Your dates of Trama in the calendar you already use (Outlook, Google Calendar, the one on your telephone): until when each month is to be reported, when each target of your unit is due, until when each phase of a review lasts and when its agreements are due.',
    none: 'You have no calendar address yet.',
    since: (date: string) =>
      `Your address was made on ${date}. For safety it is not kept and cannot be shown again; if you lost it, make another.`,
    make: 'Make the address',
    renew: 'Make another address',
    renewLead: 'The earlier one stops working at that moment.',
    remove: 'Remove the address',
    shownTitle: 'This is your address; it is shown only once',
    shownLead:
      'Copy it and paste it into your calendar, where it says “subscribe” or “add from Internet”. Whoever has it sees your dates: do not share it.',
    address: 'Secret address',
    made: 'The address is ready.',
    removed: 'The address was removed: calendars that used it receive nothing any more.',
    dates: 'What your calendar is given today',
    noDates: 'There is no date of yours today: you hold no post in a unit with a plan, or everything is reported.',
    on: 'Date',
    what: 'What',
  },
} as const

export interface CalendarPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly calendar: OwnCalendar
  /** Just made: shown now and never again. */
  readonly address?: string | undefined
}

/** A person's calendar: the address for the program they use, and what it is given. */
export function CalendarPage({ locale, csrf, calendar, address }: CalendarPageProps) {
  const words = CALENDAR_WORDS[locale]
  const action = localPath(locale, outPaths.calendar())
  const { madeAt, dates } = calendar
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      {address === undefined ? null : (
        <Notice kind="success" locale={locale} title={words.shownTitle}>
          <p>{words.shownLead}</p>
          <p>
            <label>
              {words.address}
              <input class="calendar-address" type="text" readonly value={address} size={28} />
            </label>
          </p>
        </Notice>
      )}
      {address === undefined ? (
        <p>{madeAt === undefined ? words.none : words.since(formatDate(madeAt.slice(0, 10), locale, 'prose'))}</p>
      ) : null}
      <div class="stack">
        <form method="post" action={action}>
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="what" value="make" />
          <Button type="submit" kind={madeAt === undefined ? 'primary' : 'secondary'}>
            {madeAt === undefined ? words.make : words.renew}
          </Button>
          {madeAt === undefined ? null : <p>{words.renewLead}</p>}
        </form>
        {madeAt === undefined ? null : (
          <form method="post" action={action}>
            <input type="hidden" name="csrf" value={csrf} />
            <input type="hidden" name="what" value="remove" />
            <Button type="submit" kind="danger">
              {words.remove}
            </Button>
          </form>
        )}
      </div>
      <DataTable
        id="fechas"
        caption={words.dates}
        locale={locale}
        columns={[
          { key: 'on', title: words.on, kind: 'date', cell: ({ on }: OwnDate) => formatDate(on, locale) },
          {
            key: 'what',
            title: words.what,
            cell: ({ title, path }: OwnDate) => <a href={localPath(locale, path)}>{say(title, locale)}</a>,
          },
        ]}
        rows={dates}
        rowKey={({ key }) => key}
        empty={words.noDates}
      />
    </>
  )
}
