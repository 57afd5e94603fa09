import type { Locale } from '../../../../../kernel/text.ts'
import { fileFieldOf } from '../../../../../platform/files/field.ts'
import type { KeptUpload } from '../../../../../platform/files/form-files.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Checkbox, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { FileField } from '../../../../../ui/form/file-field.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { StoredLayer } from '../../../data/layer-store.ts'
import { LAYER_FILES } from '../../../layers-file-use.ts'
import { layerPaths } from '../../../layers-paths.ts'
import { CrsFields } from './crs-fields.tsx'
import { LAYER_WORDS } from './layer-words.ts'

export interface NewImportPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly kept: readonly KeptUpload[]
  readonly layers: readonly StoredLayer[]
  readonly local: (path: string) => string
}

/** Where a file is brought: what it is for can wait until one has seen what is in it. */
export function NewImportPage({ locale, csrf, typed, errors, kept, layers, local }: NewImportPageProps) {
  const words = LAYER_WORDS[locale]
  const state = { values: typed, errors }
  return (
    <>
      <PageHead title={words.newTitle} lead={<p>{words.newLead}</p>} />
      <Form action={local(layerPaths.newImport())} locale={locale} csrf={csrf} errors={errors} multipart>
        <FileField
          locale={locale}
          label={words.fileLabel}
          hint={words.fileHint}
          required
          name="file"
          {...fileFieldOf(LAYER_FILES, locale)}
          accept=".geojson,.json,.gpkg,.zip,.fgb,.csv,.tsv,.txt,.xlsx"
          kept={kept}
          error={errors.find((error) => error.field === 'file')?.message}
        />
        <SelectField
          locale={locale}
          label={words.forLayer}
          hint={words.forLayerHint}
          placeholder={words.aNewLayer}
          options={layers
            .filter((layer) => layer.retiredAt === undefined)
            .map((layer) => ({ value: layer.code, label: layer.title }))}
          {...field(state, 'layer')}
        />
        <CrsFields locale={locale} state={state} />
        <Checkbox
          locale={locale}
          name="covers"
          label={words.covers}
          hint={words.coversHint}
          checked={typed.covers === 'si'}
        />
        <Button type="submit" kind="primary">
          {words.read}
        </Button>
      </Form>
    </>
  )
}
