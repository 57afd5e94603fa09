import { parseArgs } from 'node:util'
import { say, type Text } from '../../kernel/text.ts'
import { type IndexShell, readPrepared, readValuesFile } from './indices-command-files.ts'
import { robustness } from './rules/indices/robustness.ts'
import { figure, shown } from './rules/indices/steps.ts'

const USAGE: Text = {
  es: 'Uso: npm run -s trama -- index robustness DEFINICIÓN VALORES.json [--runs N] [--seed TEXTO] [--json]',
  en: 'Usage: npm run -s trama -- index robustness DEFINITION VALUES.json [--runs N] [--seed TEXT] [--json]',
}

function readArgs(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        runs: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
      },
    })
    const [named, valuesName, ...more] = positionals
    if (named === undefined || valuesName === undefined || more.length > 0) return undefined
    return { ...values, runs: Number(values.runs), named, valuesName }
  } catch {
    return undefined
  }
}

/** How the ranking of the given places holds when weights, limits, means and transforms are decided otherwise. */
export async function robustnessCommand(shell: IndexShell, args: readonly string[]): Promise<number> {
  const { locale, out, err } = shell
  const given = readArgs(args)
  if (given === undefined) {
    err(say(USAGE, locale))
    return 2
  }
  const index = await readPrepared(shell, given.named)
  if (index === undefined) return 1
  const places = await readValuesFile(shell, given.valuesName, index)
  if (places === undefined) return 1
  const result = robustness(index, places, { runs: given.runs, seed: given.seed })
  if (!result.ok) {
    err(say(result.refusal.message, locale))
    return 1
  }
  const { value } = result
  if (given.json) {
    const { code, version } = index.definition
    out(JSON.stringify({ format: 1, definition: { code, version }, ...value }, null, 2))
    return 0
  }
  const es = locale === 'es'
  out(
    es
      ? `${value.runs} corridas, semilla ${value.seed}: en promedio cada lugar se mueve ${shown(value.meanShift)} puestos`
      : `${value.runs} runs, seed ${value.seed}: on average each place moves ${shown(value.meanShift)} ranks`,
  )
  for (const { place, value: score, rank, median, from, to } of value.places.toSorted((a, b) => a.rank - b.rank))
    out(
      `${String(rank).padStart(4)}  ${shown(score).padStart(6)}  ${place}  ${es ? 'mediana' : 'median'} ${figure(median)}, 90 %: ${figure(from)}–${figure(to)}`,
    )
  for (const place of value.unranked) out(`   —  ${place}`)
  for (const { title, shift, change } of value.sensitivity)
    out(
      es
        ? `${say(title, locale)}: ${shown(shift)} puestos, ${shown(change)} puntos`
        : `${say(title, locale)}: ${shown(shift)} ranks, ${shown(change)} points`,
    )
  return 0
}
