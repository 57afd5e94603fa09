import { randomUUID } from 'node:crypto'
import type { Actor } from '../../platform/capability/context.ts'
import { createRunner } from '../../platform/capability/runner.ts'
import { openDatabase } from '../../platform/database/open.ts'
import { createIntake } from '../../platform/files/intake.ts'
import { SEND_FILES } from '../../platform/files/permissions.ts'
import { createFileStore } from '../../platform/files/store.ts'
import { createUploads } from '../../platform/files/uploads.ts'

/** What the process that is to be killed is told, as JSON in its first argument. */
export interface UploadOrders {
  readonly databaseUrl?: string | undefined
  readonly dataDir: string
  readonly cacheDir: string
  readonly filesDir: string
  readonly actor: Actor
  readonly now: string
  readonly size: number
}

/** Takes any text of up to ten megabytes. */
export const ANY_TEXT = {
  id: 'test.text',
  title: { es: 'Texto', en: 'Text' },
  permission: SEND_FILES,
  types: ['text'],
  largest: 10_000_000,
  wrongExtension: 'mend',
} as const

/** The file that is sent: every line says where it stands, so that a piece in the wrong place shows. */
export function numberedText(size: number): Uint8Array {
  const lines = Array.from({ length: Math.ceil(size / 10) }, (_, i) => `${String(i * 10).padStart(9, '0')}\n`)
  return new TextEncoder().encode(lines.join('')).subarray(0, size)
}

/** Sends a file piece by piece and says after each how far it is, until it is killed in the middle of one. */
async function send(orders: UploadOrders): Promise<void> {
  const { databaseUrl, dataDir, cacheDir, filesDir, actor, now, size } = orders
  const opened = await openDatabase({ databaseUrl, dataDir, cacheDir, migrate: false })
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  const database = opened.value
  const store = createFileStore(filesDir)
  const intake = createIntake({ store, uses: [ANY_TEXT], scanner: undefined })
  const runner = createRunner(database, () => {})
  const uploads = createUploads({ database, runner, intake, store })
  const ctx = { who: actor, now, today: now.slice(0, 10), locale: 'es', requestId: randomUUID() } as const
  const begun = await uploads.begin(ctx, { use: ANY_TEXT.id, name: 'largo.txt', size })
  if (!begun.ok) throw new Error(begun.refusal.message.en)
  const { id } = begun.value
  const bytes = numberedText(size)
  async function* slowly(from: number, to: number): AsyncIterable<Uint8Array> {
    for (let at = from; at < to; at += 1000) {
      yield bytes.subarray(at, Math.min(at + 1000, to))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  for (let start = 0; start < size; ) {
    const outcome = await uploads.add(ctx, { id, start, body: slowly(start, Math.min(start + 50_000, size)) })
    if (outcome.is !== 'taken') throw new Error(outcome.is)
    start = outcome.upload.received
    process.stdout.write(`${JSON.stringify({ id, received: start })}\n`)
  }
}

const [orders] = process.argv.slice(2)
if (orders !== undefined && process.argv[1]?.includes('upload-process')) await send(JSON.parse(orders))
