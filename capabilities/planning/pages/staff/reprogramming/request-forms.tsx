import type { Locale } from '../../../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import type { StoredChange, StoredReprogramming } from '../../../data/reprogramming-load.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { ElementKind } from '../../../model.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { mayMove } from '../../../rules/reprogramming-request/states.ts'
import { DescriptionFields, labelsOf } from './plan-requests-page.tsx'
import { REPROGRAMMING_WORDS } from './words.ts'

/** What every form of a request needs. `state` is that of the form which was refused, named by `refused`. */
export interface RequestForms {
  readonly locale: Locale
  readonly local: (path: string) => string
  readonly csrf: string
  readonly idempotencyKey: string
  readonly today: string
  readonly refused?: 'describe' | 'decide' | undefined
  readonly state: FormState
}

type OfRequest = RequestForms & { readonly request: StoredReprogramming }

const CLEAN: FormState = { values: {}, errors: [] }

/** Chosen by address, so that it works without script: the list leads to the form of that activity or indicator. */
export function AddChange({ locale, local, request, poa }: OfRequest & { readonly poa: StoredPoa }) {
  const words = REPROGRAMMING_WORDS[locale]
  const options = (kind: ElementKind) =>
    poa.plan.elements
      .filter((element) => element.kind === kind && element.cancelled === undefined)
      .map(({ key, code, title }) => ({ value: key, label: code === undefined ? title : `${code} ${title}` }))
  return (
    <section aria-labelledby="agregar">
      <h2 id="agregar">{words.addChange}</h2>
      <form class="form" method="get" action={local(reprogrammingPaths.request(request.id))}>
        <SelectField
          locale={locale}
          name="actividad"
          label={words.chooseActivity}
          placeholder={words.choose}
          options={options('activity')}
        />
        <ButtonRow>
          <Button type="submit">{words.goActivity}</Button>
        </ButtonRow>
      </form>
      <form class="form" method="get" action={local(reprogrammingPaths.request(request.id))}>
        <SelectField
          locale={locale}
          name="indicador"
          label={words.chooseIndicator}
          placeholder={words.choose}
          options={options('indicator')}
        />
        <ButtonRow>
          <Button type="submit">{words.goIndicator}</Button>
          <ButtonLink kind="secondary" href={local(reprogrammingPaths.newActivity(request.id))}>
            {words.goNew}
          </ButtonLink>
        </ButtonRow>
      </form>
    </section>
  )
}

export function TakeOut({
  locale,
  local,
  csrf,
  request,
  change,
  name,
}: OfRequest & { readonly change: StoredChange; readonly name: string }) {
  const words = REPROGRAMMING_WORDS[locale]
  return (
    <form method="post" action={local(reprogrammingPaths.takeOut(request.id, change.id))}>
      <input type="hidden" name="csrf" value={csrf} />
      <Button type="submit" kind="quiet" size="small" label={`${words.takeOut}: ${name}`}>
        {words.takeOut}
      </Button>
    </form>
  )
}

export function SubmitForms({ locale, local, csrf, idempotencyKey, request }: OfRequest) {
  const words = REPROGRAMMING_WORDS[locale]
  const submits = mayMove(request.state, 'submit') && request.changes.length > 0
  const withdraws = mayMove(request.state, 'withdraw')
  if (!submits && !withdraws) return null
  return (
    <section aria-labelledby="presentar">
      <h2 id="presentar">{submits ? words.submit : words.withdraw}</h2>
      {submits ? <p>{words.submitLead}</p> : null}
      <ButtonRow>
        {submits ? (
          <form method="post" action={local(reprogrammingPaths.submit(request.id))}>
            <input type="hidden" name="csrf" value={csrf} />
            <input type="hidden" name="idempotency-key" value={`${idempotencyKey}-s`} />
            <Button type="submit" kind="primary">
              {words.submit}
            </Button>
          </form>
        ) : null}
        {withdraws ? (
          <form method="post" action={local(reprogrammingPaths.withdraw(request.id))}>
            <input type="hidden" name="csrf" value={csrf} />
            <input type="hidden" name="idempotency-key" value={`${idempotencyKey}-w`} />
            <Button type="submit" kind="secondary">
              {words.withdraw}
            </Button>
          </form>
        ) : null}
      </ButtonRow>
    </section>
  )
}

export function DecisionForm(props: OfRequest) {
  const { locale, local, csrf, idempotencyKey, request, today } = props
  const words = REPROGRAMMING_WORDS[locale]
  const state = props.refused === 'decide' ? props.state : { ...CLEAN, values: { on: today } }
  return (
    <section aria-labelledby="decidir">
      <h2 id="decidir">{words.decide}</h2>
      <p class="measure">{words.decideLead}</p>
      <Form
        action={local(reprogrammingPaths.decide(request.id))}
        locale={locale}
        csrf={csrf}
        idempotencyKey={`${idempotencyKey}-d`}
        errors={state.errors}
        labels={{ on: words.decidedOn, note: words.note }}
        hidden={{ expectedVersion: String(request.version) }}
      >
        <DateField locale={locale} label={words.decidedOn} required max={today} {...field(state, 'on')} />
        <TextArea
          locale={locale}
          label={words.note}
          hint={words.noteHint}
          rows={3}
          maxLength={2000}
          {...field(state, 'note')}
        />
        <ButtonRow>
          <Button type="submit" kind="primary" name="decision" value="approve">
            {words.approveRequest}
          </Button>
          <Button type="submit" kind="secondary" name="decision" value="reject">
            {words.rejectRequest}
          </Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

export function DescriptionForm(props: OfRequest & { readonly poa: StoredPoa; readonly completed: number }) {
  const { locale, local, csrf, idempotencyKey, request, poa, completed } = props
  const words = REPROGRAMMING_WORDS[locale]
  const { cause, risk, period, justification } = request
  const wrong = props.refused === 'describe'
  const state = wrong ? props.state : { ...CLEAN, values: { cause, risk: risk?.id, period, justification } }
  return (
    <details open={wrong}>
      <summary>{words.describe}</summary>
      <Form
        action={local(reprogrammingPaths.request(request.id))}
        locale={locale}
        csrf={csrf}
        idempotencyKey={`${idempotencyKey}-e`}
        errors={state.errors}
        labels={labelsOf(locale)}
        hidden={{ expectedVersion: String(request.version) }}
      >
        <DescriptionFields poa={poa} state={state} locale={locale} completed={completed} />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.save}
          </Button>
        </ButtonRow>
      </Form>
    </details>
  )
}
