import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { LayerAnswer } from '../../../data/layer-queries.ts'
import { drawingPaths } from '../../../drawing-paths.ts'
import { layerPaths } from '../../../layers-paths.ts'
import type { FindingRule } from '../../../rules/layers/check-terms.ts'
import { RULE_NAMES } from '../../../rules/layers/finding-words.ts'
import { DRAWING_WORDS } from '../drawing/drawing-words.ts'
import { LayerTextFields } from './layer-text-fields.tsx'
import { AUDIENCE_NAMES, FIELD_TYPE_NAMES, LAYER_WORDS, SHAPE_NAMES } from './layer-words.ts'
import { ImportsTable, titleOf } from './list-page.tsx'

export interface LayerPageProps {
  readonly answer: LayerAnswer
  readonly locale: Locale
  readonly mayManage: boolean
  readonly csrf: string
  readonly local: (path: string) => string
}

/** One layer: what it says of itself, its fields, what is known to be wrong in it, and where it came from. */
export function LayerPage({ answer, locale, mayManage, csrf, local }: LayerPageProps) {
  const { layer, imports, findings, past } = answer
  const words = LAYER_WORDS[locale]
  const texts: readonly (readonly [string, string])[] = [
    [words.licence, layer.licence],
    [words.source, layer.source],
    [words.quality, layer.quality],
  ]
  const open = Object.entries(findings)
  const manage = mayManage && layer.retiredAt === undefined
  return (
    <>
      <PageHead
        eyebrow={words.layer}
        title={<Spoken text={titleOf(layer)} locale={locale} />}
        marks={
          <>
            {layer.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
            {layer.retiredAt === undefined ? null : <Tag>{words.retired}</Tag>}
          </>
        }
        lead={layer.description === '' ? undefined : <p lang="es">{layer.description}</p>}
        actions={
          <>
            <ButtonLink href={local(drawingPaths.features(layer.code))}>{DRAWING_WORDS[locale].features}</ButtonLink>
            <ButtonLink href={local(drawingPaths.layerThen(layer.code))}>{DRAWING_WORDS[locale].asOf}</ButtonLink>
            {manage ? (
              <>
                <ButtonLink href={local(layerPaths.newImport(layer.code))} kind="primary">
                  {words.updateFromFile}
                </ButtonLink>
                <ButtonLink href={local(layerPaths.style(layer.code))}>{words.style}</ButtonLink>
                <ButtonLink href={local(layerPaths.editLayer(layer.code))}>{words.edit}</ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      <section aria-labelledby="about">
        <h2 id="about">{words.about}</h2>
        <DefinitionList
          items={[
            { term: words.features, value: formatNumber(layer.featureCount) },
            { term: words.shapes, value: say(SHAPE_NAMES[layer.shapeKind], locale) },
            { term: words.audience, value: say(AUDIENCE_NAMES[layer.audience], locale) },
            ...texts.flatMap(([term, value]) =>
              value === '' ? [] : [{ term, value: <span lang="es">{value}</span> }],
            ),
            ...(layer.dataDate === undefined
              ? []
              : [{ term: words.dataDate, value: formatDate(layer.dataDate, locale) }]),
            { term: words.changed, value: formatDate(layer.changedAt.slice(0, 10), locale) },
            { term: words.past, value: formatNumber(past) },
          ]}
        />
      </section>
      <DataTable
        id="fields"
        caption={words.fields}
        locale={locale}
        columns={[
          { key: 'title', title: words.fieldTitle, cell: (row) => <span lang="es">{row.title}</span> },
          { key: 'name', title: words.field, cell: (row) => row.name },
          { key: 'type', title: words.fieldType, cell: (row) => say(FIELD_TYPE_NAMES[row.type], locale) },
          {
            key: 'marks',
            title: words.audience,
            cell: (row) => (
              <>
                {row.staffOnly ? <Tag>{words.staffOnly}</Tag> : null}
                {row.identifies ? <Tag>{words.identifies}</Tag> : null}
              </>
            ),
          },
        ]}
        rows={layer.fields}
        rowKey={(row) => row.name}
        empty="—"
      />
      {open.length === 0 ? null : (
        <section aria-labelledby="open">
          <h2 id="open">{words.openFindings}</h2>
          <DefinitionList
            items={open.map(([rule, count]) => ({
              term: say(RULE_NAMES[rule as FindingRule] ?? { es: rule }, locale),
              value: formatNumber(count),
            }))}
          />
        </section>
      )}
      {mayManage ? <ImportsTable locale={locale} imports={imports} local={local} title={words.history} /> : null}
      {manage ? (
        <details>
          <summary>{words.retire}</summary>
          <p>{words.retireLead}</p>
          <Form
            action={local(layerPaths.retireLayer(layer.code))}
            locale={locale}
            csrf={csrf}
            hidden={{ version: String(layer.version) }}
          >
            <TextField locale={locale} name="reason" label={words.reason} required />
            <Button type="submit" kind="danger">
              {words.retire}
            </Button>
          </Form>
        </details>
      ) : null}
    </>
  )
}

export interface EditLayerPageProps {
  readonly answer: LayerAnswer
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly local: (path: string) => string
}

/** The texts of a layer, who sees it, and which fields only staff sees. */
export function EditLayerPage({ answer, locale, csrf, typed, errors, local }: EditLayerPageProps) {
  const { layer } = answer
  const words = LAYER_WORDS[locale]
  const shown = Object.keys(typed).length > 0
  const { title, titleEn, description, audience, licence, source, quality, dataDate } = layer
  const state = {
    values: shown ? typed : { title, titleEn, description, audience, licence, source, quality, dataDate },
    errors,
  }
  return (
    <>
      <PageHead eyebrow={layer.title} title={words.edit} />
      <Form
        action={local(layerPaths.editLayer(layer.code))}
        locale={locale}
        csrf={csrf}
        errors={errors}
        hidden={{ version: String(layer.version) }}
      >
        <LayerTextFields locale={locale} state={state} />
        {layer.fields.length === 0 ? null : (
          <fieldset class="field">
            <legend class="field-label">{words.staffFields}</legend>
            <div class="choices">
              {layer.fields.map((each, index) => (
                <div class="choice" key={each.name}>
                  <input
                    class="choice-input"
                    type="checkbox"
                    id={`staff-${index}`}
                    name={`staff-${index}`}
                    value="si"
                    checked={shown ? typed[`staff-${index}`] === 'si' : each.staffOnly === true}
                  />
                  <label class="choice-label" for={`staff-${index}`}>
                    <span lang="es">{each.title}</span>
                  </label>
                </div>
              ))}
            </div>
          </fieldset>
        )}
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
      </Form>
    </>
  )
}
