/**
 * A deployment pack: one folder of data that makes Trama the platform of one institution (decision 0006).
 * No law, holiday, fee, threshold, form or organisation chart lives in code; rooms declare which files of the folder
 * they read and with what schema, and nothing else of the folder reaches them.
 */
import type { ZodType } from 'zod'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Locale, Text } from '../../kernel/text.ts'

/** `pack.yaml`: who this folder is for. */
export interface PackIdentity {
  readonly id: string
  /** Three numbers, `1.0.0`. A newer pack is offered as a difference, never written over what officers edited. */
  readonly version: string
  readonly title: Text
  /** ISO 4217. */
  readonly currency: string
  /** IANA zone in which the institution's days begin and end. */
  readonly zone: string
  readonly defaultLocale: Locale
  /** Year whose plan the pack describes. */
  readonly year: number
  /** What the reader must know about how sure the data are. */
  readonly status: Text
}

/** One thing wrong with one place of one file, said in both languages. */
export interface PackFinding {
  /** Path inside the folder, `plans/poa-2019/scdu.yaml`. */
  readonly file: string
  /** First line is 1; absent when the file as a whole is meant. */
  readonly line?: number
  /** Place in the data, `sections[0].results[2].code`. */
  readonly path?: string
  readonly message: Text
}

export type PackRefusalKind = 'no_folder' | 'no_identity' | 'invalid_identity' | 'missing_file' | 'invalid_file'

export interface PackRefusal extends Refusal<PackRefusalKind> {
  readonly findings: readonly PackFinding[]
}

/** What a room declares (in its manifest) that it reads from the folder. */
export interface DeploymentFile<T> {
  /** `planning.poa`; unique in the house. */
  readonly id: string
  /** A path, `institution.yaml`, or a glob, `plans/poa-*\/*.yaml`. `.yaml`, `.yml` and `.csv` (a header row, then records). */
  readonly path: string
  /** Of a CSV file: schema of the array of its records, each an object of texts by column. */
  readonly schema: ZodType<T>
  readonly required: boolean
  readonly title: Text
}

/** A file that was read and is exactly what its schema says. */
export interface PackFile<T> {
  readonly path: string
  readonly sha256: string
  readonly value: T
  /** Line of a place in the data, for findings of checks that look further than the schema. */
  readonly lineOf: (at: readonly PropertyKey[]) => number | undefined
}

export interface PackEntry {
  readonly path: string
  readonly size: number
  readonly sha256: string
}

export interface Pack {
  readonly identity: PackIdentity
  readonly folder: string
  /** SHA-256 over the paths and contents of all files: the same folder has the same hash everywhere. */
  readonly hash: string
  readonly entries: readonly PackEntry[]
  /** Every file that matches the declaration, in order of path; none is a refusal when the declaration requires one. */
  readonly read: <T>(declaration: DeploymentFile<T>) => Result<readonly PackFile<T>[], PackRefusal>
}

/** The only file of a declaration that names one; undefined when it is not required and not there. */
export function readOne<T>(pack: Pack, declaration: DeploymentFile<T>): Result<PackFile<T> | undefined, PackRefusal> {
  const files = pack.read(declaration)
  return files.ok ? { ok: true, value: files.value[0] } : files
}
