import type { Refusal } from '../../kernel/result.ts'
import type { Ctx } from '../capability/context.ts'
import type { Runner } from '../capability/runner.ts'
import { uploadFieldName } from './field.ts'
import type { FileUse } from './file-use.ts'
import type { FileIntake, TakenFile } from './intake.ts'
import { noteInfected } from './note-infected.ts'
import type { Uploads } from './uploads.ts'

/** An upload that a form shown again offers once more, so that nobody sends a file twice because of another field. */
export interface KeptUpload {
  readonly id: string
  readonly name: string
  readonly size: number
}

export interface FormFiles {
  readonly files: readonly TakenFile[]
  /** Of those, the ones that came as uploads. */
  readonly kept: readonly KeptUpload[]
  readonly refusals: readonly Refusal[]
}

export interface FormFilesParts {
  readonly services: { readonly intake: FileIntake; readonly uploads: Uploads; readonly runner: Runner }
  readonly ctx: Ctx
  readonly address?: string | undefined
}

/** More files in one form than this are refused by the room; here only so that a form cannot ask for endless work. */
const MOST_FILES = 50

/**
 * The files of a form's field, however they came: inside the form, as browsers without script send them, or uploaded before
 * and named by it. Every one has passed the intake; those that did not are refusals.
 */
export async function takeFormFiles(
  { services, ctx, address }: FormFilesParts,
  form: FormData,
  use: FileUse,
  field: string,
): Promise<FormFiles> {
  const files: TakenFile[] = []
  const kept: KeptUpload[] = []
  const refusals: Refusal[] = []
  const ids = new Set(form.getAll(uploadFieldName(field)).filter((id) => typeof id === 'string'))
  for (const id of [...ids].slice(0, MOST_FILES)) {
    const claimed = await services.uploads.claim(ctx, use, id)
    if (!claimed.ok) refusals.push(claimed.refusal)
    else {
      files.push(claimed.value)
      kept.push({ id, name: claimed.value.name, size: claimed.value.size })
    }
  }
  for (const sent of form.getAll(field).slice(0, MOST_FILES)) {
    // A field without a file is sent as one without name and content.
    if (typeof sent === 'string' || (sent.name === '' && sent.size === 0)) continue
    const taken = await services.intake.take(use, { name: sent.name, body: bodyOf(sent), size: sent.size })
    if (taken.ok) files.push(taken.value)
    else {
      if (taken.refusal.kind === 'infected')
        await noteInfected(services.runner, ctx, use, taken.refusal, sent.name, address)
      refusals.push(taken.refusal)
    }
  }
  return { files, kept, refusals }
}

function bodyOf(file: File): AsyncIterable<Uint8Array> {
  return file.stream() as unknown as AsyncIterable<Uint8Array>
}
