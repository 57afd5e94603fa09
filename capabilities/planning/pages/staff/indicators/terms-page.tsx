import type { Locale } from '../../../../../kernel/text.ts'
import { say } from '../../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { CheckboxGroup, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, type FormState, field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { IndicatorFacts } from '../../../data/indicator-facts.ts'
import { indicatorPaths } from '../../../indicators-paths.ts'
import { ACCUMULATIONS, DIRECTIONS, FREQUENCIES, INDICATOR_KINDS } from '../../../model.ts'
import type { Dimension } from '../../../rules/indicators/breakdown.ts'
import { ACCUMULATION_NAMES, DIRECTION_NAMES, FREQUENCY_NAMES, INDICATOR_KIND_NAMES } from '../../plan/element-words.ts'
import { targetField, typedTerms } from './terms-form.ts'
import { COMPARATOR_NAMES, TERMS_WORDS } from './terms-words.ts'

export interface TermsPageProps {
  readonly facts: IndicatorFacts
  /** All that the deployment knows. */
  readonly dimensions: readonly Dimension[]
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly chosen: readonly string[] | undefined
  readonly errors: readonly FieldError[]
  readonly overtaken: boolean
  readonly local: (path: string) => string
}

/** Empty rows offered below the targets that are there; saved once, there are as many again. */
const MORE_TARGETS = 2

/** Baseline, targets and method of an indicator: plain fields, several targets each with its date. */
export function TermsPage(props: TermsPageProps) {
  const { facts, dimensions, locale, errors, typed, local } = props
  const words = TERMS_WORDS[locale]
  const state: FormState = { values: typed ?? typedTerms(facts), errors }
  const names = <T extends string>(all: readonly T[], of: Readonly<Record<T, { es: string; en?: string }>>) =>
    all.map((value) => ({ value, label: say(of[value], locale) }))
  const rows = Array.from({ length: facts.terms.targets.length + MORE_TARGETS }, (_, index) => index)
  return (
    <>
      <PageHead
        eyebrow={words.title}
        title={<span lang={locale === 'es' ? undefined : 'es'}>{facts.title}</span>}
        lead={<p>{words.lead}</p>}
      />
      {props.overtaken ? (
        <Notice kind="warning" locale={locale} title={words.overtaken}>
          <p>{words.overtakenLead}</p>
        </Notice>
      ) : null}
      <Form
        action={local(indicatorPaths.terms(facts.id))}
        locale={locale}
        csrf={props.csrf}
        errors={errors}
        idempotencyKey={props.idempotencyKey}
        hidden={{ expectedVersion: typed?.expectedVersion || String(facts.version) }}
      >
        <SelectField
          locale={locale}
          label={words.kind}
          required
          width="half"
          options={names(INDICATOR_KINDS, INDICATOR_KIND_NAMES)}
          {...field(state, 'kind')}
        />
        <SelectField
          locale={locale}
          label={words.direction}
          required
          width="half"
          options={names(DIRECTIONS, DIRECTION_NAMES)}
          {...field(state, 'direction')}
        />
        <SelectField
          locale={locale}
          label={words.accumulation}
          required
          width="half"
          options={names(ACCUMULATIONS, ACCUMULATION_NAMES)}
          {...field(state, 'accumulation')}
        />
        <SelectField
          locale={locale}
          label={words.every}
          hint={words.everyHint}
          width="half"
          placeholder={words.everyUsual}
          options={names(FREQUENCIES, FREQUENCY_NAMES)}
          {...field(state, 'every')}
        />
        <fieldset class="field">
          <legend class="field-label">{words.baseline}</legend>
          <div class="part-grid">
            <NumberField locale={locale} label={words.value} hint={words.baselineHint} {...field(state, 'baseline')} />
            <TextField
              locale={locale}
              label={words.baselinePeriod}
              hint={words.baselinePeriodHint}
              width="short"
              maxLength={20}
              {...field(state, 'baselinePeriod')}
            />
            <TextField
              locale={locale}
              label={words.baselineSource}
              maxLength={400}
              {...field(state, 'baselineSource')}
            />
          </div>
        </fieldset>
        {rows.map((index) => (
          <fieldset key={index} class="field">
            <legend class="field-label">
              {index < facts.terms.targets.length ? words.target(index + 1) : words.newTarget}
            </legend>
            <div class="part-grid">
              <SelectField
                locale={locale}
                label={words.comparator}
                placeholder={words.plain}
                options={names(['at_least', 'at_most', 'equal', 'within'] as const, COMPARATOR_NAMES)}
                {...field(state, targetField(index, 'comparator'))}
              />
              <NumberField locale={locale} label={words.value} {...field(state, targetField(index, 'value'))} />
              <NumberField locale={locale} label={words.lower} {...field(state, targetField(index, 'lower'))} />
              <TextField
                locale={locale}
                label={words.unit}
                maxLength={200}
                {...field(state, targetField(index, 'unit'))}
              />
              <DateField locale={locale} label={words.due} {...field(state, targetField(index, 'due'))} />
            </div>
          </fieldset>
        ))}
        <TextArea locale={locale} label={words.levels} hint={words.levelsHint} rows={3} {...field(state, 'levels')} />
        <NumberField locale={locale} label={words.weight} hint={words.weightHint} {...field(state, 'weight')} />
        {dimensions.length === 0 ? null : (
          <CheckboxGroup
            locale={locale}
            name="breakdowns"
            label={words.breakdowns}
            values={props.chosen ?? facts.terms.breakdowns ?? []}
            options={dimensions.map(({ key, title }) => ({ value: key, label: say(title, locale) }))}
            error={undefined}
          />
        )}
        <TextArea
          locale={locale}
          label={words.reason}
          hint={words.reasonHint}
          rows={2}
          maxLength={1000}
          required
          {...field(state, 'reason')}
        />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.save}
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}
