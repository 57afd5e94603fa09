import { completedMonths } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber, monthName } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { QuarterReview, ReviewsAnswer } from '../../../data/review-query.ts'
import type { YearAnswer } from '../../../data/year-query.ts'
import { planningPaths } from '../../../paths.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { daysLeft } from '../../../rules/review/calendar.ts'
import { STATE_TITLES } from '../../../rules/review/cycle.ts'
import { freshnessOf } from '../../../rules/review/freshness.ts'
import { REVIEW_WORDS } from './review-words.ts'

/** The four reviews of a year side by side, and how up to date each unit is. */
export function ReviewsPage({ answer, locale }: { readonly answer: ReviewsAnswer; readonly locale: Locale }) {
  const words = REVIEW_WORDS[locale]
  const { plan, years } = answer.year
  const local = (path: string) => localPath(locale, path)
  const units = plan.poas.length
  const held = answer.quarters.filter((each) => each.meeting !== undefined).length
  const others = years.filter((year) => year !== plan.year)
  return (
    <>
      <PageHead
        title={`${words.reviews} · ${plan.year}`}
        lead={<p>{words.reviewsLead(plan.year)}</p>}
        marks={plan.demo ? <Tag kind="demo">{words.demo}</Tag> : undefined}
      />
      {plan.demo ? <p class="soft">{words.dayNote(formatDate(answer.day, locale, 'prose'))}</p> : null}
      <DataTable
        cards
        id="reviews"
        caption={words.reviews}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'quarter',
            title: words.quarter,
            cell: ({ quarter }: QuarterReview) => (
              <a href={local(reviewPaths.review(plan.year, quarter))}>{words.quarterName(quarter, plan.year)}</a>
            ),
          },
          {
            key: 'phase',
            title: words.phase,
            cell: ({ review }) => say(STATE_TITLES[review?.state ?? 'none'], locale),
          },
          {
            key: 'delivered',
            title: words.delivered,
            cell: ({ review, delivered }) => (review === undefined ? '' : words.deliveredOf(delivered, units)),
          },
          { key: 'days', title: words.days, cell: (row) => <Deadline row={row} day={answer.day} locale={locale} /> },
          {
            key: 'meeting',
            title: words.meeting,
            cell: ({ meeting, review, quarter }) =>
              meeting !== undefined ? (
                <a href={local(reviewPaths.minutes(plan.year, quarter))}>{formatDate(meeting.heldOn, locale)}</a>
              ) : review === undefined ? (
                ''
              ) : (
                words.noMeeting
              ),
          },
          {
            key: 'snapshot',
            title: words.snapshot,
            cell: ({ snapshots: [newest], quarter }) =>
              newest === undefined ? (
                ''
              ) : (
                <a href={local(reviewPaths.snapshot(plan.year, quarter))}>
                  {words.seeSnapshot}
                  <span class="hidden">: {words.quarterName(quarter, plan.year)}</span>
                </a>
              ),
          },
        ]}
        rows={answer.quarters}
        rowKey={({ quarter }) => String(quarter)}
      />
      <p>
        {words.meetingsHeld(held, answer.method.meetingsPerYear)} ·{' '}
        <a href={local(reviewPaths.agreements({ year: plan.year }))}>{words.all}</a>
      </p>
      <UnitsFreshness year={answer.year} locale={locale} />
      {others.length === 0 ? null : (
        <p>
          {words.otherYears}:{' '}
          {others.map((year) => (
            <a key={year} href={local(reviewPaths.reviews(year))}>
              {year}{' '}
            </a>
          ))}
        </p>
      )}
    </>
  )
}

/** How many days are left, or that it is over; what is signed has its day. */
export function Deadline({
  row: { review, phases },
  day,
  locale,
}: {
  readonly row: Pick<QuarterReview, 'review' | 'phases'>
  readonly day: string
  readonly locale: Locale
}) {
  const words = REVIEW_WORDS[locale]
  if (review === undefined) return null
  if (review.signedOn !== undefined) return <>{words.signedOn(formatDate(review.signedOn, locale))}</>
  const left = daysLeft(review.state, review.phases, day)
  if (left === undefined || review.state === 'signed') return null
  return (
    <>
      {left >= 0 ? words.daysLeft(left) : words.daysPast(-left)}{' '}
      <span class="soft">({words.until(formatDate(phases[review.state], locale))})</span>
    </>
  )
}

/** When each unit reported last and how much is up to date: facts, to know whom to help. */
export function UnitsFreshness({
  year,
  locale,
}: {
  readonly year: Pick<YearAnswer, 'plan' | 'cutOff'>
  readonly locale: Locale
}) {
  const words = REVIEW_WORDS[locale]
  const { plan, cutOff } = year
  const completed = completedMonths(plan.year, cutOff)
  const rows = plan.poas.map((poa) => ({ poa, fresh: freshnessOf(poa.plan, poa.reports, completed) }))
  return (
    <section aria-labelledby="freshness-title">
      <h2 id="freshness-title">{words.freshness}</h2>
      <p class="soft">{words.freshnessLead}</p>
      <DataTable
        cards
        id="freshness"
        caption={words.freshness}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'unit',
            title: words.unit,
            cell: ({ poa }) => (
              <a href={localPath(locale, planningPaths.matrix(plan.year, poa.head.unit.code, cutOff))}>
                <Spoken text={poa.head.unit.title} locale={locale} />
              </a>
            ),
          },
          {
            key: 'last',
            title: words.lastReport,
            cell: ({ fresh }) =>
              fresh.latestMonth === undefined ? words.nothingYet : words.upTo(monthName(fresh.latestMonth, locale)),
          },
          {
            key: 'share',
            title: words.upToDate,
            cell: ({ fresh }) => words.monthsOf(formatNumber(fresh.reported), formatNumber(fresh.due)),
          },
        ]}
        rows={rows}
        rowKey={({ poa }) => poa.head.id}
      />
    </section>
  )
}
