import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { filingPaths } from '../../../filing-paths.ts'
import { spanWords } from '../../../rules/clock/day-words.ts'
import type { CasePageProps } from './case-view.ts'
import { CASE_WORDS } from './case-words.ts'

/** What a person can do who disagrees with the decision: until when, where, and what came of it. */
export function AppealSection({ own, locale, csrf, local }: CasePageProps) {
  const words = CASE_WORDS[locale]
  const { appealing, noAppeal, compiled, row } = own
  const { appeal } = compiled.definition
  const { decision, appeals, against } = appealing
  if (against !== undefined)
    return (
      <p>
        {words.against} <a href={local(filingPaths.case(against.id))}>{against.number}</a>
      </p>
    )
  if (appeal === undefined || decision === undefined) return null
  const day = (date: string) => formatDate(date, locale, 'prose')
  return (
    <section class="stack" aria-labelledby="recurso">
      <h2 id="recurso">{words.disagree}</h2>
      <p>
        {words.appealUntil(
          say(appeal.to, locale),
          spanWords(appeal.within, locale),
          day(decision.notifiedOn),
          day(decision.until),
        )}
      </p>
      {appeals.map(({ id, number, filedOn }) => (
        <p key={id}>
          {words.appealed(day(filedOn))} <a href={local(filingPaths.case(id))}>{number}</a>
        </p>
      ))}
      {noAppeal === undefined ? (
        <Form action={local(filingPaths.appeal(row.id))} locale={locale} csrf={csrf === '' ? undefined : csrf}>
          <Button>{words.appeal}</Button>
        </Form>
      ) : noAppeal.kind === 'appeal_late' ? (
        <p class="soft">{say(noAppeal.message, locale)}</p>
      ) : null}
    </section>
  )
}
