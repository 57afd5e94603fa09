import { MONTHS } from '../../../../kernel/civil.ts'
import { formatDate } from '../../../../kernel/format.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { StoredPoa } from '../../data/stored-poa.ts'
import { NO_SCHEDULE } from '../../model.ts'
import { planningPaths } from '../../paths.ts'
import type { Figure } from '../../rules/explanation.ts'
import { planProgressAgainst } from '../../rules/reprogramming.ts'
import { StateMark } from './figure-parts.tsx'
import { percentWords } from './figure-words.ts'
import type { PlanView } from './plan-view.ts'
import { VERSIONS_WORDS } from './versions-words.ts'

/** Progress of the plan and of each activity that was reprogrammed, against both. */
export function ProgressAgainstBoth({ view, poa }: { readonly view: PlanView; readonly poa: StoredPoa }) {
  const { locale, cutOff, plan } = view
  const words = VERSIONS_WORDS[locale]
  const { current, baseline } = planProgressAgainst(
    { plan: poa.plan, reports: poa.reports, cutOff: { year: plan.year, month: view.completed }, bands: plan.bands },
    poa.baselines,
  )
  const changed = poa.plan.elements.filter(({ key, kind, schedule, cancelled }) => {
    if (kind !== 'activity') return false
    const approved = poa.baselines.get(key)?.months ?? NO_SCHEDULE.months
    const now = schedule?.months ?? NO_SCHEDULE.months
    return cancelled !== undefined || MONTHS.some((month) => approved[month - 1] !== now[month - 1])
  })
  const said = (figure: Pick<Figure, 'toDate' | 'state'> | undefined) =>
    figure === undefined ? (
      words.noBaseline
    ) : (
      <>
        <b class="figure">{percentWords(figure.toDate, 'capped', plan.bands, locale, 1)}</b>{' '}
        <StateMark state={figure.state} locale={locale} />
      </>
    )
  const rows = [
    { key: 'poa', title: words.plan, href: undefined, approved: baseline.poa, now: current.poa },
    ...changed.map(({ key, code, title }) => ({
      key,
      title: code === undefined ? title : `${code} ${title}`,
      href: localPath(locale, planningPaths.element(key, cutOff)),
      approved: poa.baselines.has(key) ? baseline.activities.get(key) : undefined,
      now: current.activities.get(key),
    })),
  ]
  return (
    <section aria-labelledby="contra">
      <h2 id="contra">{words.against}</h2>
      <p class="soft">{words.againstLead(formatDate(cutOff, locale, 'prose'))}</p>
      <DataTable
        id="avance-contra"
        caption={words.against}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'activity',
            title: words.activity,
            cell: ({ title, href }) =>
              href === undefined ? (
                <b>{title}</b>
              ) : (
                <a href={href} lang="es">
                  {title}
                </a>
              ),
          },
          { key: 'baseline', title: words.againstBaseline, cell: ({ approved }) => said(approved) },
          { key: 'current', title: words.againstCurrent, cell: ({ now }) => said(now) },
        ]}
      />
    </section>
  )
}
