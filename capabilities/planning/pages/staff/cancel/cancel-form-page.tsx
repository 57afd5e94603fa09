import { formatDate } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { Checkbox } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { CancelAnswer } from '../../../data/cancel-query.ts'
import { planningPaths } from '../../../paths.ts'
import { CANCEL_WORDS } from './cancel-words.ts'

export interface CancelFormProps {
  readonly answer: CancelAnswer
  readonly locale: Locale
  readonly today: string
  readonly csrf: string
  /** Whether this person decides for this plan; who does not is told who does. */
  readonly mayDecide: boolean
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly errors: readonly FieldError[]
  readonly local: (path: string) => string
}

/** One decision: that an activity or result will not be done, or that it will be after all. */
export function CancelFormPage(props: CancelFormProps) {
  const { answer, locale, errors, typed } = props
  const { element, head } = answer
  const words = CANCEL_WORDS[locale]
  const { cancelled } = element
  const title = cancelled === undefined ? words.cancelTitle : words.resumeTitle
  const state = { values: { on: typed?.on ?? dayWithin(head.year, props.today), reason: typed?.reason }, errors }
  return (
    <>
      <PageHead eyebrow={`${head.unit.code} · ${head.year}`} title={title[element.kind] ?? words.title} />
      <p class="sentence-title" lang="es">
        {element.code === undefined ? '' : `${element.code} `}
        {element.title}
      </p>
      {cancelled === undefined ? null : (
        <Notice kind="info" locale={locale} title={words.cancelledOn(formatDate(cancelled.on, locale, 'prose'))}>
          <p lang="es">{cancelled.reason}</p>
        </Notice>
      )}
      {props.mayDecide ? (
        <Form
          action={props.local(
            cancelled === undefined ? planningPaths.cancel(element.key) : planningPaths.resume(element.key),
          )}
          locale={locale}
          csrf={props.csrf}
          errors={errors}
          hidden={{ expectedVersion: String(answer.version) }}
        >
          <p>{cancelled === undefined ? words.effect : words.resumeEffect}</p>
          {cancelled === undefined ? (
            <DateField locale={locale} label={words.on} hint={words.onHint} required {...field(state, 'on')} />
          ) : null}
          <TextArea
            locale={locale}
            label={cancelled === undefined ? words.why : words.whyResume}
            hint={words.whyHint}
            rows={3}
            maxLength={1000}
            required
            {...field(state, 'reason')}
          />
          <Along {...props} />
          <ButtonRow>
            <Button type="submit" kind={cancelled === undefined ? 'danger' : 'primary'}>
              {title[element.kind]}
            </Button>
          </ButtonRow>
        </Form>
      ) : (
        <Notice kind="info" locale={locale} title={words.chooseApproved} />
      )}
    </>
  )
}

/** The activities that a result takes along, by name: nobody ticks a number. */
function Along({ answer, locale, typed }: CancelFormProps) {
  const words = CANCEL_WORDS[locale]
  const { cancelled } = answer.element
  const along =
    cancelled === undefined
      ? answer.alone.filter((each) => each.cancelled === undefined)
      : answer.alone.filter((each) => each.cancelled?.on === cancelled.on && each.cancelled.reason === cancelled.reason)
  if (along.length === 0) return null
  return (
    <>
      <Checkbox
        locale={locale}
        name="withActivities"
        label={cancelled === undefined ? words.with(along.length) : words.withResume(along.length)}
        checked={typed === undefined || typed.withActivities === 'si'}
      />
      <ul lang="es" class="soft">
        {along.map((each) => (
          <li key={each.key}>
            {each.code === undefined ? '' : `${each.code} `}
            {each.title}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Today, or the nearest day of the plan's year. */
function dayWithin(year: number, today: string): string {
  if (today < `${year}-01-01`) return `${year}-01-01`
  return today > `${year}-12-31` ? `${year}-12-31` : today
}
