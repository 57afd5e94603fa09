import type { ComponentChildren } from 'preact'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { say } from '../../../../../kernel/text.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { BoundMeasure } from '../../../data/indicator-binding.ts'
import type { IndicatorDetail } from '../../../data/indicator-detail.ts'
import type { StoredReading } from '../../../data/stored-poa.ts'
import type { IndicatorTerms } from '../../../model.ts'
import type { Achievement, IndicatorAchievement } from '../../../rules/indicator-achievement.ts'
import type { IndicatorMethod } from '../../../rules/indicator-method.ts'
import type { Milestone } from '../../../rules/indicator-milestones.ts'
import {
  INDICATOR_FORMULA_WORDS,
  INDICATOR_ISSUE_WORDS,
  MILESTONE_OUTCOME_NAMES,
  UNUSED_READING_WORDS,
} from '../../../rules/indicator-words.ts'
import type { Dimension } from '../../../rules/indicators/breakdown.ts'
import { BoundMeasurePart } from '../../plan/bound-measure.tsx'
import { BreakdownParts } from '../../plan/breakdown-parts.tsx'
import { ACCUMULATION_NAMES, DIRECTION_NAMES, INDICATOR_KIND_NAMES, targetWords } from '../../plan/element-words.ts'
import { FarAbove, Part, StateMark } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { IndicatorChart } from '../../plan/indicator-chart.tsx'
import { achievementOf, type Covered, periodWords } from '../../plan/indicator-view.ts'
import { Facts } from '../../plan/page-frame.tsx'
import type { PlanView } from '../../plan/plan-view.ts'
import { readingWords } from '../../plan/reading-words.ts'
import { ReadingEvidences, Revisions } from '../../plan/revisions.tsx'
import { elementWords } from './words.ts'

export interface IndicatorPartsProps {
  readonly view: PlanView
  readonly terms: IndicatorTerms
  readonly readings: readonly StoredReading[]
  readonly covered: Covered
  readonly method: IndicatorMethod | undefined
  /** Revisions, evidence and parts; of indicators of a unit's plan. */
  readonly detail?: IndicatorDetail | undefined
  readonly dimensions?: readonly Dimension[] | undefined
  /** The measure that feeds it, where one does; `measurePart` in its place for who may do something about it. */
  readonly bound?: BoundMeasure | undefined
  readonly measurePart?: ComponentChildren
  readonly zone: string
  /** Where a file of evidence is opened, for who may. */
  readonly evidenceHref?: ((id: string) => string) | undefined
}

/** What an indicator measures, how far it is, and on which measurements that rests. */
export function IndicatorParts(props: IndicatorPartsProps) {
  const { view, terms, readings, covered, method } = props
  const text = elementWords(view.locale)
  const achievement = method === undefined ? undefined : achievementOf(view, terms, readings, covered, method)
  return (
    <>
      <Terms {...props} />
      {achievement === undefined ? (
        <p class="soft">{text.noMethod}</p>
      ) : (
        <Part id="logro" title={text.achievement} lead={text.achievementLead}>
          <AchievementLine view={view} title={text.toDate} achievement={achievement.toDate} whole={achievement} />
          <AchievementLine view={view} title={text.overall} achievement={achievement.overall} />
          <Milestones view={view} milestones={achievement.milestones} />
        </Part>
      )}
      <Readings view={view} terms={terms} readings={readings} achievement={achievement} covered={covered} />
      {props.detail === undefined ? null : (
        <>
          <BreakdownParts
            terms={terms}
            detail={props.detail}
            dimensions={props.dimensions ?? []}
            locale={view.locale}
          />
          {props.measurePart ??
            (props.bound === undefined ? null : (
              <BoundMeasurePart bound={props.bound} year={covered.from} locale={view.locale} />
            ))}
          <ReadingEvidences evidence={props.detail.evidence} locale={view.locale} hrefOf={props.evidenceHref} />
          <Revisions revisions={props.detail.revisions} terms={terms} locale={view.locale} zone={props.zone} />
        </>
      )}
    </>
  )
}

function Terms({ view, terms }: IndicatorPartsProps) {
  const { locale } = view
  const text = elementWords(locale)
  const targets = terms.targets.filter((target) => target.value !== undefined || target.due !== undefined)
  return (
    <Part id="terminos" title={text.terms}>
      <Facts
        items={[
          { term: text.kind, value: say(INDICATOR_KIND_NAMES[terms.kind], locale) },
          { term: text.direction, value: say(DIRECTION_NAMES[terms.direction], locale) },
          { term: text.accumulation, value: say(ACCUMULATION_NAMES[terms.accumulation], locale) },
          { term: text.baseline, value: terms.baseline === undefined ? text.noBaseline : formatNumber(terms.baseline) },
          {
            term: text.targets,
            value:
              targets.length === 0 ? (
                text.noTargets
              ) : (
                <ul class="plain-list">
                  {targets.map((target, position) => (
                    <li key={position}>{targetWords(target, terms.kind === 'percentage', locale)}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Part>
  )
}

function AchievementLine({
  view,
  title,
  achievement,
  whole,
}: {
  readonly view: PlanView
  readonly title: string
  readonly achievement: Achievement
  readonly whole?: IndicatorAchievement
}) {
  const { locale, plan } = view
  const text = elementWords(locale)
  const { actual, target, meets } = achievement
  return (
    <div class="achievement">
      <h3>{title}</h3>
      <p>
        <b class="figure">{percentWords(achievement, 'raw', plan.bands, locale, 1)}</b>{' '}
        {whole === undefined ? null : <StateMark state={whole.state} locale={locale} />}
        {whole?.farAbove ? <FarAbove locale={locale} /> : null}
        {actual === undefined || target === undefined ? null : (
          <span> {text.compared(formatNumber(actual), formatNumber(target))}</span>
        )}
        {meets === undefined ? null : <span class="soft"> · {meets ? text.meets : text.meetsNot}</span>}
      </p>
      <p class="soft">
        {isMissing(achievement)
          ? say(INDICATOR_ISSUE_WORDS[achievement.issue], locale)
          : say(INDICATOR_FORMULA_WORDS[achievement.formula], locale)}
      </p>
    </div>
  )
}

function Milestones({ view, milestones }: { readonly view: PlanView; readonly milestones: readonly Milestone[] }) {
  const { locale } = view
  const text = elementWords(locale)
  if (milestones.length === 0) return null
  return (
    <DataTable
      id="tabla-hitos"
      caption={text.milestones}
      locale={locale}
      rows={milestones}
      rowKey={(milestone) => String(milestone.target)}
      columns={[
        { key: 'due', title: text.due, cell: (milestone) => formatDate(milestone.due, locale) },
        {
          key: 'outcome',
          title: text.outcome,
          cell: (milestone) => say(MILESTONE_OUTCOME_NAMES[milestone.outcome], locale),
        },
        {
          key: 'done',
          title: text.doneOn,
          cell: (milestone) =>
            milestone.doneOn === undefined
              ? '–'
              : `${formatDate(milestone.doneOn, locale)}${milestone.daysLate === undefined ? '' : ` (${text.daysLate(milestone.daysLate)})`}`,
        },
      ]}
    />
  )
}

function Readings({
  view,
  terms,
  readings,
  covered,
  achievement,
}: Pick<IndicatorPartsProps, 'view' | 'terms' | 'readings' | 'covered'> & {
  readonly achievement: IndicatorAchievement | undefined
}) {
  const { locale } = view
  const text = elementWords(locale)
  const unused = new Map((achievement?.unused ?? []).map(({ reading, why }) => [reading.period, why]))
  return (
    <Part id="mediciones" title={text.readings}>
      <IndicatorChart
        terms={terms}
        readings={readings}
        horizon={{ from: `${covered.from}-01-01`, to: `${covered.to}-12-31` }}
        locale={locale}
      />
      {readings.length === 0 ? (
        <p class="soft">{text.noReadings}</p>
      ) : (
        <DataTable
          id="tabla-mediciones"
          caption={text.readings}
          captionHidden
          locale={locale}
          rows={readings}
          rowKey={(reading) => reading.id}
          columns={[
            { key: 'period', title: text.period, cell: (reading) => periodWords(reading.period, locale) },
            { key: 'value', title: text.value, cell: (reading) => readingWords(reading, terms, locale) },
            {
              key: 'note',
              title: text.note,
              cell: (reading) => {
                const why = unused.get(reading.period)
                return (
                  <>
                    {reading.note === null ? null : (
                      <span lang={locale === 'es' ? undefined : 'es'}>{reading.note} </span>
                    )}
                    {why === undefined ? null : (
                      <span class="soft">
                        {text.notCounted} {say(UNUSED_READING_WORDS[why], locale).toLowerCase()}
                      </span>
                    )}
                  </>
                )
              },
            },
          ]}
        />
      )}
    </Part>
  )
}
