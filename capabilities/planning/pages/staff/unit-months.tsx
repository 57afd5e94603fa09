import { lastDayOfMonth, MONTHS } from '../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../kernel/format.ts'
import { isMissing } from '../../../../kernel/missing.ts'
import { say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { StateShape } from '../../../../ui/state/state-badge.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { planningPaths } from '../../paths.ts'
import { monthShare } from '../../rules/month-share.ts'
import { stateOf } from '../../rules/states.ts'
import { type MonthTally, tallyMonths } from '../../rules/tally.ts'
import { STATE_NAMES } from '../../rules/words.ts'
import type { PlanView } from '../plan/plan-view.ts'
import { uiState } from '../plan/ui-state.ts'

const WORDS = {
  es: {
    title: 'Mes a mes, por unidad',
    lead: 'De las actividades que programaron trabajo en el mes, cuántas hicieron todo lo programado. Cada mes lleva al plan de la unidad a esa fecha.',
    unit: 'Unidad',
    of: (met: string, programmed: string) => `${met} de ${programmed}`,
    silent: (count: string) => `${count} sin reporte`,
    none: 'nada programado',
    programmed: (count: string) => `${count} por hacer`,
    toDo: 'actividades por hacer en un mes que no ha terminado',
  },
  en: {
    title: 'Month by month, by unit',
    lead: 'Of the activities with work programmed in the month, how many did all of it. Each month leads to the unit’s plan at that date.',
    unit: 'Unit',
    of: (met: string, programmed: string) => `${met} of ${programmed}`,
    silent: (count: string) => `${count} not reported`,
    none: 'nothing programmed',
    programmed: (count: string) => `${count} to do`,
    toDo: 'activities to do in a month that is not over',
  },
} as const

/** What a month can be judged as, in the order of the states. */
const LEGEND = ['full', 'near', 'behind', 'not_reported'] as const

interface Row {
  readonly poa: StoredPoa
  readonly months: readonly MonthTally[]
}

/** Units against months: where in the year each unit kept to its programme. Colour, shape and figure say the same. */
export function UnitMonths({ view }: { readonly view: PlanView }) {
  const { locale, plan } = view
  const words = WORDS[locale]
  const rows = plan.poas.flatMap((poa): Row[] => {
    const progress = view.progress.plans.get(poa.head.id)
    return progress === undefined ? [] : [{ poa, months: tallyMonths(progress.activities.values()) }]
  })
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="soft measure">{words.lead}</p>
      <ul class="legend" aria-hidden="true">
        {LEGEND.map((state) => (
          <li key={state} class={`state-${uiState(state)}`}>
            <StateShape state={uiState(state)} size={12} /> {say(STATE_NAMES[state], locale)}
          </li>
        ))}
        <li class="soft">5 {words.toDo}</li>
      </ul>
      <DataTable
        id="unit-months"
        caption={words.title}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ poa }) => poa.head.id}
        columns={[
          { key: 'unit', title: words.unit, cell: ({ poa }) => <UnitCode poa={poa} view={view} /> },
          ...MONTHS.map((month) => ({
            key: `m${month}`,
            title: monthName(month, locale, 'short'),
            cell: ({ poa, months }: Row) => <MonthCell view={view} poa={poa} month={months[month - 1]} />,
          })),
        ]}
      />
    </section>
  )
}

function UnitCode({ poa, view }: { readonly poa: StoredPoa; readonly view: PlanView }) {
  const { code, title } = poa.head.unit
  const name = say(title, view.locale)
  return (
    <a href={localPath(view.locale, planningPaths.matrix(view.plan.year, code, view.cutOff))} title={name}>
      {code}
      <span class="hidden">: {name}</span>
    </a>
  )
}

function MonthCell({
  view,
  poa,
  month,
}: {
  readonly view: PlanView
  readonly poa: StoredPoa
  readonly month: MonthTally | undefined
}) {
  if (month === undefined) return null
  const { locale, plan } = view
  const words = WORDS[locale]
  const { programmed, counted, states } = month
  const met = states.full + states.above
  const share = monthShare({ programmed, met, silent: states.not_reported, counted })
  if (programmed === 0)
    return (
      <span class="soft">
        <span aria-hidden="true">–</span>
        <span class="hidden">{words.none}</span>
      </span>
    )
  if (isMissing(share) && share.missing === 'not_yet_due')
    return (
      <span class="soft nowrap">
        <span aria-hidden="true">{formatNumber(programmed)}</span>
        <span class="hidden">{words.programmed(formatNumber(programmed))}</span>
      </span>
    )
  const state = stateOf(share, plan.bands)
  const silent = states.not_reported > 0 ? `, ${words.silent(formatNumber(states.not_reported))}` : ''
  return (
    <a
      class={`unit-month state-${uiState(state)}`}
      href={localPath(
        locale,
        planningPaths.matrix(plan.year, poa.head.unit.code, lastDayOfMonth(plan.year, month.month)),
      )}
      title={`${say(STATE_NAMES[state], locale)}${silent}`}
    >
      <StateShape state={uiState(state)} size={12} />
      <span class="nowrap" aria-hidden="true">
        {formatNumber(met)}/{formatNumber(programmed)}
      </span>
      <span class="hidden">
        {words.of(formatNumber(met), formatNumber(programmed))}: {say(STATE_NAMES[state], locale)}
        {silent}
      </span>
    </a>
  )
}
