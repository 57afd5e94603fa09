import { parseArgs } from 'node:util'
import { isMissing } from '../../kernel/missing.ts'
import { type Locale, say, type Text } from '../../kernel/text.ts'
import type { CliCommand } from '../../platform/capability/manifest.ts'
import { findDefinition, findingLines, type IndexShell, readPrepared, readValuesFile } from './indices-command-files.ts'
import { type CheckedIndex, checkedIndices } from './indices-deployment.ts'
import { robustnessCommand } from './indices-robustness-command.ts'
import { placeAnswer } from './rules/indices/answer.ts'
import { computeIndex } from './rules/indices/compute.ts'
import { type PreparedIndex, prepareIndex } from './rules/indices/prepare.ts'
import type { PlaceValues } from './rules/indices/read-values.ts'
import { figure, operatorFormula, shown, stepsOf } from './rules/indices/steps.ts'
import type { IndexNode, IndexTree } from './rules/indices/tree.ts'

const COMPUTE_USAGE: Text = {
  es: 'Uso: npm run -s trama -- index compute DEFINICIÓN VALORES.json [--json]   (docs/indices.md dice qué se da y qué se responde)',
  en: 'Usage: npm run -s trama -- index compute DEFINITION VALUES.json [--json]   (docs/indices.md tells what is given and what is answered)',
}
const CHECK_USAGE: Text = {
  es: 'Uso: npm run -s trama -- index check [ARCHIVO]',
  en: 'Usage: npm run -s trama -- index check [FILE]',
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
  const index = await readPrepared(shell, named)
  if (index === undefined) return 1
  const places = await readValuesFile(shell, valuesName, index)
  if (places === undefined) return 1
  const computed = places.map((place) => ({ place, tree: computeIndex(index, place.values) }))
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
    const index = await readPrepared(shell, named)
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
      es: 'index list [ÍNDICE]                           índices de la implantación, o indicadores de uno',
      en: 'index list [INDEX]                            indices of the deployment, or the indicators of one',
    },
    run: listCommand,
  },
  {
    words: ['index', 'robustness'],
    usage: {
      es: 'index robustness DEFINICIÓN VALORES.json      cuánto depende el orden de los lugares de cómo se decidió el método',
      en: 'index robustness DEFINITION VALUES.json      how much the ranking of places depends on how the method was decided',
    },
    run: robustnessCommand,
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
