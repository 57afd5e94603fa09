import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { MANAGE_LAYERS } from '../layers-permissions.ts'
import type { FieldSpec, LayerStyle } from '../model.ts'
import {
  CLASS_METHODS,
  type FieldFacts,
  fieldsOfStyle,
  proposeCategories,
  proposeClasses,
  staffField,
} from '../rules/layers/style-proposal.ts'
import { COLOUR_NAMES, RAMP_NAMES } from '../rules/map/colour-names.ts'
import { prevailingIn } from '../rules/tiles/squares.ts'
import { changedLayer, layerMoved, SQUARES_STAY } from './edit-layer.ts'
import { layerQuery, noSuchLayer } from './layer-queries.ts'
import { layerById, type StoredLayer } from './layer-store.ts'

/** How a person asks a layer to be drawn, before the entries are known. */
export const styleQuestion = z.object({
  kind: z.enum(['single', 'categories', 'classes']).optional(),
  field: z.string().max(200).optional(),
  method: z.enum(CLASS_METHODS).default('quantiles'),
  count: z.coerce.number().int().min(2).max(7).default(5),
  ramp: z.enum(RAMP_NAMES).default('anil'),
})
export type StyleQuestion = z.infer<typeof styleQuestion>

export interface StyleAnswer {
  readonly layer: StoredLayer
  /** The one in force, or where something was asked, what is proposed. */
  readonly style: LayerStyle
  readonly proposed: boolean
  /** Of the field that was asked for: values there are beyond those that have a colour. */
  readonly others: number
}

/** The style of a layer, or a proposal made of what its features hold. */
export const styleQuery: Query<StyleQuestion & { readonly code: string }, StyleAnswer> = {
  id: 'territory.layer_style',
  permission: MANAGE_LAYERS,
  async run(tx, ctx, { code, kind, field: name, method, count, ramp }) {
    const found = await layerQuery.run(tx, ctx, { code })
    if (!found.ok) return found
    const { layer } = found.value
    const { style } = layer
    if (kind === undefined) return { ok: true, value: { layer, style, proposed: false, others: 0 } }
    const { field: _field, entries: _entries, ...rest } = style
    if (kind === 'single') return { ok: true, value: { layer, style: { ...rest, kind }, proposed: true, others: 0 } }
    const field = layer.fields.find((each) => each.name === name)
    if (field === undefined) return refuse(noField())
    if (kind === 'classes' && field.type !== 'number' && field.type !== 'whole') return refuse(noNumber(field))
    const facts = await fieldFacts(tx, layer, field, kind === 'classes' ? count : 0)
    const entries =
      kind === 'classes' ? proposeClasses(field, facts, { method, count, ramp }) : proposeCategories(field, facts)
    const others = kind === 'categories' ? facts.different - entries.length : 0
    return { ok: true, value: { layer, style: { ...rest, kind, field: field.name, entries }, proposed: true, others } }
  },
}

async function fieldFacts(tx: ReadTx, layer: StoredLayer, field: FieldSpec, parts: number): Promise<FieldFacts> {
  const value = sql`attributes ->> ${field.name}::text`
  if (parts > 0) {
    const shares = Array.from({ length: parts - 1 }, (_, k) => (k + 1) / parts)
    const found = await tx.execute(sql`
      select min(n) as lowest, max(n) as highest, percentile_disc(${sql.param(shares)}::float8[]) within group (order by n) as quantiles
      from (select case when jsonb_typeof(attributes -> ${field.name}::text) = 'number' then (${value})::float8 end as n
        from territory.feature where layer_id = ${layer.id}) f where n is not null`)
    const row = found.rows[0]
    const number = (given: unknown) => (given === null || given === undefined ? undefined : Number(given))
    const quantiles = Array.isArray(row?.quantiles) ? row.quantiles.map(Number) : []
    return { values: [], different: 0, lowest: number(row?.lowest), highest: number(row?.highest), quantiles }
  }
  const found = await tx.execute(sql`
    select (${value}) collate "C" as value, count(*)::int as n, (count(*) over ())::int as different from territory.feature
    where layer_id = ${layer.id} and ${value} <> '' group by 1 order by 2 desc, 1 limit 50`)
  return {
    values: found.rows.map((row) => ({ value: String(row.value), count: Number(row.n) })),
    different: Number(found.rows[0]?.different ?? 0),
    lowest: undefined,
    highest: undefined,
    quantiles: [],
  }
}

const colour = z.enum(COLOUR_NAMES as [string, ...string[]])
const entry = z.object({
  value: z.union([z.string().max(300), z.number()]),
  colour,
  title: z.string().trim().min(1).max(160),
  titleEn: z.string().trim().max(160).optional(),
})

export const styleLayerInput = z.object({
  layerId: z.uuid(),
  expectedVersion: z.coerce.number().int(),
  kind: z.enum(['single', 'categories', 'classes']),
  colour,
  field: z.string().max(200).optional(),
  entries: z.array(entry).max(12),
  opacity: z.number().min(0).max(1),
  label: z.string().max(200).optional(),
})

/** How a layer is drawn on maps, and what its legend says. */
export const styleLayer: Command<z.infer<typeof styleLayerInput>, { readonly version: number }> = {
  id: 'territory.style_layer',
  title: { es: 'Cambiar el estilo de una capa', en: 'Change the style of a layer' },
  input: styleLayerInput,
  permission: MANAGE_LAYERS,
  async run(tx, ctx, { layerId, expectedVersion, kind, colour: base, field, entries, opacity, label }) {
    const before = await layerById(tx, layerId, { lock: true })
    if (before === undefined) return refuse(noSuchLayer())
    if (before.version !== expectedVersion || before.retiredAt !== undefined) return refuse(layerMoved())
    const style: LayerStyle = {
      kind,
      colour: base,
      opacity,
      ...(kind === 'single' || field === undefined ? {} : { field, entries: sorted(kind, entries) }),
      ...(label === undefined ? {} : { label }),
    }
    const refusal = unfit(before, style)
    if (refusal !== undefined) return refuse(refusal)
    await tx.execute(sql`
      update territory.layer set style = ${JSON.stringify(style)}::jsonb, version = version + 1, edition = edition + 1,
        squares_edition = ${sameColouring(before.style, style) ? SQUARES_STAY : sql`null`}, changed_at = ${ctx.now} where id = ${layerId}`)
    return changedLayer(tx, before)
  },
}

function sameColouring(one: LayerStyle, other: LayerStyle): boolean {
  const [before, after] = [prevailingIn(one), prevailingIn(other)]
  return before?.field === after?.field && before?.how === after?.how
}

type Entries = z.infer<typeof styleLayerInput>['entries']

function sorted(kind: LayerStyle['kind'], entries: Entries): NonNullable<LayerStyle['entries']> {
  const kept = entries.map(({ titleEn, ...rest }) => (titleEn === undefined ? rest : { ...rest, titleEn }))
  return kind === 'classes' ? kept.toSorted((one, other) => Number(one.value) - Number(other.value)) : kept
}

function unfit(layer: StoredLayer, style: LayerStyle): Refusal | undefined {
  if (style.kind !== 'single' && style.field === undefined) return noField()
  for (const name of fieldsOfStyle(style)) {
    const field = layer.fields.find((each) => each.name === name)
    if (field === undefined) return noField()
    if (layer.audience === 'public' && field.staffOnly === true) return staffField(field)
  }
  const values = (style.entries ?? []).map(({ value }) => String(value))
  if (new Set(values).size !== values.length) return twice()
  return style.kind === 'classes' && (style.entries ?? []).some(({ value }) => !Number.isFinite(Number(value)))
    ? noClass()
    : undefined
}

function noField(): Refusal<'no_field'> {
  return {
    kind: 'no_field',
    field: 'field',
    message: { es: 'Elija un campo de la capa.', en: 'Choose a field of the layer.' },
  }
}

function noNumber({ title }: FieldSpec): Refusal<'no_number'> {
  return {
    kind: 'no_number',
    field: 'field',
    message: {
      es: `«${title}» no es un número: no se puede poner en clases. Dibújelo por valores.`,
      en: `“${title}” is no number, and cannot be put into classes. Draw it by values.`,
    },
  }
}

function twice(): Refusal<'value_twice'> {
  return {
    kind: 'value_twice',
    message: { es: 'Dos entradas tienen el mismo valor.', en: 'Two entries have the same value.' },
  }
}

function noClass(): Refusal<'no_class'> {
  return {
    kind: 'no_class',
    message: { es: 'Cada clase comienza en un número.', en: 'Each class begins at a number.' },
  }
}
