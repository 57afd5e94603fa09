import { formatNumber, monthName } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { planningPaths } from '../../../paths.ts'
import { reportDates, targetDates } from '../../../rules/views/planned-dates.ts'
import { textOf } from '../../plan/plan-index.ts'
import { hrefs, type PlanView } from '../../plan/plan-view.ts'
import type { Ask, PlannedDate, PlannedDates } from './planned-date.ts'
import { agreementDates, reviewDates } from './review-dates-of.ts'

const monthsToReport: PlannedDates = {
  id: 'informes',
  title: { es: 'Meses por informar', en: 'Months to report' },
  dates: async (view, poas) =>
    poas.flatMap(({ head, plan, reports }) =>
      reportDates(plan, reports, view.cutOff).map(({ day, month, due, reported, state }): PlannedDate => {
        const done = `${formatNumber(reported)}/${formatNumber(due)}`
        return {
          key: `informe-${head.id}-${month}`,
          day,
          state,
          unit: head.unit.code,
          href: localPath(view.locale, planningPaths.matrix(head.year, head.unit.code, day)),
          title: { es: `Informe de ${monthName(month, 'es')}`, en: `Report of ${monthName(month, 'en')}` },
          detail: { es: `${done} actividades`, en: `${done} activities` },
        }
      }),
    ),
}

const indicatorTargets: PlannedDates = {
  id: 'metas',
  title: { es: 'Metas de indicadores', en: 'Targets of indicators' },
  dates: async (view, poas) =>
    poas.flatMap(({ head, plan }) =>
      targetDates(plan, view.cutOff).flatMap(({ day, indicatorKey, index, state }): readonly PlannedDate[] => {
        const element = view.index.elements.get(indicatorKey)?.element
        if (element === undefined || !day.startsWith(String(head.year))) return []
        const target = element.indicator?.targets[index]
        const value = target?.value === undefined ? undefined : formatNumber(target.value)
        return [
          {
            key: `meta-${indicatorKey}-${index}`,
            day,
            state,
            unit: head.unit.code,
            href: hrefs.element(view, indicatorKey),
            title: textOf(element),
            ...(value === undefined
              ? {}
              : {
                  detail: {
                    es: `meta: ${value} ${target?.unit ?? ''}`.trim(),
                    en: `target: ${value} ${target?.unit ?? ''}`.trim(),
                  },
                }),
          },
        ]
      }),
    ),
}

/** Everything that puts dates in the calendar. Another concern adds its own here. */
export const PLANNED_DATES: readonly PlannedDates[] = [monthsToReport, indicatorTargets, reviewDates, agreementDates]

/** All dates of the units chosen, in the order of their days and, within one, of their units and words. */
export async function plannedDates(
  view: PlanView,
  poas: readonly StoredPoa[],
  kinds: readonly PlannedDates[],
  ask: Ask,
): Promise<readonly PlannedDate[]> {
  const all = await Promise.all(kinds.map((kind) => kind.dates(view, poas, ask)))
  const order = ({ day, unit = '', title }: PlannedDate) => `${day} ${unit} ${say(title, 'es')}`
  return all
    .flat()
    .filter(({ day }) => day.startsWith(`${view.plan.year}-`))
    .sort((one, other) => (order(one) < order(other) ? -1 : 1))
}
