import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { formatNumber } from '../../kernel/format.ts'
import type { Id } from '../../kernel/ids.ts'
import { say, type Text } from '../../kernel/text.ts'
import type { CliCommand, CliSession, CliShell } from '../../platform/capability/manifest.ts'
import { type ImportAnswer, importQuery, layersQuery } from './data/layer-queries.ts'
import { beginImport, doImportWork, takeOfImport } from './imports/import-job.ts'
import type { ImportParts } from './imports/read-import.ts'
import { layerPaths } from './layers-paths.ts'
import { AUDIENCES, IMPORT_WAYS, type ImportCounts, type ImportStep, SHAPE_KINDS, type ShapeKind } from './model.ts'
import { SEVERITY } from './rules/layers/check-terms.ts'
import { titleOf } from './rules/layers/field-guess.ts'
import { counted, findingWords, RULE_NAMES } from './rules/layers/finding-words.ts'
import { codeOf } from './rules/layers/layer-texts.ts'

const WORDS = {
  wrongUsage: {
    es: 'Uso: npm run trama -- import layer ARCHIVO [--layer CÓDIGO] [--way new|replace|append|version] [--title TÍTULO] [--crs EPSG] [--table TABLA] [--encoding ALFABETO] [--audience public|staff|office] [--licence TEXTO] [--source TEXTO] [--covers] [--look]',
    en: 'Usage: npm run trama -- import layer FILE [--layer CODE] [--way new|replace|append|version] [--title TITLE] [--crs EPSG] [--table TABLE] [--encoding ALPHABET] [--audience public|staff|office] [--licence TEXT] [--source TEXT] [--covers] [--look]',
  },
  noFile: (name: string): Text => ({
    es: `No se encuentra el archivo «${name}».`,
    en: `The file “${name}” is not there.`,
  }),
  noLayer: (code: string): Text => ({ es: `No hay ninguna capa «${code}».`, en: `There is no layer “${code}”.` }),
  waits: (address: string): Text => ({
    es: `Queda por decidir en ${address}`,
    en: `It waits to be decided at ${address}`,
  }),
} as const

function ask(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        layer: { type: 'string' },
        way: { type: 'string' },
        title: { type: 'string' },
        crs: { type: 'string' },
        table: { type: 'string' },
        encoding: { type: 'string' },
        audience: { type: 'string', default: 'staff' },
        licence: { type: 'string' },
        source: { type: 'string' },
        covers: { type: 'boolean', default: false },
        look: { type: 'boolean', default: false },
      },
    })
    const [file] = positionals
    const way = IMPORT_WAYS.find((each) => each === (values.way ?? 'new'))
    const audience = AUDIENCES.find((each) => each === values.audience)
    const crs = values.crs === undefined ? undefined : Number(values.crs)
    if (file === undefined || positionals.length > 1 || way === undefined || audience === undefined) return undefined
    if (crs !== undefined && !Number.isInteger(crs)) return undefined
    return { ...values, file, way, audience, crs }
  } catch {
    return undefined
  }
}
type Asked = NonNullable<ReturnType<typeof ask>>

async function importLayer(shell: CliShell, args: readonly string[]): Promise<number> {
  const fail = (text: Text, code = 1) => {
    shell.err(say(text, shell.locale))
    return code
  }
  const asked = ask(args)
  if (asked === undefined) return fail(WORDS.wrongUsage, 2)
  const path = resolve(shell.folder, asked.file)
  const there = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
  if (!there) return fail(WORDS.noFile(asked.file))
  const session = await shell.open()
  if (!session.ok) return fail(session.refusal.message)
  const { runner, files, ctx } = session.value
  const layers = await runner.query(layersQuery, ctx, null)
  if (!layers.ok) return fail(layers.refusal.message)
  const layer = layers.value.layers.find((each) => each.code === asked.layer)
  if (asked.way !== 'new' && layer === undefined) return fail(WORDS.noLayer(asked.layer ?? ''))

  const draft = await files.receive(createReadStream(path) as AsyncIterable<Buffer>)
  if (draft === undefined) return fail(WORDS.noFile(asked.file))
  const stored = await draft.keep()
  const begun = await runner.command(beginImport, ctx, {
    file: { ...stored, name: basename(path) },
    way: asked.way,
    layerId: asked.way === 'new' ? undefined : layer?.id,
    crs: asked.crs,
    table: asked.table,
    encoding: asked.encoding,
    ...(asked.covers ? { covers: true } : {}),
    readHere: true,
  })
  if (!begun.ok) return fail(begun.refusal.message)
  const id = begun.value.importId
  await work(shell, session.value, id)
  const read = await runner.query(importQuery, ctx, { id })
  if (!read.ok) return fail(read.refusal.message)
  report(shell, read.value)
  const { found } = read.value
  if (found.state !== 'read') return found.state === 'asking' ? waits(shell, id) : 1
  if (asked.look) return waits(shell, id)
  const done = await take(session.value, asked, read.value, layer?.id)
  if (!done.ok) {
    shell.err(say(done.refusal.message, shell.locale))
    return waits(shell, id)
  }
  await work(shell, session.value, id)
  const after = await runner.query(importQuery, ctx, { id })
  if (!after.ok || after.value.found.state !== 'applied') {
    if (after.ok && after.value.found.refusal !== undefined) shell.err(say(after.value.found.refusal, shell.locale))
    return waits(shell, id)
  }
  const { layer: taken } = after.value
  const features = counted(taken?.featureCount ?? 0)
  const text: Text = {
    es: `Incorporado a «${taken?.code ?? ''}», que tiene ahora ${features.es}.`,
    en: `Taken into “${taken?.code ?? ''}”, which now holds ${features.en}.`,
  }
  shell.out(say(text, shell.locale))
  return 0
}

function waits(shell: CliShell, id: Id): number {
  shell.err(say(WORDS.waits(layerPaths.import(id)), shell.locale))
  return 3
}

const STEPS: Readonly<Record<ImportStep, Text>> = {
  read: { es: 'Leyendo', en: 'Reading' },
  check: { es: 'Revisando', en: 'Checking' },
  repair: { es: 'Reparando', en: 'Repairing' },
  apply: { es: 'Incorporando', en: 'Taking over' },
  change: { es: 'Cambiando la capa, de una vez', en: 'Changing the layer, all at once' },
}

/** Reads or applies here, telling how far it is whenever another tenth is done. */
async function work(shell: CliShell, { database, files, runner, ctx }: CliSession, importId: Id): Promise<void> {
  let told = ''
  const progress = async ({ step, bytesRead, bytesWhole, done, whole, read }: ImportCounts) => {
    const share = step === 'read' ? bytesRead / Math.max(1, bytesWhole) : (done ?? 0) / Math.max(1, whole ?? 1)
    const names = STEPS[step ?? 'check']
    const figure = step === 'change' ? '' : ` ${Math.floor(share * 10) * 10} %`
    const line = `${say(names, shell.locale)}${figure}`
    if (line === told) return
    told = line
    shell.out(`${line} (${formatNumber(read)})`)
  }
  const parts: ImportParts = { database, files, now: ctx.now, progress }
  await doImportWork(parts, runner, ctx, { importId })
}

function take({ runner, ctx }: CliSession, asked: Asked, { found }: ImportAnswer, layerId: Id | undefined) {
  const { kinds = { point: 0, line: 0, polygon: 0 }, fields = [] } = found.reading ?? {}
  const shapeKind = SHAPE_KINDS.reduce<ShapeKind>((most, kind) => (kinds[kind] > kinds[most] ? kind : most), 'polygon')
  const title = asked.title ?? titleOf(found.fileName.replace(/\.[^.]+$/, ''))
  const { audience, licence, source } = asked
  return runner.command(takeOfImport, ctx, {
    importId: found.id,
    expectedVersion: found.version,
    way: asked.way,
    shapeKind,
    fields: fields.map((field) => field.guess),
    ...(asked.way === 'new'
      ? { layer: { code: asked.layer ?? codeOf(title), title, audience, licence, source } }
      : { layerId }),
    workHere: true,
  })
}

/** What was read and found, in lines. */
function report({ out, locale }: CliShell, { found, findings, counts, crsName, rejects }: ImportAnswer): void {
  const { reading, refusal } = found
  if (refusal !== undefined) out(say(refusal, locale))
  const { read, rejected } = found.counts
  const totals: Text = {
    es: `${found.fileName}: ${formatNumber(read)} ${read === 1 ? 'leído' : 'leídos'}, ${formatNumber(rejected)} ${rejected === 1 ? 'rechazado' : 'rechazados'}`,
    en: `${found.fileName}: ${formatNumber(read)} read, ${formatNumber(rejected)} rejected`,
  }
  out(say(totals, locale))
  if (reading?.crs !== undefined) out(`${crsName ?? ''} (EPSG:${reading.crs.code})`)
  for (const note of reading?.notes ?? []) out(`· ${say(note, locale)}`)
  for (const reject of rejects) out(`✗ ${formatNumber(reject.row)}: ${say(reject.reason, locale)}`)
  for (const { rule, state, count } of counts) {
    if (state !== 'open') continue
    out(`${SEVERITY[rule] === 'error' ? '✗' : '!'} ${say(RULE_NAMES[rule], locale)}: ${formatNumber(count)}`)
    for (const finding of findings.filter((each) => each.rule === rule))
      out(`    ${say(findingWords(rule, finding.rows, finding.terms), locale)}`)
  }
}

export const layersCommandLine: readonly CliCommand[] = [
  {
    words: ['import', 'layer'],
    usage: {
      es: 'import layer ARCHIVO [--layer CÓDIGO] [--way …]   lee, revisa e incorpora el archivo de una capa [--look: solo leer]',
      en: 'import layer FILE [--layer CODE] [--way …]        reads, checks and takes a layer’s file [--look: read only]',
    },
    run: importLayer,
  },
]
