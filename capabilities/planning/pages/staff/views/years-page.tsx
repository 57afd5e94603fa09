import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { type Column, DataTable } from '../../../../../ui/table/data-table.tsx'
import { addControls } from '../../../rules/views/control.ts'
import { matchUnits, pointsBetween, type UnitOfYears } from '../../../rules/views/year-against-year.ts'
import { viewPaths } from '../../../views-paths.ts'
import { FigureLink, StateMark } from '../../plan/figure-parts.tsx'
import type { PlanView } from '../../plan/plan-view.ts'
import { type ControlRow, unitRows } from './control-rows.ts'
import { Standing } from './standing.tsx'

const WORDS = {
  es: {
    title: (earlier: number, later: number) => `${earlier} y ${later}, lado a lado`,
    lead: 'Cada unidad con lo que planificó y avanzó en los dos años, al mismo día de cada uno. Las unidades se reconocen aunque hayan cambiado de nombre.',
    noPlans: (year: number) => `No hay planes de ${year} en el sistema: sus columnas dicen «sin plan» y no cero.`,
    against: 'Comparar con',
    unit: 'Unidad',
    progress: (year: number, day: string) => `Avance ${year}, al ${day}`,
    activities: (year: number) => `Actividades ${year}`,
    points: 'Diferencia',
    pointsHint: 'En puntos de porcentaje; sin diferencia donde uno de los dos años no tiene cifra',
    institution: 'Institución',
    none: 'sin plan',
    draft: 'borrador',
  },
  en: {
    title: (earlier: number, later: number) => `${earlier} and ${later}, side by side`,
    lead: 'Each unit with what it planned and how far it came in both years, on the same day of each. Units are recognised even where their name changed.',
    noPlans: (year: number) => `There are no plans of ${year} in the system: its columns say “no plan”, and not zero.`,
    against: 'Compare with',
    unit: 'Unit',
    progress: (year: number, day: string) => `Progress ${year}, at ${day}`,
    activities: (year: number) => `Activities ${year}`,
    points: 'Difference',
    pointsHint: 'In percentage points; none where one of the two years has no figure',
    institution: 'Institution',
    none: 'no plan',
    draft: 'draft',
  },
} as const

export const yearsTitle = (earlier: number, later: number, locale: Locale): string =>
  WORDS[locale].title(earlier, later)

export interface YearsPageProps {
  /** The year that the context bar chose. */
  readonly view: PlanView
  readonly other: { readonly year: number; readonly view: PlanView | undefined }
}

/** Two years of every unit: what was planned, how far it came, and by how much it differs. */
export function YearsPage({ view, other }: YearsPageProps) {
  const { locale, plan } = view
  const words = WORDS[locale]
  const own = { year: plan.year, view }
  const [earlier, later] = other.year < plan.year ? [other, own] : [own, other]
  const tables = [earlier, later].map((each) => (each.view === undefined ? undefined : unitRows(each.view)))
  const rows = matchUnits(tables[0]?.rows ?? [], tables[1]?.rows ?? [])
  const choices = [...new Set([...view.years, plan.year - 1])].filter((year) => year !== plan.year)
  return (
    <>
      <PageHead title={words.title(earlier.year, later.year)} lead={<p>{words.lead}</p>} />
      <p class="inline-list">
        {words.against}
        {choices.map((year) => (
          <a
            key={year}
            href={localPath(locale, viewPaths.years({ year: plan.year, against: year, cutOff: view.cutOff }))}
            aria-current={year === other.year ? 'true' : undefined}
          >
            {year}
          </a>
        ))}
      </p>
      {other.view === undefined ? <p>{words.noPlans(other.year)}</p> : null}
      <DataTable
        id="years"
        caption={words.title(earlier.year, later.year)}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ unitId }) => unitId}
        totalLabel={words.institution}
        columns={[
          {
            key: 'unit',
            title: words.unit,
            cell: ({ earlier: before, later: after }) => {
              const unit = (after ?? before)?.unit
              return unit === undefined ? '' : say(unit.title, locale)
            },
          },
          ...columnsOf(earlier, (row) => row.earlier, locale),
          ...columnsOf(later, (row) => row.later, locale),
          {
            key: 'points',
            title: words.points,
            hint: words.pointsHint,
            kind: 'number',
            cell: ({ earlier: before, later: after }) =>
              signed(pointsBetween(before?.figure?.toDate, after?.figure?.toDate)),
            total: signed(
              pointsBetween(earlier.view?.progress.institution.toDate, later.view?.progress.institution.toDate),
            ),
          },
        ]}
      />
    </>
  )
}

function columnsOf(
  { year, view }: YearsPageProps['other'],
  of: (row: UnitOfYears<ControlRow>) => ControlRow | undefined,
  locale: Locale,
): readonly Column<UnitOfYears<ControlRow>>[] {
  const words = WORDS[locale]
  const none = <span class="soft nowrap">{words.none}</span>
  const total = view === undefined ? undefined : addControls(unitRows(view).rows.map(({ control }) => control))
  return [
    {
      key: `progress-${year}`,
      title: view === undefined ? String(year) : words.progress(year, formatDate(view.cutOff, locale)),
      cell: (row) => {
        const own = of(row)
        if (view === undefined || own?.figure === undefined) return none
        return (
          <>
            <FigureLink view={view} figure={own.figure} about={`${own.unit.code} ${year}`} />{' '}
            <StateMark state={own.figure.state} locale={locale} />
            {own.poa?.head.status === 'draft' ? <span class="soft"> · {words.draft}</span> : null}
          </>
        )
      },
      total:
        view === undefined ? (
          none
        ) : (
          <FigureLink view={view} figure={view.progress.institution} about={`${words.institution} ${year}`} />
        ),
    },
    {
      key: `activities-${year}`,
      title: words.activities(year),
      cell: (row) => {
        const own = of(row)
        if (own?.poa === undefined) return none
        return (
          <>
            <b class="figure">{formatNumber(own.control.activities)}</b>
            <Standing tally={own.control.states} locale={locale} />
          </>
        )
      },
      total: total === undefined ? none : formatNumber(total.activities),
    },
  ]
}

function signed(points: number | undefined) {
  if (points === undefined) return <span class="soft">–</span>
  const said = formatNumber(Math.abs(points), { max: 1 })
  return said === '0' ? '0' : points > 0 ? `+${said}` : `−${said}`
}
