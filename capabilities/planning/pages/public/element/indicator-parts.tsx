import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { isMissing, MISSING_REASONS } from '../../../../../kernel/missing.ts'
import { say } from '../../../../../kernel/text.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
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
import { MISSING_NAMES } from '../../../rules/words.ts'
import { ACCUMULATION_NAMES, DIRECTION_NAMES, INDICATOR_KIND_NAMES, targetWords } from '../../plan/element-words.ts'
import { FarAbove, Part, StateMark } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { achievementOf, type Covered, periodWords } from '../../plan/indicator-view.ts'
import { Facts } from '../../plan/page-frame.tsx'
import type { PlanView } from '../../plan/plan-view.ts'
import { elementWords } from './words.ts'

export interface IndicatorPartsProps {
  readonly view: PlanView
  readonly terms: IndicatorTerms
  readonly readings: readonly StoredReading[]
  readonly covered: Covered
  readonly method: IndicatorMethod | undefined
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
      <Readings view={view} terms={terms} readings={readings} achievement={achievement} />
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
  achievement,
}: Omit<IndicatorPartsProps, 'covered' | 'method'> & { readonly achievement: IndicatorAchievement | undefined }) {
  const { locale } = view
  const text = elementWords(locale)
  const unused = new Map((achievement?.unused ?? []).map(({ reading, why }) => [reading.period, why]))
  const unit = terms.kind === 'percentage' ? '\u00a0%' : ''
  return (
    <Part id="mediciones" title={text.readings}>
      {readings.length === 0 ? (
        <p class="soft">{text.noReadings}</p>
      ) : (
        <DataTable
          id="tabla-mediciones"
          caption={text.readings}
          captionHidden
          locale={locale}
          rows={readings}
          rowKey={(reading) => reading.period}
          columns={[
            { key: 'period', title: text.period, cell: (reading) => periodWords(reading.period, locale) },
            {
              key: 'value',
              title: text.value,
              kind: 'number',
              cell: (reading) =>
                reading.value === null ? missingWords(reading, view) : `${formatNumber(reading.value)}${unit}`,
            },
            {
              key: 'parts',
              title: text.parts,
              kind: 'number',
              cell: (reading) =>
                reading.numerator === null && reading.denominator === null
                  ? '–'
                  : `${amount(reading.numerator)} / ${amount(reading.denominator)}`,
            },
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

function missingWords(reading: StoredReading, view: PlanView): string {
  const reason = MISSING_REASONS.find((each) => each === reading.missing)
  return reason === undefined ? '–' : say(MISSING_NAMES[reason], view.locale)
}

function amount(value: number | null): string {
  return value === null ? '–' : formatNumber(value)
}
