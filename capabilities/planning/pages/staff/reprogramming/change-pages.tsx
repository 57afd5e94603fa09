import { MONTHS } from '../../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { RequestAnswer } from '../../../data/reprogramming-queries.ts'
import { type DraftElement, type IndicatorTerms, type MonthValues, NO_SCHEDULE } from '../../../model.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import type { NewActivity } from '../../../rules/reprogramming-request/change.ts'
import { targetWords } from '../../plan/element-words.ts'
import { textOf } from '../../plan/plan-index.ts'
import type { RequestForms } from './request-forms.tsx'
import { REPROGRAMMING_WORDS } from './words.ts'

type ChangePageProps = Omit<RequestForms, 'refused'> & { readonly answer: RequestAnswer }

function headOf({ answer, locale }: ChangePageProps): string {
  const { request } = answer
  return `${request.unit.code} · ${request.year} · ${REPROGRAMMING_WORDS[locale].request(request.number)}`
}

/** The form's fields of twelve months, as text: `m1` … `m12`. */
export function monthFields(months: MonthValues): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    MONTHS.map((month) => {
      const value = months[month - 1] ?? null
      return [`m${month}`, value === null ? undefined : String(value)]
    }),
  )
}

/** Twelve inputs; what is closed is shown and cannot be written into. */
function MonthInputs({
  state,
  months,
  closedThrough,
  hint,
  locale,
}: Pick<ChangePageProps, 'state' | 'locale'> & {
  readonly months: MonthValues
  readonly closedThrough: number
  readonly hint: string
}) {
  const words = REPROGRAMMING_WORDS[locale]
  return (
    <fieldset class="month-inputs">
      <legend>{words.months}</legend>
      <p class="field-hint">{hint}</p>
      <div class="month-inputs-grid">
        {MONTHS.map((month) => {
          const now = months[month - 1] ?? null
          const closed = month <= closedThrough
          const said = now === null ? '–' : formatNumber(now)
          return (
            <NumberField
              key={month}
              locale={locale}
              label={monthName(month, locale)}
              hint={closed ? `${said} (${words.closedMonth})` : words.was(said)}
              required={closed}
              disabled={closed}
              width="tiny"
              {...field(state, `m${month}`)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

/** Other months of one activity, or its cancellation. */
export function ActivityChangePage(
  props: ChangePageProps & { readonly activity: DraftElement; readonly acted?: 'cancel' | undefined },
) {
  const { answer, activity, locale, local, csrf, idempotencyKey } = props
  const { request, closedThrough } = answer
  const words = REPROGRAMMING_WORDS[locale]
  const proposed = request.changes.find(({ kind, element }) => kind === 'schedule' && element === activity.key)
  const cancelled = request.changes.find(({ kind, element }) => kind === 'cancel' && element === activity.key)
  const inForce = activity.schedule ?? NO_SCHEDULE
  const shown = proposed?.kind === 'schedule' ? (proposed.after ?? NO_SCHEDULE) : inForce
  const typed = Object.keys(props.state.values).length > 0
  const state: FormState = {
    values: typed ? props.state.values : monthFields(shown.months),
    errors: props.acted === 'cancel' ? [] : props.state.errors,
  }
  const cancelState: FormState = {
    values: {
      cancelReason:
        props.state.values.cancelReason ?? (cancelled?.kind === 'cancel' ? cancelled.after?.reason : undefined),
    },
    errors: props.acted === 'cancel' ? props.state.errors : [],
  }
  const form = {
    action: local(reprogrammingPaths.activity(request.id, activity.key)),
    locale,
    csrf,
  } as const
  return (
    <>
      <PageHead eyebrow={headOf(props)} title={<span lang="es">{say(textOf(activity), locale)}</span>} />
      <Form
        {...form}
        idempotencyKey={idempotencyKey}
        errors={state.errors}
        hidden={{ expectedVersion: String(request.version), act: 'months' }}
      >
        <MonthInputs
          state={state}
          months={inForce.months}
          closedThrough={closedThrough}
          locale={locale}
          hint={inForce.kind === 'marks' ? words.marksHint : words.monthsHint}
        />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.saveMonths}
          </Button>
        </ButtonRow>
      </Form>
      <section aria-labelledby="cancelar">
        <h2 id="cancelar">{words.cancelTitle}</h2>
        <Form
          {...form}
          idempotencyKey={`${idempotencyKey}-c`}
          errors={cancelState.errors}
          labels={{ cancelReason: words.cancelReason }}
          hidden={{ expectedVersion: String(request.version), act: 'cancel' }}
        >
          <TextArea
            locale={locale}
            label={words.cancelReason}
            required
            rows={3}
            maxLength={1000}
            {...field(cancelState, 'cancelReason')}
          />
          <ButtonRow>
            <Button type="submit" kind="secondary">
              {words.cancelButton}
            </Button>
          </ButtonRow>
        </Form>
      </section>
    </>
  )
}

/** An activity that the plan does not have yet. */
export function NewActivityPage(
  props: ChangePageProps & {
    readonly known?: { readonly element: string; readonly beside: string; readonly added: NewActivity } | undefined
  },
) {
  const { answer, known, locale, local, csrf, idempotencyKey } = props
  const { request, poa, closedThrough } = answer
  const words = REPROGRAMMING_WORDS[locale]
  const typed = Object.keys(props.state.values).length > 0
  const state: FormState = {
    values:
      typed || known === undefined
        ? props.state.values
        : {
            ...monthFields(known.added.schedule.months),
            title: known.added.title,
            code: known.added.code,
            beside: known.beside,
          },
    errors: props.state.errors,
  }
  return (
    <>
      <PageHead eyebrow={headOf(props)} title={words.newActivity} lead={<p>{words.newLead}</p>} />
      <Form
        action={local(reprogrammingPaths.newActivity(request.id))}
        locale={locale}
        csrf={csrf}
        idempotencyKey={idempotencyKey}
        errors={state.errors}
        labels={{ title: words.title, beside: words.beside }}
        hidden={{
          expectedVersion: String(request.version),
          ...(known === undefined ? {} : { element: known.element }),
        }}
      >
        <SelectField
          locale={locale}
          label={words.beside}
          required
          placeholder={words.choose}
          options={poa.plan.elements
            .filter(({ kind }) => kind === 'activity')
            .map(({ key, code, title }) => ({ value: key, label: code === undefined ? title : `${code} ${title}` }))}
          {...field(state, 'beside')}
        />
        <TextField locale={locale} label={words.title} required maxLength={1000} {...field(state, 'title')} />
        <TextField locale={locale} label={words.code} width="short" maxLength={60} {...field(state, 'code')} />
        <MonthInputs
          state={state}
          months={NO_SCHEDULE.months}
          closedThrough={closedThrough}
          locale={locale}
          hint={words.monthsHint}
        />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.addButton}
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}

/** Value and date of each target of one indicator. */
export function IndicatorChangePage(props: ChangePageProps & { readonly indicator: DraftElement }) {
  const { answer, indicator, locale, local, csrf, idempotencyKey } = props
  const { request } = answer
  const words = REPROGRAMMING_WORDS[locale]
  const proposed = request.changes.find(({ kind, element }) => kind === 'terms' && element === indicator.key)
  const terms = indicator.indicator
  const shown = proposed?.kind === 'terms' ? (proposed.after ?? undefined) : terms
  const typed = Object.keys(props.state.values).length > 0
  const state: FormState = { values: typed ? props.state.values : targetFields(shown), errors: props.state.errors }
  const count = Math.max(1, terms?.targets.length ?? 0)
  return (
    <>
      <PageHead eyebrow={headOf(props)} title={<span lang="es">{say(textOf(indicator), locale)}</span>} />
      <Form
        action={local(reprogrammingPaths.indicator(request.id, indicator.key))}
        locale={locale}
        csrf={csrf}
        idempotencyKey={idempotencyKey}
        errors={state.errors}
        hidden={{ expectedVersion: String(request.version), count: String(count) }}
      >
        {Array.from({ length: count }, (_, index) => {
          const target = terms?.targets[index]
          return (
            <fieldset key={index}>
              <legend>{words.target(index + 1)}</legend>
              {target === undefined ? null : (
                <p class="field-hint">{words.was(targetWords(target, terms?.kind === 'percentage', locale))}</p>
              )}
              <NumberField locale={locale} label={words.value} unit={target?.unit} {...field(state, `value${index}`)} />
              <DateField locale={locale} label={words.due} {...field(state, `due${index}`)} />
            </fieldset>
          )
        })}
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.saveTargets}
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}

function targetFields(terms: IndicatorTerms | undefined): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    (terms?.targets ?? []).flatMap(({ value, due }, index) => [
      [`value${index}`, value === undefined ? undefined : String(value)],
      [`due${index}`, due],
    ]),
  )
}
