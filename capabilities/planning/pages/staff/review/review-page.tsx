import { civilDateAt, completedMonths } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Spoken, Tag, Timeline } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { ReviewAnswer } from '../../../data/review-query.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { planningPaths } from '../../../paths.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { checkPlan } from '../../../rules/checks/check-plan.ts'
import { REVIEW_PHASES } from '../../../rules/review/calendar.ts'
import { ACTION_TITLES, type ReviewAction, STATE_TITLES } from '../../../rules/review/cycle.ts'
import { monthsToReport } from '../../../rules/to-report.ts'
import { FigureLine } from '../../plan/figure-parts.tsx'
import { figureOfPoa, type PlanView } from '../../plan/plan-view.ts'
import { AgreementTable } from './agreement-table.tsx'
import { ReviewSteps, type ReviewStepsProps } from './review-steps.tsx'
import { REVIEW_WORDS } from './review-words.ts'
import { Deadline } from './reviews-page.tsx'

export interface ReviewPageProps extends Omit<ReviewStepsProps, 'review' | 'missing'> {
  readonly view: PlanView
  readonly answer: ReviewAnswer
  readonly mayRecord: boolean
  readonly zone: string
}

/** One review: where it stands, what each unit still has to bring, what was agreed, and what comes next. */
export function ReviewPage(props: ReviewPageProps) {
  const { view, answer, locale } = props
  const words = REVIEW_WORDS[locale]
  const { quarter: own, day } = answer
  const { review, quarter } = own
  const { plan } = view
  const local = (path: string) => localPath(locale, path)
  const state = review?.state ?? 'none'
  const [newest] = own.snapshots
  return (
    <>
      <PageHead
        title={words.review(quarter, plan.year)}
        marks={
          <>
            <Tag kind={state === 'signed' ? 'action' : 'here'}>{say(STATE_TITLES[state], locale)}</Tag>
            {review?.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
          </>
        }
        lead={
          <p>
            <Deadline row={own} day={day} locale={locale} />
          </p>
        }
        actions={
          <>
            {own.meeting === undefined ? null : (
              <ButtonLink size="small" href={local(reviewPaths.minutes(plan.year, quarter))}>
                {words.seeMinutes}
              </ButtonLink>
            )}
            {newest === undefined ? null : (
              <>
                <ButtonLink size="small" href={local(reviewPaths.snapshot(plan.year, quarter))}>
                  {words.seeSnapshot}
                </ButtonLink>
                <ButtonLink size="small" href={local(reviewPaths.snapshotDifferences(plan.year, quarter))}>
                  {words.compare}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      {plan.demo ? <p class="soft">{words.dayNote(formatDate(day, locale, 'prose'))}</p> : null}
      <section aria-labelledby="phases-title">
        <h2 id="phases-title">{words.phases}</h2>
        <Timeline
          label={words.phases}
          entries={[...REVIEW_PHASES, 'signed' as const].map((phase) => ({
            id: phase,
            when:
              phase === 'signed'
                ? review?.signedOn === undefined
                  ? ''
                  : formatDate(review.signedOn, locale)
                : words.until(formatDate(own.phases[phase], locale)),
            title: say(STATE_TITLES[phase], locale),
            who: state === phase ? words.here : undefined,
            current: state === phase,
          }))}
        />
      </section>
      <ReviewSteps {...props} review={review} missing={plan.poas.length - own.delivered} />
      <UnitsTable view={view} answer={answer} zone={props.zone} />
      {review === undefined ? null : (
        <section aria-labelledby="agreements-title">
          <h2 id="agreements-title">{words.agreementsHere}</h2>
          {answer.agreements.length === 0 ? (
            <p>{words.noAgreements}</p>
          ) : (
            <AgreementTable
              id="own"
              agreements={answer.agreements}
              day={day}
              locale={locale}
              caption={words.agreementsHere}
            />
          )}
          <ButtonRow>
            {props.mayRecord ? (
              <ButtonLink href={local(reviewPaths.meeting(plan.year, quarter))}>
                {own.meeting === undefined ? words.recordMeeting : words.changeMeeting}
              </ButtonLink>
            ) : null}
            <ButtonLink kind="quiet" href={local(reviewPaths.agreements({ year: plan.year }))}>
              {words.all}
            </ButtonLink>
          </ButtonRow>
        </section>
      )}
      {review === undefined ? null : (
        <section aria-labelledby="earlier-title">
          <h2 id="earlier-title">{words.earlier}</h2>
          <Earlier answer={answer} locale={locale} />
        </section>
      )}
      <Log answer={answer} locale={locale} zone={props.zone} />
    </>
  )
}

function Earlier({ answer, locale }: { readonly answer: ReviewAnswer; readonly locale: Locale }) {
  const words = REVIEW_WORDS[locale]
  const open = answer.earlier.filter((each) => each.closedOn === undefined && each.withdrawnOn === undefined)
  if (open.length === 0) return <p>{words.noEarlier}</p>
  return <AgreementTable id="earlier" agreements={open} day={answer.day} locale={locale} caption={words.earlier} />
}

interface UnitRow {
  readonly poa: StoredPoa
  readonly deliveredAt: string | undefined
  readonly note: string | undefined
  readonly missing: number
  readonly findings: number
}

/** Who has delivered, what is missing in the months of this quarter and before, what the checks find in the plan. */
function UnitsTable({ view, answer, zone }: Pick<ReviewPageProps, 'view' | 'answer' | 'zone'>) {
  const { locale, plan, cutOff } = view
  const words = REVIEW_WORDS[locale]
  const completed = completedMonths(plan.year, cutOff)
  const rows = plan.poas.map((poa): UnitRow => {
    const delivery = answer.deliveries.find((each) => each.unitId === poa.head.unit.id)
    return {
      poa,
      deliveredAt: delivery?.deliveredAt,
      note: delivery?.note,
      missing: monthsToReport(poa.plan, poa.reports, completed).filter(({ when }) => when === 'late').length,
      findings: checkPlan(poa.plan, plan.severities).filter(({ severity }) => severity !== 'note').length,
    }
  })
  const address = (path: string) => localPath(locale, path)
  return (
    <section aria-labelledby="units-title">
      <h2 id="units-title">{words.units}</h2>
      <DataTable
        cards
        id="review-units"
        caption={words.units}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'unit',
            title: words.unit,
            cell: ({ poa }) => (
              <a href={address(planningPaths.matrix(plan.year, poa.head.unit.code, cutOff))}>
                <Spoken text={poa.head.unit.title} locale={locale} />
              </a>
            ),
          },
          {
            key: 'part',
            title: words.part,
            cell: ({ deliveredAt, note }) => (
              <>
                {deliveredAt === undefined
                  ? words.notDelivered
                  : words.hasDelivered(formatDate(civilDateAt(deliveredAt, zone), locale))}
                {note === undefined ? null : (
                  <p class="soft" lang="es">
                    {note}
                  </p>
                )}
              </>
            ),
          },
          {
            key: 'progress',
            title: words.progress,
            cell: ({ poa }) => {
              const figure = figureOfPoa(view, poa.head.id)
              return figure === undefined ? '' : <FigureLine view={view} figure={figure} about={poa.head.unit.code} />
            },
          },
          {
            key: 'missing',
            title: words.missing,
            cell: ({ missing }) =>
              missing === 0
                ? words.nothingMissing
                : missing === 1
                  ? words.missingMonth
                  : words.missingMonths(formatNumber(missing)),
          },
          {
            key: 'findings',
            title: words.findings,
            kind: 'number',
            cell: ({ poa, findings }) => (
              <a href={address(planningPaths.checks(plan.year, poa.head.unit.code, cutOff))}>
                {formatNumber(findings)}
                <span class="hidden"> {poa.head.unit.code}</span>
              </a>
            ),
          },
        ]}
        rows={rows}
        rowKey={({ poa }) => poa.head.id}
      />
    </section>
  )
}

function Log({ answer, locale, zone }: Pick<ReviewPageProps, 'answer' | 'locale' | 'zone'>) {
  const words = REVIEW_WORDS[locale]
  if (answer.steps.length === 0) return null
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title">{words.log}</h2>
      <Timeline
        label={words.log}
        entries={answer.steps.map((step, index) => ({
          id: String(index),
          when: formatDate(civilDateAt(step.at, zone), locale),
          dateTime: civilDateAt(step.at, zone),
          title: say(ACTION_TITLES[step.action as ReviewAction], locale),
          children:
            step.reason === undefined ? undefined : (
              <p lang="es">
                {words.reason}: {step.reason}
              </p>
            ),
        }))}
      />
    </section>
  )
}
