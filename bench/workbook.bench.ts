/**
 * Reading a workbook of 50,000 rows × 15 columns: ours, with fills, formulas, numbers and comments, against the bare
 * read of the spreadsheet library (open + all texts of the sheet), in the same run on the same file. Each is measured
 * in a process of its own, so that its memory is its own. `node bench/workbook.bench.ts [rows]`
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { init } from 'excelize-wasm'
import { closeWorkbookWorkers, readWorkbook } from '../platform/documents/workbook.ts'

const COLUMNS = 15
const wasm = fileURLToPath(import.meta.resolve('excelize-wasm/excelize.wasm.gz'))

export interface WorkbookReading {
  readonly seconds: number
  /** Largest memory of the process, in megabytes. */
  readonly megabytes: number
  readonly cells: number
  /** Longest time the thread that serves people was held, in milliseconds; the library has no other thread. */
  readonly longestPause: number
}

const readers: Record<string, (bytes: Uint8Array) => Promise<number>> = {
  async ours(bytes) {
    const result = await readWorkbook(bytes)
    await closeWorkbookWorkers()
    if (!result.ok) throw new Error(result.refusal.message.en)
    return result.value.sheets[0]?.cells.length ?? 0
  },
  async library(bytes) {
    const { OpenReader } = await init(wasm)
    const { result } = OpenReader(bytes).GetRows('Sheet1')
    return result.reduce((sum, row) => sum + row.length, 0)
  },
}

async function measure(reader: string, file: string): Promise<WorkbookReading> {
  const read = readers[reader]
  if (!read) throw new Error(`no reader ${reader}`)
  const bytes = new Uint8Array(readFileSync(file))
  let longestPause = 0
  let last = performance.now()
  const watch = setInterval(() => {
    const now = performance.now()
    longestPause = Math.max(longestPause, now - last)
    last = now
  }, 5)
  const start = performance.now()
  const cells = await read(bytes)
  const seconds = (performance.now() - start) / 1000
  await new Promise((resolve) => setTimeout(resolve, 10))
  clearInterval(watch)
  return { seconds, megabytes: process.resourceUsage().maxRSS / 1000, cells, longestPause }
}

async function makeFile(rows: number, file: string): Promise<void> {
  const { NewFile } = await init(wasm)
  const book = NewFile()
  const { style } = book.NewStyle({ Fill: { Type: 'pattern', Pattern: 1, Color: ['2B3A85'] } })
  for (let row = 1; row <= rows; row += 1) {
    const cells = Array.from({ length: COLUMNS }, (_, column) =>
      column < 3 ? `Actividad ${row % 997} de la columna ${column}` : column % 2 === 0 ? 'X' : (row * column) / 8,
    )
    book.SetSheetRow('Sheet1', `A${row}`, cells)
  }
  book.SetCellStyle('Sheet1', 'E1', `E${rows}`, style)
  writeFileSync(file, book.WriteToBuffer().buffer as unknown as Uint8Array)
}

/** Both readings of one file, each in its own process. */
export async function compareReadings(rows: number): Promise<Record<'ours' | 'library', WorkbookReading>> {
  const folder = mkdtempSync(join(tmpdir(), 'trama-bench-'))
  try {
    const file = join(folder, 'plan.xlsx')
    await makeFile(rows, file)
    const run = (reader: string): WorkbookReading =>
      JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--read', reader, file]).toString())
    return { ours: run('ours'), library: run('library') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [first, reader = '', file = ''] = process.argv.slice(2)
  if (first === '--read') process.stdout.write(JSON.stringify(await measure(reader, file)))
  else {
    const rows = Number(first ?? 50_000)
    const { ours, library } = await compareReadings(rows)
    const line = (name: string, { seconds, megabytes, cells, longestPause }: WorkbookReading) =>
      `${name.padEnd(24)} ${seconds.toFixed(2)} s  ${megabytes.toFixed(0)} MB  ${cells} cells  longest pause ${longestPause.toFixed(0)} ms`
    console.log(`Reading ${rows.toLocaleString('en')} rows × ${COLUMNS}`)
    console.log(line('Trama', ours))
    console.log(line('excelize, bare read', library))
    console.log(
      `ratio ${(ours.seconds / library.seconds).toFixed(2)} of its time, ${(ours.megabytes / library.megabytes).toFixed(2)} of its memory`,
    )
  }
}
