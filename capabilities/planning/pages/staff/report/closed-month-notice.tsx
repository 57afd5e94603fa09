import type { Month } from '../../../../../kernel/civil.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { reviewPaths } from '../../../review-paths.ts'
import { quarterOfMonth } from '../../../rules/review/closed-period.ts'
import { REPORT_WORDS } from '../report-words.ts'

export interface ClosedMonthNoticeProps {
  readonly year: number
  readonly month: Month
  /** The whole sentence, where it is known; else that the review is signed. */
  readonly says?: string | undefined
  readonly locale: Locale
  readonly local: (path: string) => string
}

/** Said before anybody writes: the month is closed, by which review, and where that is. */
export function ClosedMonthNotice({ year, month, says, locale, local }: ClosedMonthNoticeProps) {
  const words = REPORT_WORDS[locale]
  const quarter = quarterOfMonth(month)
  return (
    <Notice kind="warning" locale={locale} title={words.closedMonth}>
      <p>{says ?? words.closedSays}</p>
      <p>
        <a href={local(reviewPaths.review(year, quarter))}>{words.seeReview(quarter, year)}</a>
      </p>
    </Notice>
  )
}
