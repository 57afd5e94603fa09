import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Refusal } from '../../kernel/result.ts'
import { say, type Text } from '../../kernel/text.ts'
import type { CliCommand, CliShell } from '../../platform/capability/manifest.ts'
import { columnNamed, pastPreview, problemOf, recordPast } from './data/past-imports.ts'
import { type TakenPast, takePast } from './data/take-past.ts'
import { LARGEST_PAST_FILE, openPast } from './imports/open-past.ts'
import { guessColumns } from './rules/past/columns.ts'
import { PAST_FIELDS, type PastMapping, type PastReading, type PastTable } from './rules/past/past-case.ts'

const USAGE: Text = {
  es: `Uso: npm run -s trama -- import cases ARCHIVO --procedure CÓDIGO [--memo ARCHIVO.FPT] [--column CAMPO=ENCABEZADO]… [--encoding cp850] [--dry-run] [--json]\nCampos: ${PAST_FIELDS.join(', ')}.`,
  en: `Usage: npm run -s trama -- import cases FILE --procedure CODE [--memo FILE.FPT] [--column FIELD=HEADING]… [--encoding cp850] [--dry-run] [--json]\nFields: ${PAST_FIELDS.join(', ')}.`,
}

interface Asked {
  readonly file: string
  readonly procedure: string
  readonly memo: string | undefined
  readonly encoding: string | undefined
  readonly columns: readonly (readonly [field: string, heading: string])[]
  readonly dryRun: boolean
  readonly json: boolean
}

function ask(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        procedure: { type: 'string' },
        memo: { type: 'string' },
        encoding: { type: 'string' },
        column: { type: 'string', multiple: true, default: [] },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const [file] = positionals
    const { procedure } = values
    if (file === undefined || positionals.length > 1 || procedure === undefined) return undefined
    const columns = values.column.map((given) => {
      const [field = '', ...heading] = given.split('=')
      return [field.trim(), heading.join('=').trim()] as const
    })
    if (columns.some(([field, heading]) => !PAST_FIELDS.some((each) => each === field) || heading === ''))
      return undefined
    const { memo, encoding, json, 'dry-run': dryRun } = values
    return { file, procedure, memo, encoding, columns, dryRun, json }
  } catch {
    return undefined
  }
}

async function bytesOf(shell: CliShell, name: string): Promise<Uint8Array | Refusal> {
  const path = resolve(shell.folder, name)
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  )
  if (size === undefined)
    return { kind: 'no_file', message: { es: `No hay ningún archivo «${name}».`, en: `There is no file “${name}”.` } }
  // By its size alone: such a file is never taken into memory. What is one byte too long is refused with its sentence.
  return size > LARGEST_PAST_FILE ? new Uint8Array(LARGEST_PAST_FILE + 1) : new Uint8Array(await readFile(path))
}

/** The guessed columns, with those that were named in their place. */
function mappingOf({ headings }: PastTable, { columns }: Asked): PastMapping | Refusal {
  if (columns.length === 0) return guessColumns(headings)
  const chosen: Record<string, number> = {}
  for (const [field, heading] of columns) {
    const column = columnNamed(headings, heading)
    if (column === undefined) {
      const has = headings.join(', ')
      return {
        kind: 'no_column',
        message: {
          es: `El archivo no tiene ninguna columna «${heading}». Tiene: ${has}.`,
          en: `The file has no column “${heading}”. It has: ${has}.`,
        },
      }
    }
    chosen[field] = column
  }
  const named = new Set(Object.values(chosen))
  const guessed = Object.entries(guessColumns(headings)).filter(([, column]) => !named.has(column))
  return { ...Object.fromEntries(guessed), ...chosen }
}

async function importCases(shell: CliShell, args: readonly string[]): Promise<number> {
  const asked = ask(args)
  if (asked === undefined) {
    shell.err(say(USAGE, shell.locale))
    return 2
  }
  const fail = (refusal: Refusal) => {
    if (asked.json) shell.out(JSON.stringify({ refusal }, undefined, 2))
    const words = say(refusal.message, shell.locale)
    shell.err(refusal.address === undefined || words.includes(refusal.address) ? words : `${refusal.address}: ${words}`)
    return 1
  }
  const bytes = await bytesOf(shell, asked.file)
  if (!(bytes instanceof Uint8Array)) return fail(bytes)
  const memo = asked.memo === undefined ? undefined : await bytesOf(shell, asked.memo)
  if (memo !== undefined && !(memo instanceof Uint8Array)) return fail(memo)
  const name = basename(asked.file)
  const table = await openPast({ name, bytes, memo, encoding: asked.encoding })
  if (!table.ok) return fail(table.refusal)
  const mapping = mappingOf(table.value, asked)
  if ('kind' in mapping && 'message' in mapping) return fail(mapping as Refusal)
  const session = await shell.open()
  if (!session.ok) return fail(session.refusal)
  const { runner, ctx } = session.value
  const sha256 = createHash('sha256')
    .update(bytes)
    .update(memo ?? '')
    .digest('hex')
  const recorded = await runner.command(recordPast, ctx, {
    ...{ procedure: asked.procedure, name, sha256, table: table.value },
    ...(asked.columns.length === 0 ? {} : { mapping }),
  })
  if (!recorded.ok) return fail(recorded.refusal)
  const { importId } = recorded.value
  const preview = await runner.query(pastPreview, ctx, { id: importId })
  if (!preview.ok) return fail(preview.refusal)
  const { reading } = preview.value
  const fits = problemOf(reading)
  if (asked.dryRun || !fits.ok) {
    print(shell, asked, table.value, reading)
    return fits.ok ? 0 : asked.dryRun ? 3 : fail(fits.refusal)
  }
  const taken = await runner.command(takePast, ctx, { importId })
  if (!taken.ok) return fail(taken.refusal)
  print(shell, asked, table.value, reading, taken.value)
  return 0
}

function print(shell: CliShell, { json }: Asked, table: PastTable, reading: PastReading, taken?: TakenPast): void {
  const { cases, counts, problems, doubts, notPlaced } = reading
  if (json) {
    const { format, headings, notes } = table
    const report = { format, headings, notes, cases: cases.length, ...counts, problems, doubts, left: notPlaced, taken }
    shell.out(JSON.stringify(report, undefined, 2))
    return
  }
  const es = shell.locale === 'es'
  for (const note of table.notes) shell.out(say(note, shell.locale))
  shell.out(
    es
      ? `${cases.length} expedientes; ${counts.cells} celdas con algo: ${counts.inCases} en expedientes, ${counts.notPlaced} sin colocar.`
      : `${cases.length} cases; ${counts.cells} cells that hold something: ${counts.inCases} in cases, ${counts.notPlaced} not placed.`,
  )
  for (const { address, message } of problems) shell.out(`✗ ${address}: ${say(message, shell.locale)}`)
  for (const { address, message } of doubts) shell.out(`? ${address}: ${say(message, shell.locale)}`)
  for (const { address, text, why } of notPlaced) shell.out(`- ${address}: «${text}». ${say(why, shell.locale)}`)
  if (taken !== undefined)
    shell.out(
      es
        ? `Nuevos: ${taken.made}. Cambiados: ${taken.changed}. Iguales: ${taken.same}.`
        : `New: ${taken.made}. Changed: ${taken.changed}. The same: ${taken.same}.`,
    )
}

export const pastCommandLine: readonly CliCommand[] = [
  {
    words: ['import', 'cases'],
    usage: {
      es: 'import cases ARCHIVO --procedure CÓDIGO      incorpora expedientes anteriores (.csv, .xlsx, .dbf de FoxPro) [--dry-run] [--json]',
      en: 'import cases FILE --procedure CODE           takes over past cases (.csv, .xlsx, .dbf of FoxPro) [--dry-run] [--json]',
    },
    run: importCases,
  },
]
