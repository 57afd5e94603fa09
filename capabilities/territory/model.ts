/** Words of the ground that pages, rules and tables share. Pure. */

import type { Text } from '../../kernel/text.ts'

/** Longitude and latitude, degrees of WGS 84. */
export type Position = readonly [longitude: number, latitude: number]

export const SHAPE_KINDS = ['point', 'line', 'polygon'] as const
export type ShapeKind = (typeof SHAPE_KINDS)[number]

export const AUDIENCES = ['public', 'staff', 'office'] as const
/** Who sees a layer. */
export type Audience = (typeof AUDIENCES)[number]

export const FIELD_TYPES = ['text', 'whole', 'number', 'date', 'yes_no'] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** One attribute of a layer. */
export interface FieldSpec {
  /** As in the file; in addresses and exports too. */
  readonly name: string
  readonly title: string
  readonly titleEn?: string
  readonly type: FieldType
  /** Of what, for numbers: `m²`, `USD/v²`. */
  readonly unit?: string
  /** Names or describes persons, or the source forbids it: shown to staff only, in tiles, tables and exports alike. */
  readonly staffOnly?: boolean
  /** What the source calls it by; the feature's `code`. One field at most. */
  readonly identifies?: boolean
}

/** How a layer is drawn: one look, or one per value or class of a field. Colours are names of the palette (`data-1` … `data-8`). */
export interface LayerStyle {
  readonly kind: 'single' | 'categories' | 'classes'
  readonly colour: string
  readonly field?: string
  readonly entries?: readonly StyleEntry[]
  /** 0 to 1, of the area's fill. */
  readonly opacity?: number
  /** Field whose value is written on the map. */
  readonly label?: string
}

export interface StyleEntry {
  /** `categories`: the value; `classes`: from this number on. */
  readonly value: string | number
  readonly colour: string
  readonly title: string
  readonly titleEn?: string
}

/** How a file is to be read. */
export interface ImportOptions {
  /** EPSG code; absent: what the file says. */
  readonly crs?: number
  readonly encoding?: string
  /** Layer inside the file, where it has several. */
  readonly table?: string
  readonly fields?: readonly FieldSpec[]
  /** Columns of a table that hold coordinates or WKT. */
  readonly columns?: { readonly x?: string; readonly y?: string; readonly wkt?: string }
  /** Named repairs that the person chose. */
  readonly repairs?: readonly string[]
  /** The person says that the polygons cover their ground without holes: gaps are then looked for. */
  readonly covers?: boolean
  /** What becomes of it, as the person decided. */
  readonly take?: TakeChoice
}

/** What a layer says of itself in the open-data entry. */
export interface LayerTexts {
  readonly title: string
  readonly titleEn?: string | undefined
  readonly description?: string | undefined
  readonly audience: Audience
  readonly licence?: string | undefined
  readonly source?: string | undefined
  readonly quality?: string | undefined
  readonly dataDate?: string | undefined
}

export interface TakeChoice {
  readonly shapeKind: ShapeKind
  /** Of a new layer. */
  readonly layer?: LayerTexts & { readonly code: string }
}

export interface ImportCounts {
  readonly bytesRead: number
  readonly bytesWhole: number
  readonly read: number
  readonly rejected: number
  readonly findings: Readonly<Record<string, number>>
  /** What is being done; `change`: what was prepared is made true at once. */
  readonly step?: ImportStep
  /** How much of the step, where it is not told by the bytes. */
  readonly done?: number
  readonly whole?: number
}

export type ImportStep = 'read' | 'check' | 'repair' | 'apply' | 'change'

export const IMPORT_STATES = ['reading', 'asking', 'read', 'applying', 'applied', 'refused', 'cancelled'] as const
/** `asking`: the file does not say how it is to be read, and nothing is guessed; `read`: it waits to be taken. */
export type ImportState = (typeof IMPORT_STATES)[number]

export const IMPORT_WAYS = ['new', 'replace', 'append', 'version'] as const
/** `version`: features keep their number by what identifies them, and only what differs changes. */
export type ImportWay = (typeof IMPORT_WAYS)[number]

export const FILE_FORMATS = ['geojson', 'geopackage', 'shapefile', 'flatgeobuf', 'csv', 'xlsx'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** What a file says of itself, and what was seen while it was read. */
export interface ImportReading {
  readonly format: FileFormat
  /** Layers or sheets inside the file, where there are several, and the one that is read. */
  readonly tables?: readonly string[]
  readonly table?: string
  /** EPSG code, and who said so: the file, its format (GeoJSON is in degrees), or the person. */
  readonly crs?: { readonly code: number; readonly from: 'file' | 'format' | 'person' }
  /** What the file says of its reference system and nobody here knows: the person is shown it. */
  readonly crsText?: string
  readonly encoding?: string
  /** Columns of a table, and those that hold the place. */
  readonly headings?: readonly string[]
  readonly columns?: ImportOptions['columns']
  readonly kinds: Readonly<Record<ShapeKind, number>>
  readonly fields: readonly FieldReading[]
  /** Rules that were applied to the whole file and what was odd about it, in sentences. */
  readonly notes: readonly Text[]
  readonly question?: ImportQuestion
}

/** What must be known before the file can be read. */
export type ImportQuestion = 'crs' | 'table' | 'columns'

/** What was seen of a field: how often it holds a value, of which kinds, and some of them. */
export interface FieldReading {
  readonly name: string
  readonly filled: number
  readonly kinds: Readonly<Partial<Record<ValueKind, number>>>
  readonly samples: readonly string[]
  readonly guess: FieldSpec
}

/** `text_…`: written as text, and readable as that. */
export const VALUE_KINDS = [
  'text',
  'whole',
  'number',
  'yes_no',
  'text_whole',
  'text_number',
  'text_date',
  'text_yes_no',
  'list',
] as const
export type ValueKind = (typeof VALUE_KINDS)[number]

/** What a sentence about a finding needs: areas in m², lengths in m, the other layer's name. */
export type FindingTerms = Readonly<Record<string, string | number>>
