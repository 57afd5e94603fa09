import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isMissing } from '../../kernel/missing.ts'
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts'
import { type Locale, say, type Text } from '../../kernel/text.ts'
import type { CliCommand, CliShell } from '../../platform/capability/manifest.ts'
import { readFileText } from '../../platform/packs/read-file.ts'
import { type CheckedIndex, checkedIndex, checkedIndices } from './indices-deployment.ts'
import { placeAnswer } from './rules/indices/answer.ts'
import { computeIndex } from './rules/indices/compute.ts'
import { indexDefinitionSchema } from './rules/indices/definition-schema.ts'
import { type PreparedIndex, prepareIndex } from './rules/indices/prepare.ts'
import { type PlaceValues, readIndexValues } from './rules/indices/read-values.ts'
import { figure, operatorFormula, shown, stepsOf } from './rules/indices/steps.ts'
import type { IndexNode, IndexTree } from './rules/indices/tree.ts'

export type IndexShell = Pick<CliShell, 'locale' | 'folder' | 'pack' | 'out' | 'err'>

const COMPUTE_USAGE: Text = {
  es: 'Uso: npm run -s trama -- index compute DEFINICIÓN VALORES.json [--json]   (docs/indices.md dice qué se da y qué se responde)',
  en: 'Usage: npm run -s trama -- index compute DEFINITION VALUES.json [--json]   (docs/indices.md tells what is given and what is answered)',
}
const CHECK_USAGE: Text = {
  es: 'Uso: npm run -s trama -- index check [ARCHIVO]',
  en: 'Usage: npm run -s trama -- index check [FILE]',
}
const MOST_BYTES = 8_000_000

async function readNamed({ folder }: IndexShell, name: string): Promise<Result<string, Refusal>> {
  const path = resolve(folder, name)
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  )
  if (size === undefined)
    return refuse({
      kind: 'no_file',
      message: { es: `No se encuentra el archivo ${name}.`, en: `The file ${name} cannot be found.` },
    })
  if (size > MOST_BYTES)
    return refuse({
      kind: 'too_large',
      message: { es: `El archivo ${name} pasa de 8 MB.`, en: `The file ${name} is larger than 8 MB.` },
    })
  return ok(await readFile(path, 'utf8'))
}

interface Refused {
  readonly lines: readonly string[]
}

/** A definition by its code in the deployment, or by the path of a YAML or JSON file. */
async function findDefinition(
  shell: IndexShell,
  named: string,
): Promise<{ readonly ok: true; readonly value: CheckedIndex } | ({ readonly ok: false } & Refused)> {
  const { locale } = shell
  const isCode = /^[a-z][a-z0-9-]*$/.test(named)
  if (isCode) {
    const known = checkedIndices(shell.pack)
    if (!known.ok) return { ok: false, lines: [say(known.refusal.message, locale)] }
    const found = known.value.find(({ definition }) => definition.code === named)
    if (found !== undefined) return { ok: true, value: found }
    const codes = known.value.map(({ definition }) => definition.code).join(', ') || '—'
    const words: Text = {
      es: `No hay ningún índice «${named}» en este despliegue. Los que hay: ${codes}. Un archivo se nombra por su ruta: ./mi-indice.yaml`,
      en: `There is no index “${named}” in this deployment. There are: ${codes}. A file is named by its path: ./my-index.yaml`,
    }
    return { ok: false, lines: [say(words, locale)] }
  }
  const text = await readNamed(shell, named)
  if (!text.ok) return { ok: false, lines: [say(text.refusal.message, locale)] }
  const read = readFileText(named, text.value, indexDefinitionSchema)
  if (read.ok) return { ok: true, value: checkedIndex(named, read.value, read.lineOf) }
  return {
    ok: false,
    lines: read.findings.map(({ line, path, message }) => {
      const where = [line === undefined ? named : `${named}:${line}`, path].filter((part) => part !== undefined)
      return `${where.join(' ')}: ${say(message, locale)}`
    }),
  }
}

function findingLines({ file, findings }: CheckedIndex, locale: Locale, only?: 'error'): readonly string[] {
  return findings
    .filter(({ severity }) => only === undefined || severity === only)
    .map(
      ({ severity, line, path, message }) =>
        `${severity === 'error' ? '✗' : '!'} ${line === undefined ? file : `${file}:${line}`} ${path}: ${say(message, locale)}`,
    )
}

async function prepared(shell: IndexShell, named: string): Promise<PreparedIndex | undefined> {
  const found = await findDefinition(shell, named)
  if (!found.ok) {
    for (const line of found.lines) shell.err(line)
    return undefined
  }
  const ready = prepareIndex(found.value.definition)
  if (ready.ok) return ready.value
  for (const line of findingLines(found.value, shell.locale, 'error')) shell.err(line)
  return undefined
}

/** Answers 1 where a place has no figure, 0 where all have one; what is computed is written in both cases. */
export async function computeCommand(shell: IndexShell, args: readonly string[]): Promise<number> {
  const { locale } = shell
  const given = readArgs(args)
  const [named, valuesName] = given?.positionals ?? []
  if (given === undefined || named === undefined || valuesName === undefined || given.positionals.length > 2) {
    shell.err(say(COMPUTE_USAGE, locale))
    return 2
  }
  const index = await prepared(shell, named)
  if (index === undefined) return 1
  const text = await readNamed(shell, valuesName)
  if (!text.ok) {
    shell.err(say(text.refusal.message, locale))
    return 1
  }
  const places = readIndexValues(text.value, index)
  if (!places.ok) {
    for (const { place, message } of places.refusal.complaints)
      shell.err(`${valuesName}${place === '' ? '' : ` ${place}`}: ${say(message, locale)}`)
    return 1
  }
  const computed = places.value.map((place) => ({ place, tree: computeIndex(index, place.values) }))
  if (given.json) shell.out(JSON.stringify(answerOf(index, computed), null, 2))
  else for (const each of computed) for (const line of linesOf(each, locale)) shell.out(line)
  let refused = 0
  for (const { place, tree } of computed) {
    if (tree.refusal === undefined) continue
    refused += 1
    shell.err(`${place.place === '' ? '' : `${place.place}: `}${say(tree.refusal.message, locale)}`)
  }
  return refused === 0 ? 0 : 1
}

function readArgs(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    return { json: values.json, positionals }
  } catch {
    return undefined
  }
}

interface Computed {
  readonly place: PlaceValues
  readonly tree: IndexTree
}

function answerOf({ definition }: PreparedIndex, computed: readonly Computed[]) {
  const { code, version, title, method, levels } = definition
  return {
    format: 1,
    definition: { code, version, title, method, levels },
    results: computed.map(({ place, tree }) => placeAnswer(place, tree)),
  }
}

function linesOf({ place, tree }: Computed, locale: Locale): readonly string[] {
  const { root, band } = tree
  const name = [place.place, place.period].filter((part) => part !== undefined && part !== '').join(', ')
  const value = isMissing(root.value) ? '—' : shown(root.value)
  const coverage = locale === 'es' ? 'cobertura' : 'coverage'
  return [
    `${name === '' ? '' : `${name}: `}${say(root.title, locale)} ${value}${band === undefined ? '' : ` (${say(band.title, locale)})`}, ${coverage} ${figure(root.coverage.percent)} % (${root.coverage.measured}/${root.coverage.of})`,
    ...treeLines(root, locale, 1),
  ]
}

function treeLines(node: IndexNode, locale: Locale, depth: number): readonly string[] {
  const pad = '  '.repeat(depth)
  const steps = stepsOf(node).map((step) => `${pad}  ${say(step, locale)}`)
  const value = isMissing(node.value) ? '—' : shown(node.value)
  const head = `${pad}${value.padStart(6)}  ${say(node.title, locale)}  × ${figure(node.used)}`
  if (node.kind === 'indicator') return [head, ...steps]
  return [head, ...steps, ...node.children.flatMap((child) => treeLines(child, locale, depth + 1))]
}

/** Without a code the indices of the deployment; with one its indicators, so that somebody can write the values. */
export async function listCommand(shell: IndexShell, args: readonly string[]): Promise<number> {
  const { locale } = shell
  const [named] = args
  if (named !== undefined) {
    const index = await prepared(shell, named)
    if (index === undefined) return 1
    const { auxiliaries } = index.definition
    for (const { code, title, unit, operator } of index.indicators)
      shell.out(
        [code, say(title, locale), say(unit, locale), operator.kind, say(operatorFormula(operator), locale)].join('\t'),
      )
    for (const { code, title, unit } of auxiliaries)
      shell.out([code, say(title, locale), say(unit, locale), '—', '—'].join('\t'))
    return 0
  }
  const known = checkedIndices(shell.pack)
  if (!known.ok) {
    shell.err(say(known.refusal.message, locale))
    return 1
  }
  for (const { definition } of known.value) {
    const ready = prepareIndex(definition)
    const count = ready.ok ? ready.value.indicators.length : '?'
    shell.out([definition.code, definition.version, say(definition.title, locale), String(count)].join('\t'))
  }
  return 0
}

/** Answers 1 where there is an error, 0 with or without warnings. */
export async function checkCommand(shell: IndexShell, args: readonly string[]): Promise<number> {
  const { locale } = shell
  const [named] = args
  if (args.length > 1) {
    shell.err(say(CHECK_USAGE, locale))
    return 2
  }
  const checked: CheckedIndex[] = []
  if (named === undefined) {
    const known = checkedIndices(shell.pack)
    if (!known.ok) {
      shell.err(say(known.refusal.message, locale))
      return 1
    }
    checked.push(...known.value)
  } else {
    const found = await findDefinition(shell, named)
    if (!found.ok) {
      for (const line of found.lines) shell.err(line)
      return 1
    }
    checked.push(found.value)
  }
  let errors = 0
  for (const each of checked) {
    const wrong = each.findings.filter(({ severity }) => severity === 'error').length
    errors += wrong
    const warnings = each.findings.length - wrong
    shell.out(
      locale === 'es'
        ? `${each.file}: ${each.definition.code} ${each.definition.version}, ${wrong} errores, ${warnings} avisos`
        : `${each.file}: ${each.definition.code} ${each.definition.version}, ${wrong} errors, ${warnings} warnings`,
    )
    for (const line of findingLines(each, locale)) shell.out(`  ${line}`)
  }
  return errors === 0 ? 0 : 1
}

export const indicesCommandLine: readonly CliCommand[] = [
  {
    words: ['index', 'compute'],
    usage: {
      es: 'index compute DEFINICIÓN VALORES.json [--json]  calcula un índice con todos sus niveles y su cobertura',
      en: 'index compute DEFINITION VALUES.json [--json]  computes an index with all its levels and its coverage',
    },
    run: computeCommand,
  },
  {
    words: ['index', 'list'],
    usage: {
      es: 'index list [ÍNDICE]                           índices del despliegue, o indicadores de uno',
      en: 'index list [INDEX]                            indices of the deployment, or the indicators of one',
    },
    run: listCommand,
  },
  {
    words: ['index', 'check'],
    usage: {
      es: 'index check [ARCHIVO]                         revisa definiciones de índices',
      en: 'index check [FILE]                            checks definitions of indices',
    },
    run: checkCommand,
  },
]
