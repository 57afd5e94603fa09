import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import type { QuickAnswer } from '../../../rules/reporting/quick-answers.ts'
import { REPORT_WORDS } from '../report-words.ts'

/** Buttons that save at once and lead to what is to be reported next: one tap an activity. */
export function QuickAnswers({
  answers,
  locale,
}: {
  readonly answers: readonly QuickAnswer[]
  readonly locale: Locale
}) {
  if (answers.length === 0) return null
  const words = REPORT_WORDS[locale]
  const nameOf = ({ id, value }: QuickAnswer): string =>
    id === 'as_programmed' ? words.quickNames.as_programmed(formatNumber(value)) : words.quickNames[id]
  return (
    <fieldset class="quick-answers">
      <legend class="field-label">{words.quick}</legend>
      <p class="field-hint">{words.quickHint}</p>
      <div class="quick-row">
        {answers.map((answer) => (
          <Button key={answer.id} type="submit" kind="secondary" name="quick" value={String(answer.value)}>
            {nameOf(answer)}
          </Button>
        ))}
      </div>
      <p class="quick-or">{words.another}</p>
    </fieldset>
  )
}
