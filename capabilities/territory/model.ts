/** Words of the ground that pages, rules and tables share. Pure. */

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
}

export interface ImportCounts {
  readonly bytesRead: number
  readonly bytesWhole: number
  readonly read: number
  readonly rejected: number
  readonly findings: Readonly<Record<string, number>>
}

/** What a sentence about a finding needs: areas in m², lengths in m, the other layer's name. */
export type FindingTerms = Readonly<Record<string, string | number>>
