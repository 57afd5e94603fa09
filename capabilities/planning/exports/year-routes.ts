import { createHash } from 'node:crypto'
import type { Refusal, Result } from '../../../kernel/result.ts'
import { writeWorkbook } from '../../../platform/documents/workbook.ts'
import { refusalPage, troublePage } from '../../../platform/web/answers.tsx'
import type { WebContext } from '../../../platform/web/page.tsx'
import type { Route } from '../../../platform/web/route.ts'
import { READ_PUBLIC } from '../permissions.ts'
import { controlWorkbookSpec } from './control-workbook.ts'
import type { OpenTable } from './open-table.ts'
import { OPEN_TABLES, tableCsv, tableJson } from './open-tables.ts'
import { type FileFormat, sendFile } from './send-file.ts'
import { type YearExport, yearAsked } from './year-export.ts'

/** A file of a year or of one unit in it. */
interface YearFile {
  /** What it is called in the address and, with year and unit, on the reader's disk. */
  readonly name: string
  readonly format: FileFormat
  /** The same for everybody, and for pages of others: what is published. */
  readonly published?: boolean
  make(input: YearExport, c: WebContext): Promise<Result<Uint8Array | string, Refusal>>
}

const CONTROL: YearFile = {
  name: 'control',
  format: 'xlsx',
  make: (input) => writeWorkbook(controlWorkbookSpec(input)),
}

/** Tables are for programs and for who keeps them: everybody is given what is published, whoever asks. */
function tableFiles(table: OpenTable): readonly YearFile[] {
  const bomOf = (c: WebContext) => c.req.query('bom') !== '0'
  return [
    {
      name: table.name,
      format: 'csv',
      published: true,
      make: (input, c) => done(tableCsv(table, input, { bom: bomOf(c) })),
    },
    { name: table.name, format: 'json', published: true, make: (input) => done(tableJson(table, input)) },
  ]
}

function done(text: string): Promise<Result<string, Refusal>> {
  return Promise.resolve({ ok: true, value: text })
}

/** Whoever has the newest already is told so and gets nothing again. */
async function answerFile(c: WebContext, file: YearFile): Promise<Response> {
  const asked = await yearAsked(c, file.published === true)
  if (!asked.ok) return refusalPage(c, asked.refusal.kind === 'forbidden' ? 403 : 404, asked.refusal)
  const input = asked.value
  const key = [file.name, file.format, input.verification, input.locale, input.madeOn, input.madeBy ?? '', c.req.url]
  const etag = `"${createHash('sha256').update(key.join(' ')).digest('hex')}"`
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
  const made = await file.make(input, c)
  if (!made.ok) {
    if (made.refusal.kind !== 'busy') return refusalPage(c, 422, made.refusal)
    c.header('retry-after', '30')
    return troublePage(c, 503, 'busy')
  }
  const { answer, unitCode } = input
  const name = `${[file.name, unitCode, answer.plan.year, `al-${answer.cutOff}`].filter(Boolean).join('-')}.${file.format}`
  if (file.published === true) c.header('access-control-allow-origin', '*')
  return sendFile(c, { name, format: file.format, bytes: made.value, etag })
}

function routesOf(file: YearFile): readonly Route[] {
  return ['/planes/:year/', '/planes/:year/unidades/:unit/'].map((under) => ({
    method: 'GET',
    path: `${under}${file.name}.${file.format}`,
    permission: READ_PUBLIC,
    weight: 'export',
    handle: (c) => answerFile(c, file),
  }))
}

/** What a year and a unit leave the house as. Who has an account gets what staff may read, anybody else what is published. */
export const yearFileRoutes: readonly Route[] = [CONTROL, ...OPEN_TABLES.flatMap(tableFiles)].flatMap(routesOf)
