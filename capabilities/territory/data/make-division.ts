import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { fold, sortKey } from '../../../kernel/sort-key.ts'
import type { Change, Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { DIVIDE_GROUND } from '../divisions-permissions.ts'
import { groundChanged } from '../events.ts'
import { codeSchema } from '../places-deployment.ts'
import { CELL_METRES, cellCode, gridRefusal, metricCrsAt } from '../rules/divisions/grid.ts'
import type { MadeDivision } from '../rules/divisions/made.ts'
import { NO_PLACE } from './ground-queries.ts'

export const GEOGRAPHY = 'territory.geography'
/** Zones of a plan are some hundreds at most; a layer with more values names something else. */
const MOST_ZONES = 2000

const head = {
  code: codeSchema.max(60),
  title: z.string().trim().min(3).max(200),
  titleEn: z.string().trim().max(200).optional(),
  /** Who drew it and what for: what stands in the place of a law. */
  citation: z.string().trim().min(3).max(500),
}
export const makeGridInput = z.object({
  ...head,
  /** Code of the division whose shapes are covered. */
  over: z.string().max(100),
  cell: z.coerce.number().int().min(CELL_METRES.least).max(CELL_METRES.most),
})
export const makeZonesInput = z.object({
  ...head,
  layer: z.string().max(200),
  /** Attribute whose values name the zones; features that say the same are one zone. */
  field: z.string().max(200),
  /** Edition of the layer that was looked at. */
  edition: z.coerce.number().int(),
})
export type GridOrder = z.infer<typeof makeGridInput>
export type ZonesOrder = z.infer<typeof makeZonesInput>

interface Made {
  readonly id: Id
  readonly code: string
  readonly places: number
  readonly leftOut: number
}

/** Lays cells of one size over a division of the ground, each a place with a page of its own. */
export const makeGrid: Command<GridOrder, Made> = {
  id: 'territory.make_grid',
  title: { es: 'Trazar una cuadrícula', en: 'Lay a grid' },
  input: makeGridInput,
  permission: DIVIDE_GROUND,
  async run(tx, ctx, input) {
    return outcome(input, await saveGrid(tx, ctx, input, false))
  },
}

/** Makes the areas of a public layer the places of a division: the zones of a plan, the sectors of a service. */
export const makeZones: Command<ZonesOrder, Made> = {
  id: 'territory.make_zones',
  title: { es: 'Hacer una división de una capa', en: 'Make a division of a layer' },
  input: makeZonesInput,
  permission: DIVIDE_GROUND,
  async run(tx, ctx, input) {
    return outcome(input, await saveZones(tx, ctx, input, false))
  },
}

function outcome(input: GridOrder | ZonesOrder, made: Result<Made & { readonly made: MadeDivision }, Refusal>) {
  if (!made.ok) return made
  const { id, code, places, leftOut } = made.value
  const after = { code, places, made: made.value.made.way, citation: input.citation }
  const changes: readonly Change[] = [{ kind: GEOGRAPHY, id, label: input.title, before: {}, after }]
  const events = [groundChanged(code)]
  return {
    ok: true as const,
    value: { output: { id, code, places, leftOut }, changes, events, reason: input.citation },
  }
}

export async function saveGrid(
  tx: WriteTx,
  ctx: Ctx,
  order: GridOrder,
  demo: boolean,
): Promise<Result<Made & { readonly made: MadeDivision }, Refusal>> {
  const { cell, over } = order
  const found = await tx.execute(sql`
    select g.id, g.office_id, g.title, sum(st_area(s.shape::geography)) / 1000000 as km2,
      st_x(st_centroid(st_extent(s.shape)::geometry)) as longitude, st_y(st_centroid(st_extent(s.shape)::geometry)) as latitude
    from territory.geography g left join territory.place p on p.geography_id = g.id
    left join territory.place_state s on s.place_id = p.id and s.replaced_at is null
    where g.code = ${over} group by g.id`)
  const ground = found.rows[0]
  if (ground === undefined) return refuse(NO_PLACE)
  const refused = gridRefusal(cell, ground.km2 === null ? undefined : Number(ground.km2))
  if (refused !== undefined) return refuse(refused)
  if (await isTaken(tx, order.code)) return refuse(codeTaken(order.code))
  const crs = metricCrsAt(Number(ground.longitude), Number(ground.latitude))
  const officeId = String(ground.office_id)
  const cells = await tx.execute(sql`
    with covered as (
      select st_transform(st_unaryunion(st_collect(st_makevalid(s.shape))), ${crs}::int) as shape
      from territory.place p join territory.place_state s on s.place_id = p.id and s.replaced_at is null
      where p.geography_id = ${String(ground.id)} and s.shape is not null
    )
    select g.i, g.j from covered, st_squaregrid(${cell}::float8, covered.shape) as g
    where st_intersects(g.geom, covered.shape) order by g.j, g.i`)
  const made: MadeDivision = { way: 'grid', cell, crs, over }
  const id = await saveHead(tx, officeId, order, 'grid', made, demo)
  const rows = cells.rows.map(({ i, j }) => [Number(i), Number(j)] as const)
  const codes = rows.map(([column, row]) => cellCode(cell, column, row))
  await tx.execute(sql`
    with given as (
      select * from unnest(${sql.param(rows.map(() => newId()))}::uuid[], ${sql.param(rows.map(() => newId()))}::uuid[],
        ${sql.param(codes)}::text[], ${sql.param(rows.map(([column]) => column * cell))}::float8[],
        ${sql.param(rows.map(([, row]) => row * cell))}::float8[]) as r(id, state_id, code, x, y)
    ), places as (
      insert into territory.place (id, office_id, geography_id, code) select id, ${officeId}::uuid, ${id}::uuid, code from given
    )
    insert into territory.place_state (id, office_id, place_id, name, sort_key, shape, shape_status, longitude, latitude, area_km2,
      source, recorded_at)
    select state_id, ${officeId}::uuid, id, code, code, drawn.shape, 'computed', st_x(drawn.middle), st_y(drawn.middle),
      ${(cell * cell) / 1_000_000}::float8, ${`Celda de ${cell} m en EPSG:${crs}, trazada sobre «${String(ground.title)}»`}, ${ctx.now}::timestamptz
    from given cross join lateral (
      select st_transform(st_makeenvelope(x, y, x + ${cell}::float8, y + ${cell}::float8, ${crs}::int), 4326) as shape,
        st_transform(st_setsrid(st_makepoint(x + ${cell / 2}::float8, y + ${cell / 2}::float8), ${crs}::int), 4326) as middle
    ) drawn`)
  return { ok: true, value: { id, code: order.code, places: rows.length, leftOut: 0, made } }
}

export async function saveZones(
  tx: WriteTx,
  ctx: Ctx,
  order: ZonesOrder,
  demo: boolean,
): Promise<Result<Made & { readonly made: MadeDivision }, Refusal>> {
  const layers = await tx.execute(sql`
    select id, office_id, title, source, edition, fields, staff_fields from territory.layer
    where code = ${order.layer} and audience = 'public' and shape_kind = 'polygon' and retired_at is null`)
  const layer = layers.rows[0]
  if (layer === undefined) return refuse(NO_LAYER)
  if (Number(layer.edition) !== order.edition) return refuse(LAYER_CHANGED)
  const fields = layer.fields as readonly { readonly name: string }[]
  const hidden = layer.staff_fields as readonly string[]
  if (!fields.some(({ name }) => name === order.field) || hidden.includes(order.field)) return refuse(NO_FIELD)
  const values = await tx.execute(sql`
    select nullif(trim(attributes ->> ${order.field}), '') as value, count(*) as features
    from territory.feature where layer_id = ${String(layer.id)} group by 1 order by 1`)
  const named = values.rows.flatMap(({ value }) => (value === null ? [] : [String(value)]))
  if (named.length === 0) return refuse(NO_VALUES)
  if (named.length > MOST_ZONES) return refuse(TOO_MANY_ZONES)
  const codes = named.map((value) => zoneCode(value))
  const clash = codes.find((code, index) => code === '' || codes.indexOf(code) !== index)
  if (clash !== undefined) return refuse(SAME_NAMES)
  if (await isTaken(tx, order.code)) return refuse(codeTaken(order.code))
  const officeId = String(layer.office_id)
  const leftOut = Number(values.rows.find(({ value }) => value === null)?.features ?? 0)
  const made: MadeDivision = { way: 'layer', layer: order.layer, edition: order.edition, field: order.field, leftOut }
  const id = await saveHead(tx, officeId, order, 'zoning', made, demo)
  const source = `${String(layer.source) === '' ? String(layer.title) : String(layer.source)} (capa «${String(layer.title)}»)`
  await tx.execute(sql`
    with given as (
      select * from unnest(${sql.param(named.map(() => newId()))}::uuid[], ${sql.param(named.map(() => newId()))}::uuid[],
        ${sql.param(codes)}::text[], ${sql.param(named)}::text[], ${sql.param(named.map(sortKey))}::text[])
        as r(id, state_id, code, name, sort_key)
    ), places as (
      insert into territory.place (id, office_id, geography_id, code) select id, ${officeId}::uuid, ${id}::uuid, code from given
    )
    insert into territory.place_state (id, office_id, place_id, name, sort_key, shape, shape_status, longitude, latitude, area_km2,
      source, recorded_at)
    select g.state_id, ${officeId}::uuid, g.id, g.name, g.sort_key, drawn.shape, 'unofficial', st_x(st_pointonsurface(drawn.shape)),
      st_y(st_pointonsurface(drawn.shape)), round((st_area(drawn.shape::geography) / 1000000)::numeric, 4), ${source}, ${ctx.now}::timestamptz
    from given g cross join lateral (
      select st_unaryunion(st_collect(st_collectionextract(st_makevalid(f.shape), 3))) as shape from territory.feature f
      where f.layer_id = ${String(layer.id)} and trim(f.attributes ->> ${order.field}) = g.name
    ) drawn`)
  return { ok: true, value: { id, code: order.code, places: named.length, leftOut, made } }
}

async function saveHead(
  tx: WriteTx,
  officeId: Id,
  { code, title, titleEn, citation }: Pick<GridOrder, keyof typeof head>,
  kind: string,
  made: MadeDivision,
  demo: boolean,
): Promise<Id> {
  const id = newId()
  await tx.execute(sql`
    insert into territory.geography (id, office_id, code, title, title_en, kind, citation, certainty, made, demo)
    values (${id}, ${officeId}, ${code}, ${title}, ${titleEn ?? null}, ${kind}, ${citation}, ${demo ? 'invented' : 'found'},
      ${JSON.stringify(made)}::jsonb, ${demo})`)
  return id
}

/** `Zona de conservación` → `zona-de-conservacion`. */
function zoneCode(name: string): string {
  return fold(name)
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 100)
}

async function isTaken(tx: ReadTx, code: string): Promise<boolean> {
  const found = await tx.execute(sql`select 1 from territory.geography where code = ${code}`)
  return found.rows.length > 0
}

function codeTaken(code: string): Refusal<'code_taken'> {
  return {
    kind: 'code_taken',
    field: 'code',
    message: {
      es: `Ya hay una división con el código «${code}». Elija otro: los enlaces a sus lugares no cambian nunca de sentido.`,
      en: `There is a division of the code “${code}” already. Choose another: links to its places never change meaning.`,
    },
  }
}
const NO_LAYER: Refusal<'no_layer'> = {
  kind: 'no_layer',
  field: 'layer',
  message: {
    es: 'No hay ninguna capa pública de áreas con ese nombre. Los lugares son públicos, y de una capa interna no se hacen.',
    en: 'There is no public layer of areas of that name. Places are public, and are not made of an internal layer.',
  },
}
const LAYER_CHANGED: Refusal<'layer_changed'> = {
  kind: 'layer_changed',
  message: {
    es: 'La capa cambió mientras usted la miraba. Revise otra vez sus valores y confirme.',
    en: 'The layer changed while you were looking at it. Look at its values again, and confirm.',
  },
}
const NO_FIELD: Refusal<'no_field'> = {
  kind: 'no_field',
  field: 'field',
  message: { es: 'Elija un atributo público de la capa.', en: 'Choose a public attribute of the layer.' },
}
const NO_VALUES: Refusal<'no_values'> = {
  kind: 'no_values',
  field: 'field',
  message: {
    es: 'Ningún objeto de la capa dice nada en ese atributo.',
    en: 'No feature of the layer says anything in it.',
  },
}
const TOO_MANY_ZONES: Refusal<'too_many_zones'> = {
  kind: 'too_many_zones',
  field: 'field',
  message: {
    es: `Ese atributo tiene más de ${MOST_ZONES} valores distintos: nombra objetos, no zonas. Elija otro.`,
    en: `That attribute has more than ${MOST_ZONES} different values: it names features, not zones. Choose another.`,
  },
}
const SAME_NAMES: Refusal<'same_names'> = {
  kind: 'same_names',
  field: 'field',
  message: {
    es: 'Dos valores de ese atributo se distinguen solo por acentos, mayúsculas o signos, o no tienen letras: corríjalos en la capa.',
    en: 'Two values of that attribute differ by accents, capitals or signs alone, or have no letters: put them right in the layer.',
  },
}
