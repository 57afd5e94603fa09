import { z } from 'zod'
import { newId } from '../../kernel/ids.ts'
import type { Command } from '../capability/command.ts'
import type { Ctx } from '../capability/context.ts'
import type { Runner } from '../capability/runner.ts'
import type { FileUse } from './file-use.ts'
import { NOTE_INFECTED } from './permissions.ts'
import type { FileRefusal } from './refusals.ts'

const input = z.object({ use: z.string(), name: z.string(), virus: z.string() })

/** Writes into the history that somebody sent something harmful. The file itself is gone by then. */
export const noteInfectedFile: Command<z.infer<typeof input>, null> = {
  id: 'files.note_infected',
  title: { es: 'Archivo rechazado por el antivirus', en: 'File refused by the antivirus' },
  input,
  permission: NOTE_INFECTED,
  async run(_tx, _ctx, { use, name, virus }) {
    return {
      ok: true,
      value: {
        output: null,
        changes: [{ kind: 'files.refused', id: newId(), label: name, after: { use, virus } }],
      },
    }
  },
}

export async function noteInfected(
  runner: Runner,
  ctx: Ctx,
  use: FileUse | undefined,
  refusal: FileRefusal,
  name: string,
  address: string | undefined,
): Promise<void> {
  const facts = { use: use?.id ?? '', name, virus: refusal.virus ?? '' }
  await runner.command(noteInfectedFile, ctx, facts, address === undefined ? {} : { address })
}
