import { sql } from 'drizzle-orm'
import { bigint, boolean, date, doublePrecision, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { file } from '../../../platform/files/data/tables.ts'
import { account } from '../../../platform/identity/data/tables.ts'
import type { FieldSpec, FindingTerms, ImportCounts, ImportOptions, ImportReading, LayerStyle } from '../model.ts'
import type { StoredSquares } from '../rules/tiles/squares.ts'
import { bytesColumn, shapeColumn, webShapeColumn } from './geometry-column.ts'
import { instant, own, territorySchema } from './tables.ts'

/** Features of one kind, and what the open-data entry says of them. */
export const layer = territorySchema.table(
  'layer',
  {
    ...own,
    /** In addresses: `municipios`, `uso-de-suelo`. Never used again for another layer. */
    code: text('code').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    description: text('description').notNull().default(''),
    descriptionEn: text('description_en'),
    /** `point`, `line`, `polygon`. */
    shapeKind: text('shape_kind').notNull(),
    fields: jsonb('fields').$type<readonly FieldSpec[]>().notNull().default([]),
    /** Names of the fields that only staff sees; kept beside `fields` so that the database itself can leave them out. */
    staffFields: text('staff_fields').array().notNull().default(sql`'{}'::text[]`),
    style: jsonb('style').$type<LayerStyle>().notNull(),
    /** Who sees it: `public`, `staff`, or `office` (its own). */
    audience: text('audience').notNull(),
    licence: text('licence').notNull().default(''),
    source: text('source').notNull().default(''),
    quality: text('quality').notNull().default(''),
    /** Reference date of the data, where the source says one. */
    dataDate: date('data_date', { mode: 'string' }),
    /** Order in the list of layers, from the ground up. */
    sort: integer('sort').notNull().default(100),
    demo: boolean('demo').notNull().default(false),
    /** Last number given to a feature. Numbers are whole, never given twice, and what tiles know a feature by. */
    lastNumber: integer('last_number').notNull().default(0),
    featureCount: integer('feature_count').notNull().default(0),
    /** Raised by every change of a feature or of the fields: what caches and ETags compare. */
    edition: bigint('edition', { mode: 'number' }).notNull().default(1),
    /** The edition that its kept squares (`tile_squares`) show; another than `edition`, or none: tiles count them anew. */
    squaresEdition: bigint('squares_edition', { mode: 'number' }),
    /** The edition that its kept tiles (`kept_tile`) show; another than `edition`, or none: tiles are made anew. */
    tilesEdition: bigint('tiles_edition', { mode: 'number' }),
    changedAt: instant('changed_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [unique('layer_code').on(table.officeId, table.code)],
)

/** One row of a layer, as it is now. */
export const feature = territorySchema.table(
  'feature',
  {
    ...own,
    layerId: uuid('layer_id')
      .notNull()
      .references(() => layer.id),
    number: integer('number').notNull(),
    /** As its source calls it; unique where the layer says so. */
    code: text('code'),
    shape: shapeColumn('shape').notNull(),
    webShape: webShapeColumn('web_shape').generatedAlwaysAs(sql`st_transform(shape, 3857)`),
    /**
     * About how large it is on the web map, m² or m, by which tiles choose what can be seen; empty for points. From degrees and the
     * latitude of its middle: projecting it a second time would double what an import costs.
     */
    webSize: doublePrecision('web_size').generatedAlwaysAs(
      sql`case st_dimension(shape) when 2 then st_area(shape) * 12392029000 / greatest(cos(radians((st_ymin(shape) + st_ymax(shape)) / 2)), 0.05) when 1 then st_length(shape) * 111319.49 end`,
    ),
    attributes: jsonb('attributes').$type<Readonly<Record<string, unknown>>>().notNull().default({}),
    /** When the books got this state of it, from whom, and why; nobody: the program itself. */
    recordedAt: instant('recorded_at').notNull(),
    changedBy: uuid('changed_by').references(() => account.id),
    note: text('note').notNull().default(''),
    /** Since when it is so in the world; empty: as far as is known, always. A correction keeps the day of what it corrects. */
    validFrom: date('valid_from', { mode: 'string' }),
  },
  (table) => [
    unique('feature_number').on(table.layerId, table.number),
    index('feature_code').on(table.layerId, table.code),
    index('feature_web_shape').using('gist', table.webShape),
    index('feature_web_size').on(table.layerId, table.webSize),
    index('feature_shape').using('gist', table.shape),
  ],
)

/**
 * Of a large layer, by tile and zoom: the squares in which areas too small to be seen are drawn together (`rules/tiles/squares.ts`), so
 * that a tile far away need not read every parcel to say how many there are. Kept by a job, and by every edit.
 */
export const tileSquares = territorySchema.table(
  'tile_squares',
  {
    ...own,
    layerId: uuid('layer_id')
      .notNull()
      .references(() => layer.id),
    z: integer('z').notNull(),
    x: integer('x').notNull(),
    y: integer('y').notNull(),
    squares: jsonb('squares').$type<StoredSquares>().notNull(),
  },
  (table) => [unique('tile_squares_tile').on(table.layerId, table.z, table.x, table.y)],
)

/**
 * A crowded tile of a large layer as it is sent: near by, where thousands of parcels are each drawn by themselves, making it anew takes
 * longer than anybody should wait. Kept by a job; an edit takes out those that it touches.
 */
export const keptTile = territorySchema.table(
  'kept_tile',
  {
    ...own,
    layerId: uuid('layer_id')
      .notNull()
      .references(() => layer.id),
    z: integer('z').notNull(),
    x: integer('x').notNull(),
    y: integer('y').notNull(),
    content: bytesColumn('content').notNull(),
    shown: integer('shown').notNull(),
    limited: boolean('limited').notNull(),
    grouped: integer('grouped').notNull(),
  },
  (table) => [unique('kept_tile_address').on(table.layerId, table.z, table.x, table.y)],
)

/**
 * What a feature was before it changed or went; rows are only added. With `feature` it answers "as it was on date X", of the books
 * (`recorded_at`, `replaced_at`) and of the world (`valid_from`, `valid_until`). `version` is the feature's own, of that state.
 */
export const featurePast = territorySchema.table(
  'feature_past',
  {
    ...own,
    layerId: uuid('layer_id')
      .notNull()
      .references(() => layer.id),
    featureId: uuid('feature_id').notNull(),
    number: integer('number').notNull(),
    code: text('code'),
    shape: shapeColumn('shape').notNull(),
    attributes: jsonb('attributes').$type<Readonly<Record<string, unknown>>>().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    changedBy: uuid('changed_by').references(() => account.id),
    note: text('note').notNull().default(''),
    validFrom: date('valid_from', { mode: 'string' }),
    replacedAt: instant('replaced_at').notNull(),
    /** `changed`, `removed`. */
    how: text('how').notNull(),
    /** Of what was removed: by whom, why, and since when it is no longer there in the world; empty: it never should have been in the layer. */
    endedBy: uuid('ended_by').references(() => account.id),
    endNote: text('end_note').notNull().default(''),
    validUntil: date('valid_until', { mode: 'string' }),
  },
  (table) => [
    index('feature_past_of').on(table.featureId, table.replacedAt),
    index('feature_past_number').on(table.layerId, table.number),
    index('feature_past_layer').on(table.layerId, table.replacedAt),
    index('feature_past_shape').using('gist', table.shape),
  ],
)

/** One file that somebody brings: how far it is read, what was found, and whether it was taken. */
export const layerImport = territorySchema.table(
  'layer_import',
  {
    ...own,
    /** Empty until a new layer is made of it. */
    layerId: uuid('layer_id').references(() => layer.id),
    fileSha256: text('file_sha256').references(() => file.sha256),
    fileName: text('file_name').notNull(),
    /** `reading`, `asking` (how it is to be read), `read` (waits for the person), `applying`, `applied`, `refused`, `cancelled`. */
    state: text('state').notNull(),
    /** `new`, `replace`, `append`, `version`. */
    way: text('way').notNull(),
    options: jsonb('options').$type<ImportOptions>().notNull(),
    counts: jsonb('counts').$type<ImportCounts>().notNull(),
    /** What the file says of itself; empty until it is opened. */
    reading: jsonb('reading').$type<ImportReading>(),
    /** The sentence of a refusal, in Spanish and English. */
    refusal: jsonb('refusal').$type<Readonly<Record<string, string>>>(),
    startedBy: uuid('started_by').references(() => account.id),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [index('layer_import_layer').on(table.layerId, table.startedAt)],
)

/** What a file holds, before it is taken into a layer; emptied when the import ends. */
export const importedFeature = territorySchema.table(
  'imported_feature',
  {
    ...own,
    importId: uuid('import_id')
      .notNull()
      .references(() => layerImport.id),
    /** Place in the file, from 1. */
    row: integer('row').notNull(),
    code: text('code'),
    shape: shapeColumn('shape').notNull(),
    attributes: jsonb('attributes').$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (table) => [
    unique('imported_feature_row').on(table.importId, table.row),
    index('imported_feature_shape').using('gist', table.shape),
  ],
)

/** A row of a file that could not be taken, as it stood, with the reason: the reject file is made of these. */
export const rejectedRow = territorySchema.table(
  'rejected_row',
  {
    ...own,
    importId: uuid('import_id')
      .notNull()
      .references(() => layerImport.id),
    row: integer('row').notNull(),
    reason: jsonb('reason').$type<Readonly<Record<string, string>>>().notNull(),
    raw: jsonb('raw').$type<unknown>().notNull(),
  },
  (table) => [unique('rejected_row_once').on(table.importId, table.row)],
)

/** What a check of geometry found: kept as data, so that it can be mapped, counted, excepted and followed until it is settled. */
export const finding = territorySchema.table(
  'finding',
  {
    ...own,
    importId: uuid('import_id').references(() => layerImport.id),
    layerId: uuid('layer_id').references(() => layer.id),
    /** `invalid`, `ring_order`, `sliver`, `overlap`, `gap`, `outside`, `duplicate`, … */
    rule: text('rule').notNull(),
    /** `error` stops the feature from being taken as it is; `warning` is said. */
    severity: text('severity').notNull(),
    /** Rows of the file, or numbers of the layer, that it is about. */
    rows: integer('rows').array().notNull(),
    terms: jsonb('terms').$type<FindingTerms>().notNull(),
    /** Where to look. */
    shape: shapeColumn('shape'),
    /** In metres or square metres, as the rule says. */
    tolerance: text('tolerance'),
    /** `open`, `excepted` (somebody said it is right, with a reason), `repaired`. */
    state: text('state').notNull().default('open'),
    reason: text('reason'),
    settledBy: uuid('settled_by').references(() => account.id),
    settledAt: instant('settled_at'),
  },
  (table) => [
    index('finding_import').on(table.importId, table.rule),
    index('finding_layer').on(table.layerId, table.rule),
  ],
)
