import { type Locale, say } from '../../../../../kernel/text.ts'
import type { Typed } from '../../../../../platform/web/form.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { RadioGroup } from '../../../../../ui/form/choice-fields.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import type { Geography } from '../../../data/places-query.ts'
import { reExpressionPaths } from '../../../re-expression-paths.ts'
import { usualGeography } from '../../../rules/places/usual-day.ts'
import { FIGURE_KINDS, RE_EXPRESSION_WORDS } from './re-expression-words.ts'

/** First the two divisions: the table then begins with the codes of the places. */
export function ChooseDivisions(props: {
  readonly locale: Locale
  readonly geographies: readonly Geography[]
  readonly typed: Typed
}) {
  const { locale, typed } = props
  const words = RE_EXPRESSION_WORDS[locale]
  // Two that differ: a table of a division told for itself says nothing.
  const usual = usualGeography(props.geographies)?.code
  const other = props.geographies.find(({ code, kind }) => kind === 'administrative' && code !== usual)?.code
  const options = props.geographies.map(({ code, title }) => [code, say(title, locale)] as const)
  return (
    <FilterBar action={localPath(locale, reExpressionPaths.page())} show={words.go}>
      <FilterSelect name="de" label={words.from} value={typed.de ?? usual} options={options} />
      <FilterSelect name="a" label={words.to} value={typed.a ?? other} options={options} />
    </FilterBar>
  )
}

export function TableForm(props: {
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}) {
  const { locale, typed, errors } = props
  const words = RE_EXPRESSION_WORDS[locale]
  const state = { values: { reparto: 'poblacion', partes: 'usuales', cobertura: '100', ...typed }, errors }
  return (
    <Form
      action={localPath(locale, reExpressionPaths.page())}
      locale={locale}
      csrf={props.csrf}
      errors={errors}
      labels={{ clase: words.kind, reparto: words.basis, valores: words.table }}
      hidden={{ de: typed.de ?? '', a: typed.a ?? '' }}
    >
      <RadioGroup
        {...field(state, 'clase')}
        locale={locale}
        label={words.kind}
        required
        options={Object.entries(FIGURE_KINDS).map(([value, text]) => ({ value, label: say(text, locale) }))}
      />
      <RadioGroup
        {...field(state, 'reparto')}
        locale={locale}
        label={words.basis}
        required
        options={[
          { value: 'poblacion', label: words.byPopulation },
          { value: 'superficie', label: words.byArea },
        ]}
      />
      <RadioGroup
        {...field(state, 'partes')}
        locale={locale}
        label={words.origin}
        options={[
          { value: 'usuales', label: words.usual },
          { value: 'medidas', label: words.measured },
        ]}
      />
      <RadioGroup
        {...field(state, 'cobertura')}
        locale={locale}
        label={words.least}
        hint={words.leastHint}
        inline
        options={[
          { value: '100', label: words.all },
          { value: '90', label: words.most },
          { value: '50', label: words.half },
        ]}
      />
      <TextArea
        {...field(state, 'valores')}
        locale={locale}
        label={words.table}
        hint={words.tableHint}
        rows={16}
        required
      />
      <ButtonRow>
        <Button type="submit">{words.calculate}</Button>
      </ButtonRow>
    </Form>
  )
}
