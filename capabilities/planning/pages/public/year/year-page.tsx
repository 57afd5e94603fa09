import { formatNumber } from '../../../../../kernel/format.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import type { Measure } from '../../../../../platform/measures/measure.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { words as uiWords } from '../../../../../ui/words.ts'
import { alignmentPaths } from '../../../alignment-paths.ts'
import type { PlanOnMap } from '../../../data/plan-on-map.ts'
import { outPaths } from '../../../out-paths.ts'
import { planningPaths } from '../../../paths.ts'
import { riskPaths } from '../../../risk-paths.ts'
import { tallyMonths, tallyStates } from '../../../rules/tally.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { MonthColumns } from '../../plan/month-columns.tsx'
import { CutOffBar, Downloads } from '../../plan/page-frame.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { PlacesPart } from '../../plan/places-part.tsx'
import { titleOfInstrument } from '../../plan/plan-index.ts'
import { hrefs, type PlanView } from '../../plan/plan-view.ts'
import { StateTallyBlock } from '../../plan/state-tally.tsx'
import { Headline } from './headline.tsx'
import { Strategy } from './strategy-section.tsx'
import { Units } from './units-section.tsx'
import { yearWords } from './words.ts'

export interface YearPageProps {
  readonly view: PlanView
  /** Figures of the year that count records, each with its own page. */
  readonly measures?: readonly Pick<Measure, 'id' | 'title'>[] | undefined
  /** Where it happens. */
  readonly places?: PlanOnMap | undefined
  /** What was wrong with the cut-off asked for. */
  readonly problem?: Text | undefined
}

/** The plan of the year, for anybody: the answer first, then what it is made of, down to each unit's plan. */
export function YearPage({ view, measures = [], places, problem }: YearPageProps) {
  const { locale, plan, progress } = view
  const text = yearWords(locale)
  const words = pageWords(locale)
  const figures = [...progress.figures.values()]
  const results = tallyStates(figures.filter((figure) => figure.kind === 'result'))
  const activityFigures = figures.filter((figure) => figure.kind === 'activity')
  const activities = tallyStates(activityFigures)
  const resultCount = figures.filter((figure) => figure.kind === 'result').length
  const months = tallyMonths([...progress.plans.values()].flatMap((each) => [...each.activities.values()]))
  const instruments = [plan.actionPlan, plan.pei].filter((each) => each !== undefined)
  return (
    <>
      <PageHead
        eyebrow={say(view.institution, locale)}
        title={text.title(plan.year)}
        lead={
          instruments.length === 0
            ? null
            : instruments.map((instrument) => say(titleOfInstrument(instrument), locale)).join(' · ')
        }
      />
      <CutOffBar
        view={view}
        path={planningPaths.year(plan.year)}
        otherYears={(year) => planningPaths.year(year)}
        problem={problem}
      />
      <Headline view={view} />
      <Part
        id="estados"
        title={text.statesTitle}
        lead={text.statesLead(formatNumber(activityFigures.length), formatNumber(resultCount))}
      >
        <StateTallyBlock
          id="tabla-estados"
          caption={text.statesCaption}
          locale={locale}
          rows={[
            {
              key: 'results',
              title: words.results,
              tally: results,
              href: (state) => hrefs.follow(view, { what: 'results', state }),
            },
            {
              key: 'activities',
              title: words.activities,
              tally: activities,
              href: (state) => hrefs.follow(view, { what: 'activities', state }),
            },
          ]}
        />
      </Part>
      <Part id="meses" title={text.monthsTitle} lead={text.monthsLead}>
        <MonthColumns
          id="tabla-meses"
          months={months}
          locale={locale}
          words={{
            label: text.monthsLabel,
            caption: text.monthsCaption,
            month: words.month,
            programmed: text.programmedCount,
            met: text.met,
            near: text.near,
            behind: text.behind,
            notReported: text.notReported,
            afterCutOff: text.afterCutOff,
            unprogrammed: text.unprogrammed,
            asTable: uiWords(locale).tableView,
          }}
        />
        {measures.length === 0 ? null : (
          <p>
            {text.measures}{' '}
            {measures.map((measure, index) => (
              <span key={measure.id}>
                {index === 0 ? '' : ', '}
                <a href={localPath(locale, planningPaths.measure(measure.id, plan.year, view.cutOff))}>
                  {say(measure.title, locale)}
                </a>
              </span>
            ))}
          </p>
        )}
      </Part>
      <PlacesPart view={view} places={places} />
      <Part id="estrategia" title={text.strategyTitle} lead={text.strategyLead}>
        <Strategy view={view} />
      </Part>
      <Part id="planes" title={text.unitsTitle} lead={text.unitsLead}>
        <Units view={view} />
      </Part>
      <Part id="vistas" title={text.otherViews}>
        <OtherViews view={view} />
      </Part>
      <Part id="descargas" title={text.downloadsTitle}>
        <Downloads
          label={text.downloadsTitle}
          items={[
            {
              href: localPath(view.locale, outPaths.control(plan.year, undefined, view.cutOff)),
              label: text.control,
              says: text.controlSays,
            },
            {
              href: localPath(view.locale, outPaths.book('planes-operativos', plan.year, view.cutOff)),
              label: text.book,
              says: text.bookSays,
            },
            {
              href: localPath(view.locale, outPaths.book('plan-de-accion', plan.year, view.cutOff)),
              label: text.actionBook,
              says: text.actionBookSays,
            },
            { href: planningPaths.yearJson(plan.year, view.cutOff), label: text.json, says: text.jsonSays },
            {
              href: localPath(view.locale, outPaths.data(plan.year, view.cutOff)),
              label: text.allData,
              says: text.allDataSays,
            },
          ]}
        />
        <p class="soft">{text.poaFiles}</p>
      </Part>
    </>
  )
}

/** Pages of the same year that no figure leads to. */
function OtherViews({ view }: Pick<YearPageProps, 'view'>) {
  const { locale, plan, cutOff } = view
  const text = yearWords(locale)
  const local = (path: string) => localPath(locale, path)
  return (
    <Downloads
      label={text.otherViews}
      items={[
        { href: local(alignmentPaths.flow(plan.year, [], cutOff)), label: text.flow, says: text.flowSays },
        { href: local(alignmentPaths.public(plan.year, {}, cutOff)), label: text.alignment, says: text.alignmentSays },
        { href: local(riskPaths.public()), label: text.risks, says: text.risksSays },
      ]}
    />
  )
}
