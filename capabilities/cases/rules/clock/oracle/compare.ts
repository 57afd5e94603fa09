import { workingCalendar } from '../../../../../platform/calendar/working-calendar.ts'
import { clockAccount } from '../account.ts'
import type { GeneratedCase } from './generated.ts'
import { naiveClock } from './naive-clock.ts'

/** Where the rule and the clerk with the pencil disagree on a case; undefined when they do not. */
export function disagreement(
  { ledger, term, chain, today }: GeneratedCase,
  calendar = workingCalendar(chain),
): string | undefined {
  const read = clockAccount(ledger, term, calendar, today)
  if (!read.ok) return `refused: ${read.refusal.message.en}`
  const { reading, rows, more } = read.value
  const naive = naiveClock(ledger, term, chain, today)
  const { administration, applicant, others } = reading.days
  const ours = JSON.stringify([reading.due, administration, applicant, others])
  const theirs = JSON.stringify([naive.due, naive.days.administration, naive.days.applicant, naive.days.others])
  if (ours !== theirs) return `we say ${ours}, the clerk ${theirs}`
  // The account says no other thing than the reading: it is what people add up.
  const shown = rows.filter(({ ahead, date }) => !ahead && (reading.endedOn === undefined || date <= reading.endedOn))
  const added = (holder: string) => shown.filter((row) => row.holder === holder && row.working).length
  const sums = JSON.stringify([reading.due, added('administration'), added('applicant'), added('others')])
  if (more === 0 && sums !== ours) return `the account adds up to ${sums}, the reading says ${ours}`
  if (more === 0 && reading.due !== undefined && !rows.some(({ isDue }) => isDue))
    return 'the due date is not in the account'
  return undefined
}
