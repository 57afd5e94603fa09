import { z } from 'zod'
import type { Refusal } from '../../../../../kernel/result.ts'
import type { FileUse } from '../../../../../platform/files/file-use.ts'
import { type KeptUpload, takeFormFiles } from '../../../../../platform/files/form-files.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { tableOfFile, tableOfPaste } from '../../../imports/table-of-file.ts'
import { TABLE_WORDS } from './table-words.ts'

export const tableForm = z.object({ paste: z.string().max(900_000).optional() })

/** How the form is shown again: what was typed and sent is kept, with what was wrong. */
export interface TableAttempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly kept: readonly KeptUpload[]
}

export interface SentTable {
  readonly fileName: string
  /** Of the file; empty of what was pasted. */
  readonly sha256: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type TableOfForm =
  | { readonly ok: true; readonly table: SentTable; again(refusal: Refusal): TableAttempt }
  | { readonly ok: false; readonly again: TableAttempt }

const NO_TABLE: Refusal<'no_table'> = {
  kind: 'no_table',
  field: 'file',
  message: { es: 'Elija un archivo o pegue una tabla.', en: 'Choose a file or paste a table.' },
}

/** The table that a `TableForm` brought. */
export async function tableOfForm(c: WebContext, use: FileUse): Promise<TableOfForm> {
  const locale = c.get('locale')
  const services = c.get('services')
  const sent = await c.req.formData()
  const form = readForm(tableForm, sent, locale)
  const { typed } = form
  if (!form.ok) return { ok: false, again: { typed, errors: form.errors, kept: [] } }
  const parts = { services, ctx: c.get('ctx'), address: c.get('address') }
  const { files, kept, refusals } = await takeFormFiles(parts, sent, use, 'file')
  const again = (refusal: Refusal): TableAttempt => ({
    typed,
    kept,
    errors: [errorOfRefusal({ ...refusal, field: 'file' }, locale)],
  })
  const [refusal] = refusals
  if (refusal !== undefined) return { ok: false, again: again(refusal) }
  const [file] = files
  const bytes = file === undefined ? undefined : await services.files.read(file.sha256)
  const { paste } = form.value
  if (bytes === undefined && paste === undefined) return { ok: false, again: again(NO_TABLE) }
  const read = bytes === undefined ? tableOfPaste(paste ?? '') : await tableOfFile(bytes)
  if (!read.ok) return { ok: false, again: again(read.refusal) }
  const { headings, rows } = read.value
  const fileName = file?.name ?? TABLE_WORDS[locale].pasted
  return { ok: true, table: { fileName, sha256: file?.sha256 ?? '', headings, rows }, again }
}
