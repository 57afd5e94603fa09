import { Button } from '../../../../../ui/button/button.tsx'
import { Checkbox, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { layerPaths } from '../../../layers-paths.ts'
import type { ImportQuestion } from '../../../model.ts'
import { CrsFields } from './crs-fields.tsx'
import type { ImportPageProps } from './import-page-props.ts'
import { LAYER_WORDS } from './layer-words.ts'

const ENCODINGS = ['UTF-8', 'Windows-1252', 'CP850']

/** Asks what the file does not say; once it is read, the same folded, for who sees that it was read wrongly. */
export function HowToRead(props: ImportPageProps & { readonly asked: ImportQuestion | undefined }) {
  const { answer, locale, csrf, errors, typed, local, asked } = props
  const { found } = answer
  const words = LAYER_WORDS[locale]
  const reading = found.reading
  const { options } = found
  const own = asked === undefined ? [] : errors
  const state = {
    values: {
      crs: options.crs === undefined ? undefined : String(options.crs),
      encoding: options.encoding,
      table: options.table ?? reading?.table,
      x: options.columns?.x ?? reading?.columns?.x,
      y: options.columns?.y ?? reading?.columns?.y,
      wkt: options.columns?.wkt ?? reading?.columns?.wkt,
      ...(asked === undefined ? {} : typed),
    },
    errors: own,
  }
  const headings = reading?.headings ?? []
  const columns = headings.map((name) => ({ value: name, label: name }))
  const form = (
    <Form
      action={local(layerPaths.howToRead(found.id))}
      locale={locale}
      csrf={csrf}
      errors={own}
      hidden={{ version: String(found.version) }}
    >
      {(reading?.tables?.length ?? 0) > 1 ? (
        <SelectField
          locale={locale}
          label={words.table}
          options={(reading?.tables ?? []).map((name) => ({ value: name, label: name }))}
          {...field(state, 'table')}
        />
      ) : null}
      {headings.length === 0 ? null : (
        <>
          <SelectField
            locale={locale}
            label={words.columnX}
            placeholder={words.noColumn}
            options={columns}
            {...field(state, 'x')}
          />
          <SelectField
            locale={locale}
            label={words.columnY}
            placeholder={words.noColumn}
            options={columns}
            {...field(state, 'y')}
          />
          <SelectField
            locale={locale}
            label={words.columnWkt}
            placeholder={words.noColumn}
            options={columns}
            {...field(state, 'wkt')}
          />
        </>
      )}
      <CrsFields locale={locale} state={state} mustChoose={asked === 'crs'} />
      <SelectField
        locale={locale}
        label={words.encoding}
        hint={words.encodingHint}
        placeholder={words.encodingFile}
        width="half"
        options={ENCODINGS.map((name) => ({ value: name, label: name }))}
        {...field(state, 'encoding')}
      />
      <Checkbox
        locale={locale}
        name="covers"
        label={words.covers}
        hint={words.coversHint}
        checked={options.covers === true}
      />
      <Button type="submit" kind={asked === undefined ? 'secondary' : 'primary'}>
        {asked === undefined ? words.readAgain : words.read}
      </Button>
    </Form>
  )
  if (asked === undefined)
    return (
      <details>
        <summary>{words.otherReading}</summary>
        <p>{words.otherReadingLead}</p>
        {form}
      </details>
    )
  const [title, lead] = {
    crs: [words.askCrs, words.askCrsLead],
    table: [words.askTable, words.askTableLead],
    columns: [words.askColumns, words.askColumnsLead],
  }[asked]
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{title}</h2>
      <p>{lead}</p>
      {asked === 'crs' && reading?.crsText !== undefined ? (
        <>
          <p>{words.askCrsText}</p>
          <p>
            <code>{reading.crsText.slice(0, 600)}</code>
          </p>
        </>
      ) : null}
      {form}
    </section>
  )
}
