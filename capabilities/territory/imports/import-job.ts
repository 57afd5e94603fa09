import { z } from 'zod'
import type { Id } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { Runner } from '../../../platform/capability/runner.ts'
import { defineJob } from '../../../platform/jobs/jobs.ts'
import { applyImport, giveBack } from '../data/apply-import.ts'
import { layerImportById, moveImport } from '../data/layer-import-store.ts'
import { chooseRepair, repairImport } from '../data/repair-import.ts'
import { dropStaged, stageImport } from '../data/stage-import.ts'
import { type ImportJob, type ImportWork, readAgain, startImport } from '../data/start-import.ts'
import { takeImport } from '../data/take-import.ts'
import type { ImportCounts } from '../model.ts'
import { REPAIRS } from '../rules/layers/check-terms.ts'
import { notRead } from './import-refusals.ts'
import { empty, type ImportParts, readImport } from './read-import.ts'

const HOURS = 3600
const ATTEMPTS = 3
const app = { role: 'trama_app' } as const

/** Reads, repairs or takes over what an import holds, as its state says. Run again after a crash it begins that step anew. */
export const workOnImport: ImportJob = defineJob<ImportWork>({
  id: 'territory.work_on_import',
  title: { es: 'Leer, reparar o incorporar el archivo de una capa', en: 'Read, repair or take over a layer’s file' },
  input: z.object({
    importId: z.uuid(),
    repair: z.object({ rule: z.string(), how: z.enum(REPAIRS) }).optional(),
  }),
  timeout: 6 * HOURS,
  retry: { attempts: ATTEMPTS },
  async run(ctx, work, { services, signal, progress, attempt }) {
    const { database, files, runner } = services
    const say = (counts: ImportCounts) =>
      counts.whole === undefined
        ? progress(counts.bytesRead, counts.bytesWhole)
        : progress(counts.done ?? 0, counts.whole)
    const parts = { database, files, now: ctx.now, signal, progress: say }
    try {
      await doImportWork(parts, runner, ctx, work)
    } catch (error) {
      // Nobody tries again: the person is told instead of waiting.
      if (attempt >= ATTEMPTS && !signal.aborted) await giveUp(parts, work)
      throw error
    }
  },
})

async function giveUp({ database, now }: ImportParts, { importId }: ImportWork): Promise<void> {
  const found = await database.read(app, (tx) => layerImportById(tx, importId))
  if (found === undefined) return
  const { message } = notRead(found.fileName)
  await database.write(app, async (tx) => {
    if (found.state === 'applying') await giveBack(tx, importId, message)
    else await moveImport(tx, importId, ['reading'], { state: 'refused', refusal: message, endedAt: now })
  })
  await dropStaged(database, importId)
}

/** What the job does; the command line does the same by itself. */
export async function doImportWork(
  parts: ImportParts,
  runner: Runner,
  ctx: Ctx,
  { importId, repair }: ImportWork,
): Promise<void> {
  const { database } = parts
  const found = await database.read(app, (tx) => layerImportById(tx, importId))
  if (found?.state === 'reading' && repair === undefined) await readImport(parts, importId)
  else if (found?.state === 'reading' && repair !== undefined) await repairImport(parts, importId, repair)
  else if (found?.state === 'applying') await takeOver(parts, runner, ctx, importId)
  const after = await database.read(app, (tx) => layerImportById(tx, importId))
  if (after?.state !== 'applied') await dropStaged(database, importId)
  if (after?.state === 'applied' || after?.state === 'cancelled') await empty(database, importId, 'features')
}

/** How often a file is compared anew because somebody changed the layer meanwhile. */
const TURNS = 3

async function takeOver(parts: ImportParts, runner: Runner, ctx: Ctx, importId: Id): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    const staged = await stageImport(parts, importId)
    if (staged === 'cancelled') return
    const done = staged.ok ? await runner.command(applyImport, ctx, { importId, plan: staged.value }) : staged
    if (done.ok) return
    const { refusal } = done
    if (refusal.kind === 'layer_moved' && turn < TURNS) continue
    await parts.database.write(app, (tx) => giveBack(tx, importId, refusal.message))
    return
  }
}

export const beginImport = startImport(workOnImport)
export const readImportAgain = readAgain(workOnImport)
export const repairOfImport = chooseRepair(workOnImport)
export const takeOfImport = takeImport(workOnImport)
