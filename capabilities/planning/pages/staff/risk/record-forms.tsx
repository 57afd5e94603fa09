import type { ComponentChildren } from 'preact'
import { say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { CheckboxGroup, RadioGroup, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { riskPaths } from '../../../risk-paths.ts'
import type { AtStake } from '../../../rules/risk/at-stake.ts'
import { GRADES } from '../../../rules/risk/method.ts'
import { OUTLOOKS } from '../../../rules/risk/risk.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { IMPACT_NAMES, LIKELIHOOD_NAMES, OUTLOOK_NAMES, riskWords } from '../../plan/risk/risk-words.ts'
import type { RecordFormName, RiskPageProps } from './risk-page-props.ts'
import { riskPageWords } from './risk-page-words.ts'

type Props = RiskPageProps & { readonly stake: AtStake | undefined }

/** What can be added to a risk, each folded until it is wanted, or until it comes back with something to put right. */
export function RecordForms(props: Props) {
  const { may, shown } = props
  const text = riskPageWords(shown.locale)
  return (
    <Part id="anotar" title={text.actions}>
      <div class="risk-forms">
        {may.edit ? (
          <Folded props={props} name="assess" title={text.assess}>
            <AssessForm {...props} />
          </Folded>
        ) : null}
        {may.follow ? (
          <>
            <Folded props={props} name="monitor" title={text.monitor}>
              <MonitorForm {...props} />
            </Folded>
            <Folded props={props} name="happened" title={text.record}>
              <HappenedForm {...props} />
            </Folded>
          </>
        ) : null}
      </div>
    </Part>
  )
}

function Folded(parts: {
  readonly props: Props
  readonly name: RecordFormName
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <details id={`forma-${parts.name}`} open={parts.props.form === parts.name}>
      <summary>{parts.title}</summary>
      {parts.children}
    </details>
  )
}

/** What was typed comes back to the form that was refused; the others start empty, on today's date. */
function stateOf({ form, shown, today }: Props, name: RecordFormName): FormState {
  return form === name && shown.typed !== undefined
    ? { values: shown.typed, errors: shown.errors }
    : { values: { on: today }, errors: [] }
}

function OneForm(parts: {
  readonly props: Props
  readonly state: FormState
  readonly name: RecordFormName
  readonly action: string
  readonly save: string
  readonly children: ComponentChildren
}) {
  const { shown, today } = parts.props
  return (
    <Form
      action={localPath(shown.locale, parts.action)}
      locale={shown.locale}
      csrf={shown.csrf}
      idempotencyKey={`${shown.idempotencyKey}-${parts.name}`}
      errors={parts.state.errors}
    >
      <DateField
        locale={shown.locale}
        label={riskPageWords(shown.locale).on}
        max={today}
        required
        {...field(parts.state, 'on')}
        id={`f-${parts.name}-on`}
      />
      {parts.children}
      <ButtonRow>
        <Button type="submit" kind="primary">
          {parts.save}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function AssessForm(props: Props) {
  const { risk, shown } = props
  const { locale } = shown
  const words = riskWords(locale)
  const text = riskPageWords(locale)
  const state = stateOf(props, 'assess')
  const grade = (name: string, label: string, names: readonly Text[], required: boolean) => (
    <SelectField
      locale={locale}
      label={label}
      placeholder={text.choose}
      width="short"
      required={required}
      options={GRADES.map((each) => ({
        value: String(each),
        label: `${each} · ${say(names[each - 1] ?? { es: '' }, locale)}`,
      }))}
      {...field(state, name)}
    />
  )
  return (
    <OneForm props={props} state={state} name="assess" action={riskPaths.assess(risk.id)} save={text.assessSave}>
      <fieldset class="field">
        <legend>{text.beforeLegend}</legend>
        <div class="pair-fields">
          {grade('likelihood', words.likelihood, LIKELIHOOD_NAMES, true)}
          {grade('impact', words.impact, IMPACT_NAMES, true)}
        </div>
      </fieldset>
      <fieldset class="field">
        <legend>{text.afterLegend}</legend>
        <div class="pair-fields">
          {grade('likelihoodAfter', text.likelihoodAfter, LIKELIHOOD_NAMES, false)}
          {grade('impactAfter', text.impactAfter, IMPACT_NAMES, false)}
        </div>
      </fieldset>
      <TextArea
        locale={locale}
        label={text.note}
        rows={3}
        maxLength={4000}
        {...field(state, 'note')}
        id="f-assess-note"
      />
    </OneForm>
  )
}

function MonitorForm(props: Props) {
  const { risk, shown } = props
  const { locale } = shown
  const text = riskPageWords(locale)
  const state = stateOf(props, 'monitor')
  return (
    <OneForm props={props} state={state} name="monitor" action={riskPaths.monitor(risk.id)} save={text.monitorSave}>
      <RadioGroup
        locale={locale}
        label={text.outlook}
        required
        inline
        options={OUTLOOKS.map((each) => ({ value: each, label: say(OUTLOOK_NAMES[each], locale) }))}
        {...field(state, 'outlook')}
      />
      <TextArea
        locale={locale}
        label={text.seenNote}
        rows={3}
        maxLength={4000}
        required
        {...field(state, 'note')}
        id="f-monitor-note"
      />
    </OneForm>
  )
}

function HappenedForm(props: Props) {
  const { risk, shown, stake } = props
  const { locale } = shown
  const text = riskPageWords(locale)
  const state = stateOf(props, 'happened')
  const results = (stake?.lines ?? []).flatMap(({ result, unit }) =>
    result === undefined ? [] : [{ value: result.key, label: `${unit} · ${result.title}` }],
  )
  const prose = (name: string, label: string) => (
    <TextArea locale={locale} label={label} rows={3} maxLength={4000} required {...field(state, name)} />
  )
  return (
    <OneForm props={props} state={state} name="happened" action={riskPaths.happened(risk.id)} save={text.recordSave}>
      {prose('what', text.what)}
      {prose('consequence', text.consequence)}
      {prose('response', text.done)}
      {results.length === 0 ? null : (
        <CheckboxGroup
          locale={locale}
          label={text.affects}
          name="affects"
          values={(state.values.affects ?? '').split(',')}
          options={[...new Map(results.map((each) => [each.value, each])).values()]}
        />
      )}
    </OneForm>
  )
}
