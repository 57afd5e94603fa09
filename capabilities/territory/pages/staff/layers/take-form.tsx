import { type Locale, say } from '../../../../../kernel/text.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { RadioGroup, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { layerPaths } from '../../../layers-paths.ts'
import {
  FIELD_TYPES,
  type FieldSpec,
  IMPORT_WAYS,
  type ImportReading,
  SHAPE_KINDS,
  type ShapeKind,
} from '../../../model.ts'
import { misfits, titleOf } from '../../../rules/layers/field-guess.ts'
import type { ImportPageProps } from './import-page-props.ts'
import { LayerTextFields } from './layer-text-fields.tsx'
import { FIELD_TYPE_NAMES, LAYER_WORDS, SHAPE_NAMES, WAY_HINTS, WAY_NAMES } from './layer-words.ts'

/** The table of fields is wider than a form: it stands before it and belongs to it by this name. */
const FORM = 'take-form'

/** The person confirms the fields and decides; everything comes filled in as it was guessed, or as it was decided before work on it broke off. */
export function TakeForm({ answer, locale, csrf, typed, errors, local }: ImportPageProps) {
  const { found, layers } = answer
  const words = LAYER_WORDS[locale]
  if (found.reading === undefined) return null
  const { take, fields = [] } = found.options
  const reading = withGuesses(found.reading, fields)
  const kinds = SHAPE_KINDS.filter((kind) => reading.kinds[kind] > 0)
  const most = mostOf(reading)
  const shown = Object.keys(typed).length > 0
  const values = {
    way: found.way,
    layer: answer.layer?.code,
    shapeKind: take?.shapeKind ?? most,
    title: titleOf(found.fileName.replace(/\.[^.]+$/, '')),
    audience: 'staff',
    identifies: reading.fields.find((each) => each.guess.identifies === true)?.name,
    ...take?.layer,
    ...typed,
  }
  const state = { values, errors }
  return (
    <>
      <FieldRows reading={reading} locale={locale} typed={shown ? typed : undefined} />
      <Form
        id={FORM}
        action={local(layerPaths.take(found.id))}
        locale={locale}
        csrf={csrf}
        errors={errors}
        hidden={{ version: String(found.version), ...(kinds.length > 1 ? {} : { shapeKind: most }) }}
      >
        <SelectField
          locale={locale}
          label={words.identifier}
          hint={words.identifierHint}
          placeholder={words.noIdentifier}
          width="half"
          options={reading.fields.map(({ name }) => ({ value: name, label: name }))}
          {...field(state, 'identifies')}
        />
        {kinds.length > 1 ? (
          <RadioGroup
            locale={locale}
            label={words.shapeKind}
            hint={words.shapeKindHint}
            required
            inline
            options={kinds.map((kind) => ({
              value: kind,
              label: `${say(SHAPE_NAMES[kind], locale)} (${reading.kinds[kind]})`,
            }))}
            {...field(state, 'shapeKind')}
          />
        ) : null}
        <RadioGroup
          locale={locale}
          label={words.wayLabel}
          required
          options={IMPORT_WAYS.map((way) => ({
            value: way,
            label: say(WAY_NAMES[way], locale),
            hint: say(WAY_HINTS[way], locale),
            disabled: way !== 'new' && layers.length === 0,
          }))}
          {...field(state, 'way')}
        />
        {layers.length === 0 ? null : (
          <SelectField
            locale={locale}
            label={words.target}
            placeholder={words.chooseLayer}
            options={layers.map((layer) => ({ value: layer.code, label: layer.title }))}
            {...field(state, 'layer')}
          />
        )}
        <details open={values.way === 'new'}>
          <summary>{words.newLayerTexts}</summary>
          <div class="form">
            <LayerTextFields locale={locale} state={state} code />
          </div>
        </details>
        <Button type="submit" kind="primary">
          {words.take}
        </Button>
      </Form>
    </>
  )
}

/** What was decided of a field is the best guess. */
function withGuesses(reading: ImportReading, decided: readonly FieldSpec[]): ImportReading {
  const byName = new Map(decided.map((each) => [each.name, each]))
  return { ...reading, fields: reading.fields.map((each) => ({ ...each, guess: byName.get(each.name) ?? each.guess })) }
}

function mostOf({ kinds }: ImportReading): ShapeKind {
  return SHAPE_KINDS.reduce((most, kind) => (kinds[kind] > kinds[most] ? kind : most), 'polygon')
}

interface FieldRowsProps {
  readonly reading: ImportReading
  readonly locale: Locale
  readonly typed: Readonly<Record<string, string>> | undefined
}

/** One line for each field; on a phone each is a card. Types that would lose values cannot be chosen. */
function FieldRows({ reading, locale, typed }: FieldRowsProps) {
  const words = LAYER_WORDS[locale]
  const rows = reading.fields.map((each, index) => ({ ...each, index }))
  return (
    <DataTable
      id="fields"
      caption={words.fields}
      locale={locale}
      cards
      columns={[
        { key: 'name', title: words.field, cell: (row) => row.name },
        {
          key: 'title',
          title: words.fieldTitle,
          cell: (row) => (
            <input
              class="input input-full"
              form={FORM}
              name={`title-${row.index}`}
              value={typed?.[`title-${row.index}`] ?? row.guess.title}
              maxlength={120}
              aria-label={`${words.fieldTitle}: ${row.name}`}
            />
          ),
        },
        {
          key: 'type',
          title: words.fieldType,
          cell: (row) => (
            <select
              class="input select"
              id={`f-type-${row.index}`}
              name={`type-${row.index}`}
              form={FORM}
              aria-label={`${words.fieldType}: ${row.name}`}
            >
              {FIELD_TYPES.filter((type) => misfits(row.kinds, type) === 0).map((type) => (
                <option key={type} value={type} selected={type === (typed?.[`type-${row.index}`] ?? row.guess.type)}>
                  {say(FIELD_TYPE_NAMES[type], locale)}
                </option>
              ))}
            </select>
          ),
        },
        { key: 'samples', title: words.samples, cell: (row) => row.samples.join(' · ') || '—' },
        {
          key: 'staff',
          title: words.staffOnly,
          cell: (row) => (
            <input
              type="checkbox"
              name={`staff-${row.index}`}
              form={FORM}
              value="si"
              checked={typed === undefined ? row.guess.staffOnly === true : typed[`staff-${row.index}`] === 'si'}
              aria-label={`${words.staffOnly}: ${row.name}`}
            />
          ),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.name}
    />
  )
}
