import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isId, newId } from '../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../kernel/result.ts'
import type { Actor, Ctx } from '../capability/context.ts'
import { couldDo } from '../capability/permission.ts'
import { forbidden, type Runner } from '../capability/runner.ts'
import type { Database } from '../database/database.ts'
import {
  addPiece,
  completeUpload,
  deleteUpload,
  findUpload,
  insertUpload,
  openUploads,
  piecesOf,
  refuseUpload,
  type UploadRow,
} from './data/uploads.ts'
import { cleanFileName } from './file-name.ts'
import type { FileUse } from './file-use.ts'
import type { FileIntake, TakenFile } from './intake.ts'
import { noteInfected } from './note-infected.ts'
import {
  checksumDiffers,
  emptyFile,
  mayPass,
  noSuchUpload,
  noSuchUse,
  piecesLost,
  tooLarge,
  tooManyUploads,
  unfinishedUpload,
} from './refusals.ts'
import { type FileStore, writeFlushed } from './store.ts'
import { removePieces } from './tidy.ts'

/** Hours that an upload waits for its next piece, and finished for its form. */
const WAITS_HOURS = 24
/** What one account may have half sent. */
const MOST_OPEN = 50
const MOST_OPEN_BYTES = 1_000_000_000
/** Smaller pieces than this on the whole are no upload but an attack on the number of files. */
const MOST_PIECES = 5_000

export interface NewUploadInput {
  readonly use: string
  readonly name: string
  readonly size: number
  /** SHA-256 of the whole. */
  readonly expected?: string | undefined
}

export interface PieceInput {
  readonly id: string
  readonly start: number
  readonly body: AsyncIterable<Uint8Array>
  /** SHA-256 of the piece. */
  readonly checksum?: string | undefined
  readonly address?: string | undefined
}

export type PieceOutcome =
  | { readonly is: 'taken'; readonly upload: UploadRow }
  /** The upload stands elsewhere: another window went on with it, or an answer was lost. */
  | { readonly is: 'elsewhere'; readonly upload: UploadRow }
  | { readonly is: 'altered'; readonly upload: UploadRow }
  | { readonly is: 'unknown' }
  /** Nothing was decided; the same request later may end better. */
  | { readonly is: 'later'; readonly upload: UploadRow; readonly refusal: Refusal }

/**
 * Files that arrive piece by piece, on whichever process each piece comes to. A piece is a file of its own, flushed before it
 * is noted, and noted only where the upload stands: so two senders, a lost answer or a killed process spoil nothing.
 */
export interface Uploads {
  begin(ctx: Ctx, input: NewUploadInput): Promise<Result<UploadRow, Refusal>>
  look(ctx: Ctx, id: string): Promise<UploadRow | undefined>
  /** Adds a piece; the last one, or an empty one after it, has the whole looked at and taken in. */
  add(ctx: Ctx, piece: PieceInput): Promise<PieceOutcome>
  drop(ctx: Ctx, id: string): Promise<boolean>
  /** A finished upload as the file it became, for the form that names it. */
  claim(ctx: Ctx, use: FileUse, id: string): Promise<Result<TakenFile, Refusal>>
}

export interface UploadParts {
  readonly database: Database
  readonly runner: Runner
  readonly intake: FileIntake
  readonly store: FileStore
}

const app = { role: 'trama_app' } as const

export function createUploads({ database, runner, intake, store }: UploadParts): Uploads {
  async function look(ctx: Ctx, id: string): Promise<UploadRow | undefined> {
    const actor = actorOf(ctx)
    if (actor === undefined || !isId(id)) return undefined
    return database.read(app, (tx) => findUpload(tx, id, actor.accountId, ctx.now))
  }

  async function begin(ctx: Ctx, input: NewUploadInput): Promise<Result<UploadRow, Refusal>> {
    const use = intake.use(input.use)
    const actor = actorOf(ctx)
    if (use === undefined || actor === undefined) return refuse(noSuchUse())
    // Which record it is for is asked by the command that takes the file; here only whether there could be one.
    if (!couldDo(ctx.who, use.permission)) return refuse(forbidden(use.permission))
    const name = cleanFileName(input.name)
    if (input.size === 0) return refuse(emptyFile(name))
    if (input.size > use.largest) return refuse(tooLarge(name, use))
    const id = newId()
    const { accountId } = actor
    const expiresAt = hoursAfter(ctx.now)
    const begun = await database.write(app, async (tx) => {
      const open = await openUploads(tx, accountId, ctx.now)
      if (open.count >= MOST_OPEN || open.bytes + input.size > MOST_OPEN_BYTES) return undefined
      const { size, expected } = input
      await insertUpload(tx, { id, accountId, use: use.id, name, size, expected, now: ctx.now, expiresAt })
      return findUpload(tx, id, accountId, ctx.now)
    })
    return begun === undefined ? refuse(tooManyUploads()) : { ok: true, value: begun }
  }

  async function add(ctx: Ctx, { id, start, body, checksum, address }: PieceInput): Promise<PieceOutcome> {
    const actor = actorOf(ctx)
    const upload = await look(ctx, id)
    if (actor === undefined || upload === undefined) return { is: 'unknown' }
    if (upload.state !== 'receiving') return { is: start === upload.size ? 'taken' : 'elsewhere', upload }
    if (start !== upload.received) return { is: 'elsewhere', upload }
    const piece = await writePiece(upload, body)
    if (piece === undefined) return { is: 'altered', upload }
    if (checksum !== undefined && piece.sha256 !== checksum) {
      await rm(piece.path, { force: true })
      return { is: 'altered', upload }
    }
    const { size, name } = piece
    const added =
      size > 0 &&
      (await database.write(app, (tx) => addPiece(tx, id, actor.accountId, { start, size, name }, hoursAfter(ctx.now))))
    if (!added) await rm(piece.path, { force: true })
    const now = await look(ctx, id)
    if (now === undefined) return { is: 'unknown' }
    if (size > 0 && !added) return { is: 'elsewhere', upload: now }
    return now.state === 'receiving' && now.received === now.size
      ? finish(ctx, now, address)
      : { is: 'taken', upload: now }
  }

  /** What arrives of a piece before the line breaks counts; more than the upload's size never does. */
  async function writePiece(upload: UploadRow, body: AsyncIterable<Uint8Array>) {
    const folder = join(store.piecesFolder, upload.id)
    await mkdir(folder, { recursive: true })
    const name = `${String(upload.received).padStart(15, '0')}-${randomUUID()}.part`
    const path = join(folder, name)
    const written = await writeFlushed(path, untilBroken(body), upload.size - upload.received)
    return written === undefined ? undefined : { ...written, name, path }
  }

  async function finish(ctx: Ctx, upload: UploadRow, address: string | undefined): Promise<PieceOutcome> {
    const use = intake.use(upload.use)
    const pieces = await database.read(app, (tx) => piecesOf(tx, upload.id))
    const folder = join(store.piecesFolder, upload.id)
    const body = inOrder(pieces.map(({ name }) => join(folder, name)))
    const { name, size, expected } = upload
    const taken =
      use === undefined
        ? refuse(noSuchUse())
        : pieces.length > MOST_PIECES
          ? refuse(tooManyUploads())
          : await intake.take(use, { name, body, size, sha256: expected }).catch((error: NodeJS.ErrnoException) => {
              if (error.code === 'ENOENT') return refuse(piecesLost(name))
              throw error
            })
    if (!taken.ok && mayPass(taken.refusal)) return { is: 'later', upload, refusal: taken.refusal }
    if (!taken.ok && taken.refusal.kind === 'infected')
      await noteInfected(runner, ctx, use, taken.refusal, name, address)
    await database.write(app, (tx) =>
      taken.ok
        ? completeUpload(tx, upload.id, taken.value, hoursAfter(ctx.now))
        : refuseUpload(tx, upload.id, { kind: taken.refusal.kind, message: taken.refusal.message }),
    )
    await removePieces(store, upload.id)
    const now = await look(ctx, upload.id)
    return now === undefined ? { is: 'unknown' } : { is: 'taken', upload: now }
  }

  return {
    begin,
    look,
    add,
    async drop(ctx, id) {
      const actor = actorOf(ctx)
      if (actor === undefined || !isId(id)) return false
      const gone = await database.write(app, (tx) => deleteUpload(tx, id, actor.accountId))
      if (gone) await removePieces(store, id)
      return gone
    },
    async claim(ctx, use, id) {
      const upload = await look(ctx, id)
      if (upload === undefined || upload.use !== use.id) return refuse(noSuchUpload())
      const { name, size, file, refusal } = upload
      if (refusal !== undefined) return refuse(refusal)
      if (file === undefined) return refuse(unfinishedUpload(name))
      if (!(await store.has(file.sha256))) return refuse(checksumDiffers(name))
      return { ok: true, value: { ...file, size, name } }
    },
  }
}

function actorOf({ who }: Ctx): Actor | undefined {
  return typeof who === 'string' ? undefined : who
}

function hoursAfter(now: string): string {
  return new Date(Date.parse(now) + WAITS_HOURS * 3_600_000).toISOString()
}

/** A broken line ends the piece; what came before it is kept. */
async function* untilBroken(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body
  } catch {
    // The sender asks where the upload stands and goes on from there.
  }
}

async function* inOrder(paths: readonly string[]): AsyncIterable<Uint8Array> {
  for (const path of paths) yield* createReadStream(path)
}
