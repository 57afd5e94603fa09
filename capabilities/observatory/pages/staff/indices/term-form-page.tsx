import { say } from '../../../../../kernel/text.ts'
import { CERTAINTIES } from '../../../../../platform/packs/words.ts'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { NumberField, TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import type { Indicator } from '../../../data/catalogue-store.ts'
import { type IndicatorTerm, OPERATORS } from '../../../rules/indices/definition.ts'
import type { Gathering } from '../../../rules/indices/edit-terms.ts'
import { CERTAINTY_WORDS } from '../../public/indices/index-words.ts'
import { INDEX_WORK_WORDS, OPERATOR_TITLES } from './index-work-words.ts'
import { fieldsOf, MethodForm, type MethodFormProps, RemoveTerm } from './method-form-pages.tsx'
import { LIMITS, TRANSFORMS } from './term-form.ts'

interface TermProps extends MethodFormProps {
  /** Everything that can feed an index. */
  readonly indicators: readonly Indicator[]
}

/** An indicator of an index: what it is, what feeds it, and how it becomes 0–100. */
export function TermPage(props: TermProps & { readonly term: IndicatorTerm }) {
  const { locale, term } = props
  const words = INDEX_WORK_WORDS[locale]
  const title = say(term.title, locale)
  return (
    <>
      <MethodForm {...props} title={title}>
        <TermFields {...props} />
      </MethodForm>
      <RemoveTerm {...props} code={term.code} lead={words.removeLead(title)} />
    </>
  )
}

/** An indicator that comes into a level. */
export function AddTermPage(props: TermProps & { readonly gathering: Gathering }) {
  const words = INDEX_WORK_WORDS[props.locale]
  return (
    <MethodForm {...props} title={words.addTo(say(props.gathering.title, props.locale))} lead={words.addLead}>
      <TermFields {...props} />
    </MethodForm>
  )
}

function TermFields(props: TermProps & { readonly term?: IndicatorTerm }) {
  const { locale, indicators, term } = props
  const words = INDEX_WORK_WORDS[locale]
  const common = fieldsOf(props)
  const fed = term === undefined ? undefined : (term.series?.code ?? term.code)
  const series = indicators.map(({ code, sheet }) => ({ value: code, label: say(sheet.title, locale) }))
  const lacking = fed === undefined || indicators.some(({ code }) => code === fed) ? [] : [fed]
  return (
    <>
      <SelectField
        label={words.series}
        required
        placeholder={term === undefined ? '–' : undefined}
        options={[...lacking.map((code) => ({ value: code, label: words.ownSeries(code) })), ...series]}
        {...common('series')}
      />
      <NumberField label={words.complementOf} hint={words.complementHint} {...common('complementOf')} />
      <TextField label={words.titleEs} required {...common('titleEs')} />
      <TextField label={words.titleEn} {...common('titleEn')} />
      <TextField label={words.unitEs} required width="half" {...common('unitEs')} />
      <TextField label={words.unitEn} width="half" {...common('unitEn')} />
      <SelectField
        label={words.operator}
        required
        options={OPERATORS.map((value) => ({ value, label: say(OPERATOR_TITLES[value], locale) }))}
        {...common('operator')}
      />
      <NumberField label={words.low} hint={words.betweenHint} {...common('low')} />
      <NumberField label={words.high} hint={words.betweenHint} {...common('high')} />
      <SelectField
        label={words.transform}
        hint={words.betweenHint}
        placeholder={words.noTransform}
        options={TRANSFORMS.map((value) => ({
          value,
          label: value === 'ln' ? words.transforms.ln : words.transforms.root(Number(value.slice('root'.length))),
        }))}
        {...common('transform')}
      />
      <SelectField
        label={words.limits}
        hint={words.betweenHint}
        placeholder={words.limitKinds.raw}
        options={LIMITS.filter((value) => value !== 'raw').map((value) => ({ value, label: words.limitKinds[value] }))}
        {...common('limits')}
      />
      <TextField label={words.benchmark} hint={words.benchmarkHint} width="half" {...common('benchmark')} />
      <NumberField label={words.possibleFrom} hint={words.possibleHint} {...common('possibleFrom')} />
      <NumberField label={words.possibleTo} {...common('possibleTo')} />
      <SelectField
        label={words.certainty}
        required
        options={CERTAINTIES.map((value) => ({ value, label: CERTAINTY_WORDS[locale][value] }))}
        {...common('certainty')}
      />
      <TextField label={words.sourceEs} {...common('sourceEs')} />
      <TextArea label={words.noteEs} rows={3} {...common('noteEs')} />
      <TextArea label={words.noteEn} rows={3} {...common('noteEn')} />
    </>
  )
}
