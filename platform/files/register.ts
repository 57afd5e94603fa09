import { z } from 'zod'
import type { WriteTx } from '../database/database.ts'
import { enqueue } from '../jobs/jobs.ts'
import { insertFile } from './data/files.ts'
import { isPicture } from './file-types.ts'
import { makeThumbnail } from './make-thumbnail.ts'
import { SCAN_STATES } from './scanner.ts'

/** A file of the store as commands take it: given by the intake, never typed by a person. */
export const storedFileInput = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().min(0),
  type: z.string().max(200),
  scan: z.enum(SCAN_STATES).default('off'),
})

/**
 * Notes in the database that the store holds a file; called in the transaction that refers to it. Of a picture a small version
 * is made afterwards; `photoFacts` asks to keep where and when it was taken.
 */
export async function registerFile(
  tx: WriteTx,
  stored: z.input<typeof storedFileInput>,
  now: string,
  { photoFacts = false }: { readonly photoFacts?: boolean | undefined } = {},
): Promise<void> {
  const { sha256, size, type, scan = 'off' } = stored
  await insertFile(tx, { sha256, size, type, scan }, now)
  if (isPicture(type)) await enqueue(tx, makeThumbnail, { sha256, photoFacts }, { singletonKey: sha256 })
}
