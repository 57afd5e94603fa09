import type { ComponentChildren } from 'preact'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { CERTAINTIES } from '../../../../../platform/packs/words.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { indexWorkPaths } from '../../../indices-paths.ts'
import { AGGREGATIONS, type IndexDefinition } from '../../../rules/indices/definition.ts'
import type { Gathering } from '../../../rules/indices/edit-terms.ts'
import { AGGREGATION_WORDS, figure } from '../../../rules/indices/steps.ts'
import { CERTAINTY_WORDS } from '../../public/indices/index-words.ts'
import { INDEX_WORK_WORDS } from './index-work-words.ts'
import { METHOD_KINDS, MOST_BANDS } from './method-forms.ts'
import { shareIn } from './terms-table.tsx'

export interface MethodFormProps {
  readonly locale: Locale
  readonly csrf: string
  /** What the form is sent to, without the language. */
  readonly action: string
  readonly definition: IndexDefinition
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** A form of one part of an index, with what it is about above it. */
export function MethodForm(
  props: MethodFormProps & {
    readonly title: string
    readonly lead?: string | undefined
    readonly children: ComponentChildren
  },
) {
  const { locale, csrf, action, definition, typed, errors, title, lead, children } = props
  return (
    <>
      <PageHead
        eyebrow={say(definition.title, locale)}
        title={title}
        lead={lead === undefined ? undefined : <p>{lead}</p>}
      />
      <Form
        action={localPath(locale, action)}
        locale={locale}
        csrf={csrf}
        errors={errors}
        hidden={{ expectedVersion: typed.expectedVersion ?? '0' }}
      >
        {children}
        <Button type="submit" kind="primary">
          {INDEX_WORK_WORDS[locale].save}
        </Button>
      </Form>
    </>
  )
}

export function fieldsOf({ locale, typed, errors }: MethodFormProps) {
  return (name: string) => ({ locale, ...field({ values: typed, errors }, name) })
}

export function AboutPage(props: MethodFormProps) {
  const { locale } = props
  const words = INDEX_WORK_WORDS[locale]
  const common = fieldsOf(props)
  return (
    <MethodForm {...props} title={words.about}>
      <TextField label={words.titleEs} required {...common('titleEs')} />
      <TextField label={words.titleEn} {...common('titleEn')} />
      <TextArea label={words.summaryEs} required {...common('summaryEs')} />
      <TextArea label={words.summaryEn} {...common('summaryEn')} />
      <SelectField
        label={words.kind}
        required
        options={METHOD_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        {...common('kind')}
      />
      <SelectField
        label={words.certainty}
        required
        options={CERTAINTIES.map((value) => ({ value, label: CERTAINTY_WORDS[locale][value] }))}
        {...common('certainty')}
      />
      <TextArea label={words.sourceEs} required rows={3} {...common('sourceEs')} />
      <TextArea label={words.sourceEn} rows={3} {...common('sourceEn')} />
      <TextArea label={words.noteEs} {...common('noteEs')} />
      <TextArea label={words.noteEn} {...common('noteEn')} />
    </MethodForm>
  )
}

export function LevelsPage(props: MethodFormProps) {
  const { locale, definition } = props
  const words = INDEX_WORK_WORDS[locale]
  const common = fieldsOf(props)
  return (
    <MethodForm {...props} title={words.levels} lead={words.levelsLead}>
      {definition.levels.map(({ key, title }, at) => (
        <section key={key} class="stack" aria-labelledby={`nivel-${at + 1}`}>
          <h2 id={`nivel-${at + 1}`}>{say(title, locale)}</h2>
          <SelectField
            label={words.aggregation}
            required
            options={AGGREGATIONS.map((value) => ({ value, label: say(AGGREGATION_WORDS[value], locale) }))}
            {...common(`aggregation${at + 1}`)}
          />
          <NumberField label={words.minimum} unit="%" required {...common(`minimum${at + 1}`)} />
        </section>
      ))}
    </MethodForm>
  )
}

export function BandsPage(props: MethodFormProps) {
  const { locale, typed } = props
  const words = INDEX_WORK_WORDS[locale]
  const common = fieldsOf(props)
  const last = Array.from({ length: MOST_BANDS }, (_, at) => at + 1).findLast(
    (number) => (typed[`bandEs${number}`] ?? '') !== '' || (typed[`from${number}`] ?? '') !== '',
  )
  const count = Math.min(MOST_BANDS, (last ?? 0) + 1)
  return (
    <MethodForm {...props} title={words.bands} lead={words.bandsLead}>
      {Array.from({ length: count }, (_, at) => at + 1).map((number) => (
        <section key={number} class="stack" aria-labelledby={`banda-${number}`}>
          <h2 id={`banda-${number}`}>{words.band(number)}</h2>
          <TextField label={words.bandEs} width="half" {...common(`bandEs${number}`)} />
          <TextField label={words.bandEn} width="half" {...common(`bandEn${number}`)} />
          <NumberField label={words.bandFrom} {...common(`from${number}`)} />
          <TextField label={words.adviceEs} {...common(`adviceEs${number}`)} />
          <TextField label={words.adviceEn} {...common(`adviceEn${number}`)} />
        </section>
      ))}
    </MethodForm>
  )
}

/** Takes an indicator, or a level with all that it gathers, out of the index. */
export function RemoveTerm({
  locale,
  csrf,
  definition,
  typed,
  code,
  lead,
}: MethodFormProps & { readonly code: string; readonly lead: string }) {
  const words = INDEX_WORK_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="quitar">
      <h2 id="quitar">{words.remove}</h2>
      <p>{lead}</p>
      <Form
        action={localPath(locale, indexWorkPaths.remove(definition.code, code))}
        locale={locale}
        csrf={csrf}
        hidden={{ expectedVersion: typed.expectedVersion ?? '0' }}
      >
        <Button type="submit">{words.remove}</Button>
      </Form>
    </section>
  )
}

/** A level that comes in; what it gathers is added to it afterwards. */
export function AddLevelPage(props: MethodFormProps & { readonly gathering: Gathering }) {
  const words = INDEX_WORK_WORDS[props.locale]
  const common = fieldsOf(props)
  return (
    <MethodForm {...props} title={words.addLevelTo(say(props.gathering.title, props.locale))} lead={words.addLevelLead}>
      <TextField label={words.titleEs} required {...common('titleEs')} />
      <TextField label={words.titleEn} {...common('titleEn')} />
    </MethodForm>
  )
}

export function WeightsPage(props: MethodFormProps & { readonly gathering: Gathering }) {
  const { locale, definition, gathering } = props
  const words = INDEX_WORK_WORDS[locale]
  const common = fieldsOf(props)
  const title = say(gathering.title, locale)
  return (
    <>
      <MethodForm {...props} title={words.weightsOf(title)} lead={words.weightsLead}>
        {gathering.code === definition.code ? null : (
          <>
            <TextField label={words.titleEs} required {...common('titleEs')} />
            <TextField label={words.titleEn} {...common('titleEn')} />
          </>
        )}
        {gathering.children.map((term, at) => (
          <NumberField
            key={term.code}
            label={words.weightOf(say(term.title, locale), figure(shareIn(gathering.children, term)))}
            {...common(`weight${at + 1}`)}
          />
        ))}
      </MethodForm>
      {gathering.code === definition.code ? null : (
        <RemoveTerm {...props} code={gathering.code} lead={words.removeLevel(title)} />
      )}
    </>
  )
}
