import { formatDate, formatNumber, monthName } from '../../../../kernel/format.ts'
import { isMissing } from '../../../../kernel/missing.ts'
import type { Locale } from '../../../../kernel/text.ts'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { StoredReport } from '../../data/stored-poa.ts'
import type { ActivityProgress, MonthProgress } from '../../rules/activity-progress.ts'
import type { Bands } from '../../rules/states.ts'
import { StateMark } from './figure-parts.tsx'
import { percentWords } from './figure-words.ts'
import { placeWords } from './place-words.ts'

export interface MonthsTableProps {
  readonly id: string
  readonly locale: Locale
  readonly progress: ActivityProgress
  readonly reports: readonly StoredReport[]
  readonly bands: Bands
}

interface MonthsWords {
  readonly caption: string
  readonly month: string
  readonly programmed: string
  readonly executed: string
  readonly percent: string
  readonly state: string
  readonly note: string
  readonly later: string
  readonly unprogrammed: string
  readonly evidence: (count: number) => string
  readonly photographed: (where: string) => string
  readonly generated: string
  readonly toDate: string
}

const WORDS: Record<Locale, MonthsWords> = {
  es: {
    caption: 'Programado y ejecutado de cada mes',
    month: 'Mes',
    programmed: 'Programado',
    executed: 'Ejecutado',
    percent: '% del mes',
    state: 'Estado del mes',
    note: 'Nota y evidencias',
    later: 'después del corte; no cuenta',
    unprogrammed: 'trabajo sin programar; cuenta en el total ejecutado',
    evidence: (count) => (count === 1 ? '1 evidencia' : `${count} evidencias`),
    photographed: (where) => `fotografía tomada en ${where}`,
    generated: 'dato generado',
    toDate: 'Hasta el corte',
  },
  en: {
    caption: 'Programmed and done in each month',
    month: 'Month',
    programmed: 'Programmed',
    executed: 'Done',
    percent: '% of the month',
    state: 'State of the month',
    note: 'Note and evidence',
    later: 'after the cut-off; does not count',
    unprogrammed: 'unprogrammed work; counts in the total done',
    evidence: (count) => (count === 1 ? '1 piece of evidence' : `${count} pieces of evidence`),
    photographed: (where) => `photograph taken at ${where}`,
    generated: 'generated figure',
    toDate: 'Up to the cut-off',
  },
}

/** The twelve months of an activity: what was programmed, what was done, and what was said about it. */
export function MonthsTable({ id, locale, progress, reports, bands }: MonthsTableProps) {
  const words = WORDS[locale]
  const ofMonth = (month: MonthProgress) => reports.filter((report) => report.month === month.month)
  return (
    <DataTable
      id={id}
      caption={words.caption}
      captionHidden
      locale={locale}
      rows={progress.months}
      rowKey={(month) => String(month.month)}
      totalLabel={words.toDate}
      columns={[
        { key: 'month', title: words.month, cell: (month) => monthName(month.month, locale) },
        {
          key: 'programmed',
          title: words.programmed,
          kind: 'number',
          cell: (month) => quantity(month.programmed),
          total: formatNumber(progress.sums.programmed),
        },
        {
          key: 'executed',
          title: words.executed,
          kind: 'number',
          cell: (month) => quantity(month.executed),
          total: formatNumber(progress.sums.executed),
        },
        {
          key: 'percent',
          title: words.percent,
          kind: 'number',
          cell: (month) => (isMissing(month.value) ? '–' : percentWords(month.value, 'raw', bands, locale)),
          total: isMissing(progress.toDate) ? '–' : percentWords(progress.toDate, 'raw', bands, locale, 1),
        },
        {
          key: 'state',
          title: words.state,
          cell: (month) => {
            if (!month.counted) return month.programmed === null ? '–' : <span class="soft">{words.later}</span>
            if (month.programmed === null)
              return month.executed === null || month.executed === 0 ? (
                '–'
              ) : (
                <span class="soft">{words.unprogrammed}</span>
              )
            return <StateMark state={month.state} locale={locale} />
          },
        },
        {
          key: 'note',
          title: words.note,
          cell: (month) =>
            ofMonth(month).map((report) => <ReportNote key={report.id} report={report} locale={locale} />),
        },
      ]}
    />
  )
}

function ReportNote({ report, locale }: { readonly report: StoredReport; readonly locale: Locale }) {
  const words = WORDS[locale]
  const count = report.evidence.length
  const places = report.evidence.flatMap(({ place }) =>
    place === null
      ? []
      : [
          `${words.photographed(placeWords(place))}${place.takenOn === null ? '' : ` (${formatDate(place.takenOn, locale)})`}`,
        ],
  )
  const facts = [...(count === 0 ? [] : [words.evidence(count)]), ...places, ...(report.demo ? [words.generated] : [])]
  return (
    <>
      {report.note === undefined ? null : <span lang={locale === 'es' ? undefined : 'es'}>{report.note}</span>}
      {facts.length === 0 ? null : (
        <span class="soft">
          {report.note === undefined ? '' : ' · '}
          {facts.join(' · ')}
        </span>
      )}
    </>
  )
}

/** A month without a value is a dash, never 0. */
function quantity(value: number | null): string {
  return value === null ? '–' : formatNumber(value)
}
