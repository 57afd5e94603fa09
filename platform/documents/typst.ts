import { isAbsolute, join } from 'node:path'
import type { Result } from '../../kernel/result.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { projectRoot } from '../root.ts'
import { drawableData } from './document-fonts.ts'
import { outcomeRefusal } from './reading-lane.ts'
import { type DocumentRefusal, templateFailed } from './refusals.ts'
import type { TypstDone, TypstRequest } from './typst-worker.ts'
import { WorkerLane } from './worker-lane.ts'

/** A Typst template: ours beside its room, or the institution's in its deployment. */
export interface DocumentTemplate {
  /** Absolute, or from the project's folder. The template can read nothing outside it. */
  readonly folder: string
  readonly file: string
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

const SECONDS = 60

const typstLane = new WorkerLane<TypstRequest, never, TypstDone>({
  script: 'platform/documents/typst-worker',
  idleMilliseconds: 60_000,
  heapMegabytes: 512,
  mostWaiting: 20,
})

/**
 * Makes an archival PDF (PDF/A-2b) of a template and its data. The data arrives in the template as values
 * (`json(bytes(sys.inputs.data))`), never as markup, so nothing that a person typed is executed. The same data and the
 * same `created` (an ISO instant) give the same bytes.
 */
export async function renderPdf(
  template: DocumentTemplate,
  data: JsonValue,
  { created, seconds = SECONDS }: { readonly created: string; readonly seconds?: number },
): Promise<Result<Uint8Array, DocumentRefusal>> {
  const { folder, file } = template
  const request: TypstRequest = {
    folder: isAbsolute(folder) ? folder : join(projectRoot, folder),
    file,
    data: JSON.stringify(drawableData(data)),
    created: Math.floor(Date.parse(created) / 1000),
  }
  const outcome = await typstLane.run(request, seconds * 1000)
  if (outcome.is === 'died') throw new Error(outcome.message)
  if (outcome.is !== 'done') return refuse(outcomeRefusal(outcome, seconds))
  if ('failed' in outcome.value) return refuse(templateFailed(outcome.value.failed))
  return ok(outcome.value.pdf)
}

export async function closeTypstWorker(): Promise<void> {
  await typstLane.close()
}
