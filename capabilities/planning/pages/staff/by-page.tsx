import { formatMoney, formatNumber } from '../../../../kernel/format.ts'
import type { Money } from '../../../../kernel/money.ts'
import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { EmptyState } from '../../../../ui/feedback/pages.tsx'
import { Tabs } from '../../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import { placesPaths } from '../../../territory/contract.ts'
import type { PlanOnMap } from '../../data/plan-on-map.ts'
import { planningPaths } from '../../paths.ts'
import { activitiesBy, GATHERED_BY, type Gathering } from '../../rules/activities-by.ts'
import { activitiesByPlace } from '../../rules/places/activities-by-place.ts'
import { type MoneyOfPlace, moneyByPlace } from '../../rules/places/money-by-place.ts'
import { STATE_IDS } from '../../rules/states.ts'
import { type StateTally, tallyStates } from '../../rules/tally.ts'
import { monthsToReport } from '../../rules/to-report.ts'
import { activitiesByObjective } from '../../rules/views/activities-by-objective.ts'
import { STATE_NAMES } from '../../rules/words.ts'
import { ActivityLine } from '../plan/activity-line.tsx'
import { StateMark } from '../plan/figure-parts.tsx'
import { PlacesPart } from '../plan/places-part.tsx'
import { textOf } from '../plan/plan-index.ts'
import type { StaffYear } from './year-page.tsx'

/** What the activities of all units can be seen by. */
export const BY_VIEWS = [...GATHERED_BY, 'objective', 'place'] as const
export type ByView = (typeof BY_VIEWS)[number]

export const BY_TITLES: Readonly<Record<ByView, Text>> = {
  responsible: { es: 'Por responsable', en: 'By post' },
  funding_source: { es: 'Por fuente de financiamiento', en: 'By funding source' },
  risk: { es: 'Por riesgo', en: 'By risk' },
  objective: { es: 'Por objetivo estratégico', en: 'By strategic objective' },
  place: { es: 'Por municipio', en: 'By municipality' },
}

const WORDS = {
  es: {
    lead: 'Las actividades de todas las unidades, reunidas por lo que está escrito junto a ellas en su plan.',
    leadObjective:
      'Las actividades de todas las unidades, reunidas por el objetivo del plan estratégico para el que trabajan: ellas mismas, su resultado o su objetivo específico.',
    leadPlace:
      'Las actividades de todas las unidades, reunidas por el municipio en que ocurren según dijo la unidad de ellas o de su resultado. Una actividad en varios municipios está en cada uno.',
    division: 'Los lugares son los de la división vigente al empezar el año:',
    label: 'Reunir las actividades',
    none: 'Ningún plan de este año lo dice',
    noneLead: 'Cuando un plan lo diga, sus actividades aparecerán aquí.',
    activities: (count: number) => (count === 1 ? '1 actividad' : `${formatNumber(count)} actividades`),
    late: (count: number) => (count === 1 ? '1 mes sin informar' : `${formatNumber(count)} meses sin informar`),
    money: (amount: string) => `presupuesto: ${amount}`,
    shared: (amount: string) => `presupuesto compartido con otros municipios: ${amount}`,
    leadMoney:
      'El presupuesto es el de las actividades que ocurren en un solo municipio; el de las que ocurren en varios no se reparte y se dice aparte en cada uno.',
  },
  en: {
    lead: 'The activities of all units, gathered by what is written beside them in their plan.',
    leadObjective:
      'The activities of all units, gathered by the objective of the strategic plan that they work for: themselves, their result or their specific objective.',
    leadPlace:
      'The activities of all units, gathered by the municipality in which they happen, as the unit said of them or of their result. An activity in several municipalities is in each.',
    division: 'The places are those of the division in force when the year began:',
    label: 'Gather the activities',
    none: 'No plan of this year says it',
    noneLead: 'When a plan says it, its activities will be here.',
    activities: (count: number) => (count === 1 ? '1 activity' : `${formatNumber(count)} activities`),
    late: (count: number) => (count === 1 ? '1 month not reported' : `${formatNumber(count)} months not reported`),
    money: (amount: string) => `budget: ${amount}`,
    shared: (amount: string) => `budget shared with other municipalities: ${amount}`,
    leadMoney:
      'The budget is that of activities that happen in one municipality alone; that of those in several is not divided and is told apart in each.',
  },
} as const

export interface ByPageProps {
  readonly year: StaffYear
  readonly by: ByView
  /** Where things happen; asked for by municipality alone. */
  readonly places?: PlanOnMap | undefined
  /** What the activities of the year are to cost; with the places alone. */
  readonly planned?: ReadonlyMap<string, Money> | undefined
}

/** What each post, fund or risk carries: how many activities, how they stand, what is still to be reported. */
export function ByPage({ year, by, places, planned }: ByPageProps) {
  const { view } = year
  const { locale, plan } = view
  const words = WORDS[locale]
  const plans = plan.poas.map(({ head, plan: own }) => ({ id: head.id, unit: head.unit.code, plan: own }))
  const nodes = [...(plan.pei?.nodes ?? []), ...(plan.actionPlan?.nodes ?? [])]
  const gatherings = (): readonly Gathering[] => {
    if (by === 'objective') return activitiesByObjective({ nodes, serves: view.index.serves }, plans)
    if (by === 'place') return places === undefined ? [] : activitiesByPlace(places.places, places.of, plans)
    return activitiesBy(by, plans)
  }
  const gathered = gatherings()
  const late = lateMonths(year)
  const money = by === 'place' && planned !== undefined ? moneyByPlace(gathered, planned) : undefined
  const hasMoney = [...(money?.values() ?? [])].some(({ own, shared }) => own !== undefined || shared !== undefined)
  return (
    <>
      <PageHead
        title={say(BY_TITLES[by], locale)}
        lead={
          <>
            <p>{by === 'objective' ? words.leadObjective : by === 'place' ? words.leadPlace : words.lead}</p>
            {hasMoney ? <p>{words.leadMoney}</p> : null}
            {places?.division === undefined ? null : (
              <p>
                {words.division}{' '}
                <a href={localPath(locale, placesPaths.geography(places.division.code))}>
                  {say(places.division.title, locale)}
                </a>
              </p>
            )}
          </>
        }
      />
      <Tabs
        label={words.label}
        items={BY_VIEWS.map((each) => ({
          href: localPath(locale, planningPaths.by(each, plan.year, view.cutOff)),
          title: say(BY_TITLES[each], locale),
          current: each === by,
        }))}
      />
      {by === 'place' ? <PlacesPart view={view} places={places} /> : null}
      {gathered.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneLead}</p>
        </EmptyState>
      ) : (
        <ul class="plain-list gatherings">
          {gathered.map((gathering) => (
            <li key={gathering.key}>
              <OneGathering year={year} gathering={gathering} late={late} money={money?.get(gathering.key)} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** How many months each activity still owes at the cut-off. */
function lateMonths({ view, completed }: StaffYear): ReadonlyMap<string, number> {
  const late = new Map<string, number>()
  for (const poa of view.plan.poas)
    for (const { activityKey, when } of monthsToReport(poa.plan, poa.reports, completed))
      if (when === 'late') late.set(activityKey, (late.get(activityKey) ?? 0) + 1)
  return late
}

function OneGathering({
  year,
  gathering,
  late,
  money,
}: {
  readonly year: StaffYear
  readonly gathering: Gathering
  readonly late: ReadonlyMap<string, number>
  readonly money: MoneyOfPlace | undefined
}) {
  const { view } = year
  const { locale } = view
  const words = WORDS[locale]
  const { element, activities } = gathering
  const states = activities.flatMap(
    ({ planId, activity }) => view.progress.plans.get(planId)?.activities.get(activity.key) ?? [],
  )
  const owed = activities.reduce((sum, { activity }) => sum + (late.get(activity.key) ?? 0), 0)
  const units = [...new Set(activities.map(({ unit }) => unit))].join(', ')
  return (
    <details class="gathering">
      <summary>
        <b lang={locale === 'es' ? undefined : 'es'}>{say(textOf(element), locale)}</b>{' '}
        <span class="soft">
          {units} · {words.activities(activities.length)}
          {owed === 0 ? '' : ` · ${words.late(owed)}`}
          {money?.own === undefined ? '' : ` · ${words.money(formatMoney(money.own))}`}
          {money?.shared === undefined ? '' : ` · ${words.shared(formatMoney(money.shared))}`}
        </span>
        <Standing tally={tallyStates(states)} locale={locale} />
      </summary>
      <ul class="plain-list">
        {activities.map(({ planId, activity }) => (
          <ActivityLine key={activity.key} view={view} activity={activity} poaId={planId} />
        ))}
      </ul>
    </details>
  )
}

/** `▲ 2 ◐ 3 ▼ 1`: only the states in which any stands, each with its word for who does not see the shape. */
function Standing({ tally, locale }: { readonly tally: StateTally; readonly locale: Locale }) {
  return (
    <span class="standing">
      {STATE_IDS.filter((state) => tally[state] > 0).map((state) => (
        <span key={state} class="nowrap" title={say(STATE_NAMES[state], locale)}>
          <StateMark state={state} locale={locale} /> <b class="figure">{formatNumber(tally[state])}</b>
        </span>
      ))}
    </span>
  )
}
