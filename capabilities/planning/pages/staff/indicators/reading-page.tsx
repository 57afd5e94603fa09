import type { Locale } from '../../../../../kernel/text.ts'
import { say } from '../../../../../kernel/text.ts'
import { fileFieldOf } from '../../../../../platform/files/field.ts'
import type { KeptUpload } from '../../../../../platform/files/form-files.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { Checkbox, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { FileField } from '../../../../../ui/form/file-field.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, type FormState, field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextArea } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { IndicatorAnswer } from '../../../data/indicator-queries.ts'
import type { StoredReading } from '../../../data/stored-poa.ts'
import { READING_FILES } from '../../../file-uses.ts'
import { indicatorPaths } from '../../../indicators-paths.ts'
import type { IndicatorTerms } from '../../../model.ts'
import { GIVEN_REASONS } from '../../../rules/indicators/may-record.ts'
import { type ReadingSlot, sameSlot } from '../../../rules/indicators/reading-slots.ts'
import { targetWords } from '../../plan/element-words.ts'
import { periodWords } from '../../plan/indicator-view.ts'
import { readingWords } from '../../plan/reading-words.ts'
import { ReadingEvidences } from '../../plan/revisions.tsx'
import { PartFields, partsTyped } from './part-fields.tsx'
import { INDICATOR_WORDS, REASON_NAMES } from './words.ts'

export interface ReadingPageProps {
  readonly answer: IndicatorAnswer
  readonly slot: ReadingSlot
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly errors: readonly FieldError[]
  /** Somebody else recorded it while this person was writing. */
  readonly overtaken: boolean
  readonly kept: readonly KeptUpload[]
  readonly local: (path: string) => string
}

/** One reading of one indicator: what is measured in view, the figure or why there is none, what it rests on. */
export function ReadingPage(props: ReadingPageProps) {
  const { answer, slot, locale, errors, typed, local } = props
  const { facts, detail, dimensions } = answer
  const { terms } = facts
  const words = INDICATOR_WORDS[locale]
  const before = detail.readings.find((reading) => sameSlot(reading, slot))
  const state: FormState = { values: typed ?? stored(before, answer), errors }
  const kept = detail.evidence.filter((item) => item.readingId === before?.id)
  return (
    <>
      <PageHead
        eyebrow={`${before === undefined ? words.recordTitle : words.correctTitle} · ${periodWords(slot.period, locale)}`}
        title={<span lang={locale === 'es' ? undefined : 'es'}>{facts.title}</span>}
      />
      <DefinitionList items={[{ term: words.targets, value: <Targets terms={terms} slot={slot} locale={locale} /> }]} />
      {props.overtaken && before !== undefined ? (
        <Notice kind="warning" locale={locale} title={words.standsNow}>
          <p>
            <strong class="figure">{readingWords(before, terms, locale)}</strong>
          </p>
          {before.note === null ? null : <p lang="es">{before.note}</p>}
        </Notice>
      ) : null}
      <Form
        action={local(indicatorPaths.reading(facts.id, slot.period, slot.target))}
        locale={locale}
        csrf={props.csrf}
        errors={errors}
        multipart
        idempotencyKey={props.idempotencyKey}
        hidden={{ expectedVersion: typed?.expectedVersion || String(before?.version ?? 0) }}
      >
        <Measured terms={terms} state={state} locale={locale} />
        <SelectField
          locale={locale}
          label={words.missing}
          hint={words.missingHint}
          placeholder={words.hasValue}
          width="half"
          options={GIVEN_REASONS.map((reason) => ({ value: reason, label: say(REASON_NAMES[reason], locale) }))}
          {...field(state, 'missing')}
        />
        <PartFields terms={terms} dimensions={dimensions} state={state} locale={locale} />
        <TextArea
          locale={locale}
          label={words.note}
          hint={words.noteHint}
          rows={3}
          maxLength={4000}
          {...field(state, 'note')}
        />
        {before === undefined ? null : (
          <TextArea
            locale={locale}
            label={words.reason}
            hint={words.reasonHint}
            rows={2}
            maxLength={1000}
            required
            {...field(state, 'reason')}
          />
        )}
        <FileField
          locale={locale}
          label={words.files}
          hint={words.filesHint}
          multiple
          name="evidence"
          {...fileFieldOf(READING_FILES, locale)}
          kept={props.kept}
          error={errors.find((error) => error.field === 'evidence')?.message}
        />
        <TextArea locale={locale} label={words.links} hint={words.linksHint} rows={2} {...field(state, 'links')} />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.save}
          </Button>
        </ButtonRow>
      </Form>
      <ReadingEvidences evidence={kept} locale={locale} hrefOf={(id) => local(indicatorPaths.evidence(id))} />
    </>
  )
}

function Targets({
  terms,
  slot,
  locale,
}: {
  readonly terms: IndicatorTerms
  readonly slot: ReadingSlot
  readonly locale: Locale
}) {
  const { targets } = terms
  const shown = slot.target === undefined ? targets : targets.filter((_, index) => index === slot.target)
  return (
    <>
      {shown.map((target, index) => (
        <p key={index}>{targetWords(target, terms.kind === 'percentage', locale)}</p>
      ))}
    </>
  )
}

function Measured({
  terms,
  state,
  locale,
}: {
  readonly terms: IndicatorTerms
  readonly state: FormState
  readonly locale: Locale
}) {
  const words = INDICATOR_WORDS[locale]
  if (terms.kind === 'date_milestone')
    return (
      <>
        <DateField locale={locale} label={words.doneOn} required {...field(state, 'doneOn')} />
        <Checkbox
          locale={locale}
          label={words.notDone}
          checked={(state.values.notDone ?? '') !== ''}
          name="notDone"
          error={undefined}
        />
      </>
    )
  if (terms.kind === 'percentage')
    return (
      <>
        <NumberField
          locale={locale}
          label={words.numerator}
          hint={words.numeratorHint}
          {...field(state, 'numerator')}
        />
        <NumberField
          locale={locale}
          label={words.denominator}
          hint={words.denominatorHint}
          required
          {...field(state, 'denominator')}
        />
      </>
    )
  if (terms.kind === 'qualitative_scale' && terms.levels !== undefined)
    return (
      <SelectField
        locale={locale}
        label={words.level}
        required
        placeholder={words.chooseLevel}
        width="half"
        options={terms.levels.map((level, index) => ({ value: String(index + 1), label: `${index + 1} · ${level}` }))}
        {...field(state, 'value')}
      />
    )
  const adds = terms.kind === 'count' || terms.kind === 'recurring_deliverable'
  const more = !adds
    ? ''
    : terms.accumulation === 'flow'
      ? ` ${words.valueFlow}`
      : terms.accumulation === 'cumulative'
        ? ` ${words.valueCumulative}`
        : ''
  return (
    <NumberField
      locale={locale}
      label={words.value}
      required
      hint={`${words.valueHint}${more}`}
      {...field(state, 'value')}
    />
  )
}

/** What stands in the reading, as the form shows it. */
function stored(before: StoredReading | undefined, { detail }: IndicatorAnswer): Record<string, string | undefined> {
  if (before === undefined) return {}
  const text = (value: number | string | null) => (value === null ? undefined : String(value))
  return {
    value: text(before.value),
    numerator: text(before.numerator),
    denominator: text(before.denominator),
    doneOn: text(before.doneOn),
    notDone: before.doneOn === null && before.value === 0 ? 'si' : undefined,
    missing: GIVEN_REASONS.find((reason) => reason === before.missing && before.denominator === null),
    note: text(before.note),
    ...partsTyped(detail.parts.get(before.id) ?? []),
  }
}
