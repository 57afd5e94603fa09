import type { Locale } from '../../../../../kernel/text.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import type { StoredReview } from '../../../data/review-store.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { ACTION_TITLES, REVIEW_RULES, type ReviewAction } from '../../../rules/review/cycle.ts'
import { REVIEW_WORDS } from './review-words.ts'

export interface ReviewStepsProps {
  readonly year: number
  readonly quarter: number
  readonly review: StoredReview | undefined
  readonly locale: Locale
  readonly csrf: string
  /** What the table of the cycle allows this person, but delivering. */
  readonly actions: readonly ReviewAction[]
  /** Units for which this person may deliver or take back. */
  readonly parts: readonly { readonly unit: string; readonly title: string; readonly action: 'deliver' | 'take_back' }[]
  readonly missing: number
  /** What was refused just now, at which step, with what was typed. */
  readonly refused?:
    | { readonly action: string; readonly reason: string; readonly errors: readonly FieldError[] }
    | undefined
}

/** The buttons of this person at this moment: exactly what the server would not refuse. */
export function ReviewSteps(props: ReviewStepsProps) {
  const { year, quarter, review, locale, csrf, actions, parts } = props
  const words = REVIEW_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const steps = actions.filter((action) => action !== 'deliver' && action !== 'take_back')
  return (
    <section aria-labelledby="next-title">
      <h2 id="next-title">{words.next}</h2>
      {steps.length === 0 && parts.length === 0 ? <p>{words.nothingForYou}</p> : null}
      {parts.map(({ unit, title, action }) => (
        <Form
          key={unit}
          action={local(reviewPaths.deliver(year, quarter))}
          locale={locale}
          csrf={csrf}
          hidden={{ unit, action }}
        >
          {action === 'deliver' ? (
            <TextArea id={`note-${unit}`} locale={locale} label={words.note} name="note" rows={2} maxLength={2000} />
          ) : null}
          <ButtonRow>
            <Button kind={action === 'deliver' ? 'primary' : 'secondary'}>
              {action === 'deliver' ? words.deliverUnit(title) : words.takeBackUnit(title)}
            </Button>
          </ButtonRow>
        </Form>
      ))}
      {steps.map((action) => (
        <Step key={action} {...props} action={action} version={review?.version ?? 0} />
      ))}
    </section>
  )
}

function Step(props: ReviewStepsProps & { readonly action: ReviewAction; readonly version: number }) {
  const { year, quarter, locale, csrf, action, version, missing, refused } = props
  const words = REVIEW_WORDS[locale]
  const title = say(ACTION_TITLES[action], locale)
  const refusedHere = refused?.action === action ? refused : undefined
  const form = (
    <Form
      action={localPath(locale, action === 'open' ? reviewPaths.open(year, quarter) : reviewPaths.act(year, quarter))}
      locale={locale}
      csrf={csrf}
      errors={refusedHere?.errors}
      hidden={action === 'open' ? {} : { action, expectedVersion: String(version) }}
    >
      {action === 'sign' ? <p>{words.signLead(missing)}</p> : null}
      {action === 'reopen' ? <p>{words.reopenLead}</p> : null}
      {REVIEW_RULES[action].reason === true ? (
        <TextArea
          locale={locale}
          label={words.reason}
          hint={words.reasonHint}
          name="reason"
          id={refusedHere === undefined ? `reason-${action}` : undefined}
          rows={2}
          required
          maxLength={2000}
          value={refusedHere?.reason}
          error={refusedHere?.errors.find((error) => error.field === 'reason')?.message}
        />
      ) : null}
      <ButtonRow>
        <Button kind={REVIEW_RULES[action].reason === true ? 'secondary' : 'primary'}>{title}</Button>
      </ButtonRow>
    </Form>
  )
  if (REVIEW_RULES[action].reason !== true) return form
  return (
    <details open={refusedHere !== undefined}>
      <summary>{title}</summary>
      {form}
    </details>
  )
}
