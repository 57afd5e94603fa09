import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { FileFormat, ImportOptions, ImportQuestion } from '../model.ts'

export type FieldValue = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown }

/** One row of a file, as it stands there: the geometry as GeoJSON nests it, not judged yet. */
export type SourceRow =
  | {
      /** Place in the file, from 1. */
      readonly row: number
      readonly geometry: unknown
      readonly attributes: Readonly<Record<string, FieldValue>>
    }
  | {
      readonly row: number
      /** Why nothing can be made of it, and the beginning of what stood there. */
      readonly problem: Text
      readonly raw: unknown
    }

/** What a file says of itself before its rows are read. */
export interface SourceHead {
  readonly format: FileFormat
  readonly tables?: readonly string[]
  readonly table?: string
  readonly crs?: { readonly code: number; readonly from: 'file' | 'format' }
  /** A definition that the file brings instead of a code: it is compared with those of the database. */
  readonly crsText?: string
  readonly encoding?: string
  readonly headings?: readonly string[]
  readonly columns?: ImportOptions['columns']
  readonly question?: ImportQuestion
}

/** A file that is open: read once, from its beginning to its end. */
export interface FeatureSource {
  readonly head: SourceHead
  rows(): AsyncIterable<SourceRow>
  /** Bytes read of bytes whole; true while it is read. */
  progress(): { readonly read: number; readonly whole: number }
  /** What was odd, known when all is read: an encoding that was not as declared, a file that is cut. */
  notes(): readonly Text[]
  /** A reference system that stood after the features: the file is then read again with it. */
  lateCrs?(): number | undefined
  close(): Promise<void>
}

export type OpenedSource = Result<FeatureSource, Refusal>

export interface FileToRead {
  readonly path: string
  readonly name: string
  readonly size: number
  readonly options: ImportOptions
}
