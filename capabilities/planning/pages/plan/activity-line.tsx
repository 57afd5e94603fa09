import { say } from '../../../../kernel/text.ts'
import { MonthGrid } from '../../../../ui/chart/month-grid.tsx'
import type { DraftElement } from '../../model.ts'
import { figureKey } from '../../rules/explanation.ts'
import { STANDING_NAMES } from '../../rules/words.ts'
import { FarAbove, FigureLink, StateMark, Title } from './figure-parts.tsx'
import { pageWords } from './page-words.ts'
import { textOf } from './plan-index.ts'
import { coded, hrefs, type PlanView } from './plan-view.ts'

/** One activity of a list: what, its twelve months, how far, in which state. */
export function ActivityLine({
  view,
  activity,
  poaId,
}: {
  readonly view: PlanView
  readonly activity: DraftElement
  readonly poaId: string
}) {
  const { locale, progress } = view
  const own = progress.plans.get(poaId)?.activities.get(activity.key)
  const figure = progress.figures.get(figureKey('activity', activity.key))
  const about = coded(activity.code, textOf(activity), locale)
  return (
    <li class="activity-line" id={activity.key}>
      <span class="activity-title">
        <Title text={textOf(activity)} code={activity.code} locale={locale} href={hrefs.element(view, activity.key)} />
        {activity.cancelled === undefined ? null : <b class="cancelled"> {pageWords(locale).cancelled}</b>}
      </span>
      {own === undefined || own.standing === 'no_schedule' ? (
        <span class="soft activity-months">
          {say(STANDING_NAMES.no_schedule, locale)}
          {own === undefined || own.unprogrammed.months.length === 0
            ? null
            : ` · ${pageWords(locale).unprogrammedWork(own.unprogrammed.months.length)}`}
        </span>
      ) : (
        <span class="activity-months">
          <MonthGrid
            label={about}
            locale={locale}
            programmed={own.months.map((month) => month.programmed)}
            executed={own.months.map((month) => month.executed)}
            completed={view.completed}
          />
        </span>
      )}
      {figure === undefined ? null : (
        <span class="activity-figure">
          <FigureLink view={view} figure={figure} about={about} />
          <StateMark state={figure.state} locale={locale} />
          {figure.farAbove ? <FarAbove locale={locale} /> : null}
        </span>
      )}
    </li>
  )
}
