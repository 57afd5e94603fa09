import type { Id } from '../../kernel/ids.ts'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Locale, Text } from '../../kernel/text.ts'
import type { RecordKind } from '../audit/record-kind.ts'
import type { Database, ReadTx, WriteTx } from '../database/database.ts'
import type { Subscription } from '../events/subscription.ts'
import type { FileUse } from '../files/file-use.ts'
import type { FileStore } from '../files/store.ts'
import type { Job } from '../jobs/jobs.ts'
import type { Measure } from '../measures/measure.ts'
import type { NotificationKind } from '../notifications/kind.ts'
import type { DeploymentFile, Pack } from '../packs/pack.ts'
import type { AtPlace } from '../places/at-place.ts'
import type { SearchSource } from '../search/document.ts'
import type { Route } from '../web/route.ts'
import type { Change, Command, Query } from './command.ts'
import type { Ctx } from './context.ts'
import type { MenuItem } from './menu.ts'
import type { Permission } from './permission.ts'
import type { Runner } from './runner.ts'

/**
 * How close a value is to the person: `sensitive` is masked and read with a reason only; `identifying` is seen by who works
 * with the person; `technical` is what machines leave behind; `content` is what people wrote or were written.
 */
export type Sensitivity = 'sensitive' | 'identifying' | 'technical' | 'content'

/** A column that holds personal data, what for, whose it is, and how long it is kept. */
export interface PersonalField {
  readonly table: string
  readonly column: string
  /** What it is called where people read it. */
  readonly title: Text
  readonly sensitivity: Sensitivity
  readonly purpose: Text
  readonly keptFor: Text
  /**
   * The column of the same table that says whose it is, and what stands in it. Absent: of nobody who could be told (an
   * address that belongs to no account).
   */
  readonly subject?: { readonly column: string; readonly is: 'person' | 'account' } | undefined
  /** SQL function of the person's id that answers a sensitive column, which cannot be selected: `identity.email_of`. */
  readonly through?: string | undefined
  /** Puts a corrected value in its place. Only such fields can be asked to be corrected; an administrator decides. */
  correct?(tx: WriteTx, person: Id, value: string): Promise<Refusal | undefined>
}

/** What is forgotten by itself, when and how. Run every night, counted in the history by rule and number. */
export interface RetentionRule {
  /** The room, then what is forgotten: `identity.old_sessions`. */
  readonly id: string
  readonly title: Text
  readonly table: string
  /**
   * The moment from which the time is counted, in SQL over the row `t`: `t.expires_at`. Rows that have none are kept. Written
   * by us, like any other SQL of the house.
   */
  readonly since: string
  /** ISO 8601: `P30D`, `P5Y`. */
  readonly keep: string
  /** The whole row goes, or these columns take these values; a row whose first one has its value already is done. */
  readonly action: 'delete' | { readonly anonymise: Readonly<Record<string, string | null>> }
}

export interface PackOptions {
  /** Also the demonstration: its accounts, programmed and executed values. */
  readonly demo: boolean
  /** Hash of the demonstration accounts' password, made before the transaction opened. */
  readonly demoPasswordHash?: string | undefined
}

/** A command of `trama`: `trama import plan FILE`. Answers the exit code. */
export interface CliCommand {
  readonly words: readonly string[]
  readonly usage: Text
  run(shell: CliShell, args: readonly string[]): Promise<number>
}

/** What a command line command may use; `open` opens the database only when the command needs it. */
export interface CliShell {
  readonly locale: Locale
  /** Folder from which the person called; relative names of files start here. */
  readonly folder: string
  readonly pack: Pack
  out(text: string): void
  err(text: string): void
  open(): Promise<Result<CliSession, Refusal>>
}

export interface CliSession {
  readonly database: Database
  readonly runner: Runner
  readonly files: FileStore
  readonly ctx: Ctx
}

/** What `app/` needs to know of a room. An unused key is absent. */
export interface Manifest {
  readonly id: string
  readonly title: Text
  readonly schema?: string
  readonly permissions: readonly Permission[]
  readonly routes?: readonly Route[]
  readonly menu?: readonly MenuItem[]
  readonly commands?: readonly Command<unknown, unknown>[]
  /** What its pages, its API and its command line read; each asks a permission, and the list of who may what names it. */
  readonly queries?: readonly Query<unknown, unknown>[]
  readonly publishes?: readonly { readonly name: string; readonly version: number; readonly title: Text }[]
  readonly subscribes?: readonly Subscription[]
  /** Work done outside of requests: long, repeated, by the calendar. */
  readonly jobs?: readonly Job<unknown>[]
  /** What people are told of. */
  readonly notifications?: readonly NotificationKind<unknown>[]
  /** What files are taken for: of which kinds, how large. */
  readonly fileUses?: readonly FileUse[]
  readonly measures?: readonly Measure[]
  /** What it says happens at a place of the ground; shown on the place's page. */
  readonly atPlaces?: readonly AtPlace[]
  readonly search?: readonly SearchSource[]
  readonly personalData?: readonly PersonalField[]
  readonly retention?: readonly RetentionRule[]
  /** Kinds of records that its entries in the history speak of, and how they are told to people. */
  readonly records?: readonly RecordKind[]
  readonly commandLine?: readonly CliCommand[]
  /** Files of the deployment folder that the room reads, checked by `trama check`. */
  readonly deploymentFiles?: readonly DeploymentFile<unknown>[]
  /** What the schemas of single files cannot see: references between files. */
  checkPack?(pack: Pack): Refusal | undefined
  /** Inserts what the pack publishes and the database lacks; never writes over what officers edited. */
  loadPack?(tx: WriteTx, ctx: Ctx, pack: Pack, options: PackOptions): Promise<Result<readonly Change[], Refusal>>
  /** Questions `trama check` asks of the data; each answers sentences, none when all is well. */
  readonly checks?: readonly { readonly title: Text; run(tx: ReadTx): Promise<readonly Text[]> }[]
}
