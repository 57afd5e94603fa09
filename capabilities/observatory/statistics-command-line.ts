import { parseArgs } from 'node:util'
import { z } from 'zod'
import { isMissing } from '../../kernel/missing.ts'
import { say, type Text } from '../../kernel/text.ts'
import type { CliCommand } from '../../platform/capability/manifest.ts'
import { parseInWords, pathText } from '../../platform/packs/issues.ts'
import { type IndexShell, readNamed } from './indices-command-files.ts'
import { herfindahl, krugman, normalisedHerfindahl, shannon } from './rules/statistics/concentration.ts'
import { gini, theil } from './rules/statistics/inequality.ts'
import { landConsumption } from './rules/statistics/land-consumption.ts'
import { locationQuotient } from './rules/statistics/location-quotient.ts'
import { FEW_PLACES, localMoran, moran } from './rules/statistics/moran.ts'
import { shiftShare } from './rules/statistics/shift-share.ts'
import { contiguityWeights, distanceWeights, rowStandardised } from './rules/statistics/spatial-weights.ts'
import { ratioStudy } from './rules/statistics/valuation.ts'

const amount = z.number().min(-1e15).max(1e15)
const amounts = z.array(amount).max(100_000)
const point = z.strictObject({ x: amount, y: amount })

/** One statistic: what it is given, and what it answers: a value, a reason why there is none, or a refusal. */
interface Statistic {
  readonly name: string
  readonly title: Text
  /** What is given, by example. */
  readonly given: string
  answer(data: unknown): ReturnType<typeof wrong> | { readonly ok: true; readonly value: unknown }
}

interface Wrong {
  readonly ok: false
  readonly complaints: readonly { readonly place: string; readonly message: Text }[]
}

function wrong(complaints: Wrong['complaints']): Wrong {
  return { ok: false, complaints }
}

function statistic<T>(
  name: string,
  title: Text,
  given: string,
  schema: z.ZodType<T>,
  run: (data: T) => unknown,
): Statistic {
  return {
    name,
    title,
    given,
    answer(data) {
      const parsed = parseInWords(schema, data)
      if (parsed.ok) return { ok: true, value: run(parsed.value) }
      return wrong(parsed.complaints.map(({ at, message }) => ({ place: pathText(at), message })))
    },
  }
}

const list = z.strictObject({ values: amounts })

const STATISTICS: readonly Statistic[] = [
  statistic(
    'location-quotient',
    { es: 'Cociente de localización', en: 'Location quotient' },
    '{"activityHere":20,"allHere":100,"activityInArea":100,"allInArea":1000}',
    z.strictObject({ activityHere: amount, allHere: amount, activityInArea: amount, allInArea: amount }),
    locationQuotient,
  ),
  statistic(
    'shift-share',
    { es: 'Cambio y participación', en: 'Shift-share' },
    '[{"activity":"shops","before":50,"after":65,"areaBefore":600,"areaAfter":720}]',
    z.array(
      z.strictObject({ activity: z.string(), before: amount, after: amount, areaBefore: amount, areaAfter: amount }),
    ),
    shiftShare,
  ),
  statistic(
    'concentration',
    { es: 'Concentración: Herfindahl, normalizado, Shannon', en: 'Concentration: Herfindahl, normalised, Shannon' },
    '{"values":[60,40]}',
    list,
    ({ values }) => ({
      herfindahl: herfindahl(values),
      normalised: normalisedHerfindahl(values),
      shannon: shannon(values),
    }),
  ),
  statistic(
    'krugman',
    { es: 'Especialización de Krugman', en: 'Krugman specialisation' },
    '{"here":[60,40],"area":[10,10]}',
    z.strictObject({ here: amounts, area: amounts }),
    ({ here, area }) => krugman(here, area),
  ),
  statistic(
    'inequality',
    { es: 'Desigualdad: Gini y Theil', en: 'Inequality: Gini and Theil' },
    '{"values":[1,2,3]}',
    list,
    ({ values }) => ({ gini: gini(values), theil: theil(values) }),
  ),
  statistic(
    'moran',
    { es: 'Moran global y local', en: 'Moran, global and local' },
    '{"places":["a","b","c"],"values":[1,2,9],"neighbours":[["a","b"],["b","c"]],"permutations":999,"seed":"1"} (o/or "points":[{"x":0,"y":0},…],"within":1000)',
    z.strictObject({
      places: z.array(z.string()).max(5000),
      values: z.array(amount).max(5000),
      neighbours: z.array(z.tuple([z.string(), z.string()])).exactOptional(),
      points: z.array(point).max(5000).exactOptional(),
      within: amount.exactOptional(),
      standardised: z.boolean().default(true),
      permutations: z.int().min(0).max(9999).default(999),
      seed: z.string().default('1'),
    }),
    ({ places, values, neighbours = [], points, within = 0, standardised, permutations, seed }) => {
      const found = points === undefined ? contiguityWeights(places, neighbours) : undefined
      if (found?.ok === false) return found
      const weights = found?.value ?? distanceWeights(points ?? [], within)
      const used = standardised ? rowStandardised(weights) : weights
      const whole = moran(values, used, { permutations, seed })
      if (!whole.ok) return whole
      const local = localMoran(values, used, { permutations, seed })
      if (!local.ok) return local
      return {
        ...whole.value,
        fewPlaces: values.length < FEW_PLACES,
        local: local.value.map((each, at) => ({ place: places[at] ?? '', ...each })),
      }
    },
  ),
  statistic(
    'land-consumption',
    { es: 'Consumo de suelo frente a población, ODS 11.3.1', en: 'Land consumption against population, SDG 11.3.1' },
    '{"landBefore":100,"landAfter":120,"peopleBefore":1000,"peopleAfter":1100,"years":10}',
    z.strictObject({ landBefore: amount, landAfter: amount, peopleBefore: amount, peopleAfter: amount, years: amount }),
    landConsumption,
  ),
  statistic(
    'ratio-study',
    { es: 'Calidad de valuaciones: mediana, COD, PRD', en: 'Quality of valuations: median, COD, PRD' },
    '[{"value":160,"price":200}]',
    z.array(z.strictObject({ value: amount, price: amount })).max(100_000),
    ratioStudy,
  ),
]

const USAGE: Text = {
  es: 'Uso: npm run -s trama -- statistics NOMBRE DATOS.json   (responde JSON)',
  en: 'Usage: npm run -s trama -- statistics NAME DATA.json   (answers JSON)',
}

/** A refusal inside of an answer: its message, for the error stream. */
function refusalIn(value: unknown): Text | undefined {
  if (typeof value !== 'object' || value === null || !('ok' in value) || value.ok !== false) return undefined
  return (value as unknown as { readonly refusal: { readonly message: Text } }).refusal.message
}

function valueIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'ok' in value && 'value' in value ? value.value : value
}

/** Without a name: the statistics there are and what each is given. Answers 1 where there is no figure. */
export async function statisticsCommand(shell: IndexShell, args: readonly string[]): Promise<number> {
  const { locale, out, err } = shell
  const named = readArgs(args)
  if (named !== undefined && named.length === 0) {
    for (const { name, title, given } of STATISTICS) out([name, say(title, locale), given].join('\t'))
    return 0
  }
  const [name, file, ...more] = named ?? []
  const found = STATISTICS.find((each) => each.name === name)
  if (found === undefined || file === undefined || more.length > 0) {
    err(say(USAGE, locale))
    err(STATISTICS.map((each) => each.name).join(', '))
    return 2
  }
  const text = await readNamed(shell, file)
  if (!text.ok) {
    err(say(text.refusal.message, locale))
    return 1
  }
  const data = parseJson(text.value)
  if (data === undefined) {
    err(say({ es: `${file} no es JSON.`, en: `${file} is no JSON.` }, locale))
    return 1
  }
  const answer = found.answer(data)
  if (!answer.ok) {
    for (const { place, message } of answer.complaints)
      err(`${file}${place === '' ? '' : ` ${place}`}: ${say(message, locale)}`)
    return 1
  }
  const refusal = refusalIn(answer.value)
  if (refusal !== undefined) {
    err(say(refusal, locale))
    return 1
  }
  const value = valueIn(answer.value)
  out(JSON.stringify({ format: 1, statistic: found.name, answer: value }, null, 2))
  return isMissing(value) ? 1 : 0
}

function readArgs(args: readonly string[]): readonly string[] | undefined {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' } } }).positionals
  } catch {
    return undefined
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const statisticsCommandLine: readonly CliCommand[] = [
  {
    words: ['statistics'],
    usage: {
      es: 'statistics [NOMBRE DATOS.json]                estadística territorial sobre datos dados; sin nombre, cuáles hay',
      en: 'statistics [NAME DATA.json]                  territorial statistics over given data; without a name, which there are',
    },
    run: statisticsCommand,
  },
]
