import { formatNumber } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { DraftElement } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { checkPlan } from '../../../rules/checks/check-plan.ts'
import { checkYear } from '../../../rules/checks/check-year.ts'
import { CHECK_IDS, type Finding, SEVERITIES } from '../../../rules/checks/finding.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { FindingLists } from '../checks-page.tsx'
import { CHECK_WORDS, CHECKS_PAGE_WORDS, SEVERITY_WORDS } from '../checks-words.ts'
import { staffYearPage, yearOf } from '../year-page.tsx'

const WORDS = {
  es: {
    title: 'Revisión de los planes del año',
    lead: 'Lo que las revisiones encuentran en los planes de todas las unidades y entre ellos. La institución fija la gravedad de cada una.',
    severity: 'Gravedad',
    check: 'Regla',
    unit: 'Unidad',
    all: 'Todas',
    filter: 'Filtrar',
    found: (shown: string, of: string) => `${shown} de ${of} observaciones`,
    none: 'Nada que mostrar con estos filtros',
    noneLead: 'Quite alguno para ver el resto.',
  },
  en: {
    title: 'Checks of the plans of the year',
    lead: 'What the checks find in the plans of all units and between them. How grave each is, the institution decides.',
    severity: 'Severity',
    check: 'Rule',
    unit: 'Unit',
    all: 'All',
    filter: 'Filter',
    found: (shown: string, of: string) => `${shown} of ${of} findings`,
    none: 'Nothing to show with these filters',
    noneLead: 'Take one away to see the rest.',
  },
} as const

interface Placed {
  readonly finding: Finding
  /** Absent: it is said of the plans above all units. */
  readonly unit: string | undefined
}

interface Filter {
  readonly severity: string
  readonly check: string
  readonly unit: string
}

/** Every finding of a year over all units, with a filter that stands in the address. */
export function showYearChecks(c: WebContext): Response | Promise<Response> {
  const locale = c.get('locale')
  const other = c.req.query('anio')
  const year = c.req.param('year')
  if (other !== undefined && other !== year)
    return c.redirect(localPath(locale, reprogrammingPaths.yearChecks(Number(other))), 303)
  const filter = {
    severity: c.req.query('gravedad') ?? '',
    check: c.req.query('regla') ?? '',
    unit: c.req.query('unidad')?.toUpperCase() ?? '',
  }
  const path = reprogrammingPaths.yearChecks(Number(year))
  return staffYearPage(c, { year: yearOf(year), unit: undefined, action: path, units: false }, ({ view }) => ({
    title: `${WORDS[locale].title} · ${view.plan.year}`,
    body: <YearChecks view={view} filter={filter} />,
  }))
}

function findingsOf({ plan }: PlanView): readonly Placed[] {
  const nodes = [plan.pei, plan.actionPlan].flatMap((instrument) => instrument?.nodes ?? [])
  const serves = plan.serves.map(({ from, to }) => ({ from: from.id, to: to.id }))
  return [
    ...checkYear({ nodes, serves }, plan.severities).map((finding) => ({ finding, unit: undefined })),
    ...plan.poas.flatMap((poa) =>
      checkPlan(poa.plan, plan.severities).map((finding) => ({ finding, unit: poa.head.unit.code })),
    ),
  ]
}

function YearChecks({ view, filter }: { readonly view: PlanView; readonly filter: Filter }) {
  const { locale, plan } = view
  const words = WORDS[locale]
  const all = findingsOf(view)
  const shown = all.filter(
    ({ finding, unit }) =>
      (filter.severity === '' || finding.severity === filter.severity) &&
      (filter.check === '' || finding.check === filter.check) &&
      (filter.unit === '' || unit === filter.unit),
  )
  const unitOf = new Map(shown.map(({ finding, unit }) => [finding.elementKey, unit]))
  const elements: readonly DraftElement[] = [
    ...[plan.pei, plan.actionPlan].flatMap((instrument) => instrument?.nodes ?? []),
    ...plan.poas.flatMap((poa) => poa.plan.elements),
  ]
  const gravest = SEVERITIES.filter((severity) => severity !== 'off')
  const ordered = gravest.flatMap((severity) => shown.filter(({ finding }) => finding.severity === severity))
  return (
    <>
      <PageHead eyebrow={String(plan.year)} title={words.title} lead={<p>{words.lead}</p>} />
      <FilterBar action={localPath(locale, reprogrammingPaths.yearChecks(plan.year))} show={words.filter}>
        <FilterSelect
          name="gravedad"
          label={words.severity}
          value={filter.severity}
          options={[
            ['', words.all],
            ...gravest.map((severity) => [severity, say(SEVERITY_WORDS[severity], locale)] as const),
          ]}
        />
        <FilterSelect
          name="regla"
          label={words.check}
          value={filter.check}
          options={[['', words.all], ...CHECK_IDS.map((id) => [id, say(CHECK_WORDS[id].title, locale)] as const)]}
        />
        <FilterSelect
          name="unidad"
          label={words.unit}
          value={filter.unit}
          options={[['', words.all], ...plan.poas.map(({ head }) => [head.unit.code, head.unit.code] as const)]}
        />
      </FilterBar>
      <p>{words.found(formatNumber(shown.length), formatNumber(all.length))}</p>
      {shown.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneLead}</p>
        </EmptyState>
      ) : (
        <FindingLists
          locale={locale}
          findings={ordered.map(({ finding }) => finding)}
          plan={{ elements }}
          hrefOf={(key) => localPath(locale, planningPaths.element(key, view.cutOff))}
          unitOf={(key) => <UnitOf view={view} code={unitOf.get(key)} />}
        />
      )}
    </>
  )
}

function UnitOf({ view, code }: { readonly view: PlanView; readonly code: string | undefined }) {
  const { locale, plan } = view
  if (code === undefined) return <>{CHECKS_PAGE_WORDS[locale].institution}</>
  return <a href={localPath(locale, planningPaths.checks(plan.year, code, view.cutOff))}>{code}</a>
}
