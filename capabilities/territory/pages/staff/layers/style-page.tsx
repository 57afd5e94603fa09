import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { NumberField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StyleAnswer, StyleQuestion } from '../../../data/style-layer.ts'
import { layerPaths } from '../../../layers-paths.ts'
import type { StyleEntry } from '../../../model.ts'
import { CLASS_METHODS } from '../../../rules/layers/style-proposal.ts'
import { COLOUR_NAMES, colourVariable, RAMP_NAMES } from '../../../rules/map/colour-names.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { LAYER_WORDS } from './layer-words.ts'
import { colourWords, KIND_NAMES, METHOD_NAMES, RAMP_WORDS, STYLE_WORDS } from './style-words.ts'

export interface StylePageProps {
  readonly answer: StyleAnswer
  readonly asked: StyleQuestion
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly local: (path: string) => string
}

/** The table of entries is wider than a form: it stands before it and belongs to it by this name. */
const FORM = 'style-form'

/** How a layer is drawn: asked, proposed from its own values, put right by hand, saved. */
export function StylePage(props: StylePageProps) {
  const { answer, locale, local } = props
  const { layer } = answer
  const words = STYLE_WORDS[locale]
  return (
    <>
      <PageHead
        eyebrow={layer.title}
        title={LAYER_WORDS[locale].style}
        lead={words.lead}
        actions={<ButtonLink href={local(tilesPaths.map(true, { layers: layer.code }))}>{words.see}</ButtonLink>}
      />
      <section aria-labelledby="ask">
        <h2 id="ask">{words.ask}</h2>
        <p>{words.askLead}</p>
        <Question {...props} />
      </section>
      <section aria-labelledby="legend">
        <h2 id="legend">{words.legend}</h2>
        {answer.proposed ? (
          <Notice kind="info" locale={locale} title={words.proposed}>
            {answer.others > 0 ? <p>{words.others(formatNumber(answer.others))}</p> : null}
          </Notice>
        ) : null}
        <Legend {...props} />
      </section>
    </>
  )
}

function Question({ answer, asked, locale, local }: StylePageProps) {
  const { layer, style } = answer
  const words = STYLE_WORDS[locale]
  return (
    <FilterBar action={local(layerPaths.style(layer.code))} show={words.propose}>
      <FilterSelect
        name="kind"
        label={words.kind}
        value={asked.kind ?? style.kind}
        options={Object.entries(KIND_NAMES).map(([kind, title]) => [kind, say(title, locale)] as const)}
      />
      <FilterSelect
        name="field"
        label={words.field}
        value={asked.field ?? style.field}
        options={[['', words.noField], ...layer.fields.map(({ name, title }) => [name, title] as const)]}
      />
      <FilterSelect
        name="method"
        label={words.method}
        value={asked.method}
        options={CLASS_METHODS.map((method) => [method, say(METHOD_NAMES[method], locale)] as const)}
      />
      <FilterSelect
        name="count"
        label={words.count}
        value={String(asked.count)}
        options={[2, 3, 4, 5, 6, 7].map((count) => [String(count), String(count)] as const)}
      />
      <FilterSelect
        name="ramp"
        label={words.ramp}
        value={asked.ramp}
        options={RAMP_NAMES.map((ramp) => [ramp, say(RAMP_WORDS[ramp], locale)] as const)}
      />
    </FilterBar>
  )
}

function Legend({ answer, locale, csrf, typed, errors, local }: StylePageProps) {
  const { layer, style } = answer
  const words = STYLE_WORDS[locale]
  const shown = Object.keys(typed).length > 0
  const entries = style.kind === 'single' ? [] : (style.entries ?? [])
  const values = shown
    ? typed
    : {
        colour: style.colour,
        opacity: String(Math.round((style.opacity ?? 0.45) * 100)),
        ...(style.label === undefined ? {} : { label: style.label }),
      }
  const state = { values, errors }
  const colours = COLOUR_NAMES.map((name) => ({ value: name, label: colourWords(name, locale) }))
  return (
    <>
      {style.kind === 'single' ? null : entries.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <EntryRows answer={answer} entries={entries} locale={locale} typed={shown ? typed : undefined} />
      )}
      <Form
        id={FORM}
        action={local(layerPaths.style(layer.code))}
        locale={locale}
        csrf={csrf}
        errors={errors}
        hidden={{
          version: String(layer.version),
          kind: style.kind,
          entries: String(entries.length),
          ...(style.kind === 'single' || style.field === undefined ? {} : { field: style.field }),
        }}
      >
        <SelectField
          locale={locale}
          label={words.base}
          hint={style.kind === 'single' ? undefined : words.baseHint}
          width="half"
          required
          options={colours}
          {...field(state, 'colour')}
        />
        <NumberField
          locale={locale}
          label={words.opacity}
          hint={words.opacityHint}
          unit="%"
          required
          decimals={false}
          {...field(state, 'opacity')}
        />
        <SelectField
          locale={locale}
          label={words.label}
          placeholder={words.noField}
          width="half"
          options={layer.fields.map(({ name, title }) => ({ value: name, label: title }))}
          {...field(state, 'label')}
        />
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
      </Form>
    </>
  )
}

interface EntryRowsProps {
  readonly answer: StyleAnswer
  readonly entries: readonly StyleEntry[]
  readonly locale: Locale
  readonly typed: Readonly<Record<string, string>> | undefined
}

/** One line for each entry of the legend, with its colour beside it; on a phone each is a card. */
function EntryRows({ answer, entries, locale, typed }: EntryRowsProps) {
  const { layer, style } = answer
  const words = STYLE_WORDS[locale]
  const rows = entries.map((entry, index) => ({ ...entry, index }))
  const now = (what: string, index: number, own: string) => typed?.[`${what}-${index}`] ?? own
  const about = (what: string, { value }: StyleEntry) => `${what}: ${value}`
  return (
    <DataTable
      id="entries"
      caption={words.legend}
      captionHidden
      locale={locale}
      cards
      columns={[
        {
          key: 'value',
          title: style.kind === 'classes' ? words.from : words.value,
          cell: (row) => (
            <>
              <span
                class={`map-swatch map-swatch-${layer.shapeKind}`}
                style={`--shape:var(${colourVariable(now('colour', row.index, row.colour))})`}
              />{' '}
              {style.kind === 'classes' ? (
                <input
                  class="input input-number input-short"
                  form={FORM}
                  name={`value-${row.index}`}
                  inputmode="decimal"
                  value={now('value', row.index, String(row.value))}
                  aria-label={about(words.from, row)}
                />
              ) : (
                <>
                  <span lang="es">{row.value}</span>
                  <input type="hidden" form={FORM} name={`value-${row.index}`} value={String(row.value)} />
                </>
              )}
            </>
          ),
        },
        {
          key: 'colour',
          title: words.colour,
          cell: (row) => (
            <select class="input select" form={FORM} name={`colour-${row.index}`} aria-label={about(words.colour, row)}>
              {COLOUR_NAMES.map((name) => (
                <option key={name} value={name} selected={name === now('colour', row.index, row.colour)}>
                  {colourWords(name, locale)}
                </option>
              ))}
            </select>
          ),
        },
        ...(['title', 'titleEn'] as const).map((what) => ({
          key: what,
          title: words[what],
          cell: (row: StyleEntry & { readonly index: number }) => (
            <input
              class="input input-full"
              form={FORM}
              name={`${what}-${row.index}`}
              maxlength={160}
              value={now(what, row.index, row[what] ?? '')}
              aria-label={about(words[what], row)}
            />
          ),
        })),
        {
          key: 'drop',
          title: words.drop,
          cell: (row) => (
            <input
              type="checkbox"
              form={FORM}
              name={`drop-${row.index}`}
              value="si"
              checked={now('drop', row.index, '') === 'si'}
              aria-label={about(words.drop, row)}
            />
          ),
        },
      ]}
      rows={rows}
      rowKey={(row) => `${row.index}`}
    />
  )
}
