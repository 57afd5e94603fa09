import { formatNumber } from '../../../../kernel/format.ts'
import { isMissing, type Maybe, type MissingReason } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { Aggregation, BetweenLimits, Operator, Transform } from './definition.ts'
import type { IndexNode, IndicatorNode, LevelNode } from './tree.ts'

/** As figures are shown: two decimals. Nothing is computed with it. */
export function shown(value: number): string {
  return formatNumber(value, { min: 2, max: 2 })
}

/** As the arithmetic is written out: up to four decimals. */
export function figure(value: number): string {
  return formatNumber(value, { max: Math.abs(value) < 0.01 && value !== 0 ? 8 : 4 })
}

export const MISSING_WORDS: Readonly<Record<MissingReason, Text>> = {
  not_collected: { es: 'no se recogió', en: 'was not collected' },
  not_applicable: { es: 'no aplica', en: 'does not apply' },
  suppressed: { es: 'reservado: se refiere a muy pocas personas', en: 'withheld: it is about too few people' },
  not_yet_due: { es: 'todavía no corresponde', en: 'is not yet due' },
  no_demand: { es: 'no hubo demanda', en: 'had no demand' },
  not_programmed: { es: 'no estaba programado', en: 'was not programmed' },
  not_reported: { es: 'no se informó', en: 'was not reported' },
  undefined_ratio: {
    es: 'la fórmula no tiene resultado para ese valor',
    en: 'the formula has no result for that value',
  },
  below_coverage: { es: 'la cobertura no alcanza', en: 'its coverage is too low' },
}

export const AGGREGATION_WORDS: Readonly<Record<Aggregation, Text>> = {
  arithmetic: { es: 'media aritmética', en: 'arithmetic mean' },
  geometric: { es: 'media geométrica', en: 'geometric mean' },
}

const same = (text: string): Text => ({ es: text, en: text })

function transformWords(transform: Transform, of: string): string {
  if (transform === 'identity') return of
  if (transform === 'ln') return `ln ${of}`
  const mark = transform.root === 2 ? '√' : transform.root === 3 ? '∛' : transform.root === 4 ? '∜' : undefined
  return mark === undefined ? `${of}^(1/${transform.root})` : `${mark}${of}`
}

/** The rule of an operator without any value: `100·(ln x − ln 714.64)/(ln 108,818.96 − ln 714.64)`. */
export function operatorFormula(operator: Operator, x = 'x', benchmark?: number): Text {
  if (operator.kind === 'as_is') return same(x)
  if ('low' in operator) return same(betweenFormula(operator, x))
  const star = benchmark ?? operator.benchmark
  const at = typeof star === 'number' ? figure(star) : 'x*'
  if (operator.kind === 'around') return same(`100·(1 − |${x} − ${at}|/${at})`)
  if (operator.kind === 'at_least') return { es: `100·${x}/${at}, hasta 100`, en: `100·${x}/${at}, at most 100` }
  return {
    es: `100 hasta ${at}; 0 desde 2·${at}; entre ambos 100·(2 − ${x}/${at})`,
    en: `100 up to ${at}; 0 from 2·${at} on; between them 100·(2 − ${x}/${at})`,
  }
}

function betweenFormula({ kind, transform, low, high, limits }: BetweenLimits, x: string): string {
  const limit = (value: number) =>
    limits === 'transformed'
      ? figure(value)
      : transformWords(transform, value < 0 ? `(${figure(value)})` : figure(value))
  const share = `100·(${transformWords(transform, x)} − ${limit(low)})/(${limit(high)} − ${limit(low)})`
  return kind === 'up' ? share : `100 − ${share}`
}

const amount = (value: number) => (value < 0 ? `(${figure(value)})` : figure(value))

/** What was done to come from the node's parts to its figure, one sentence a step; also why there is none. */
export function stepsOf(node: IndexNode): readonly Text[] {
  return node.kind === 'indicator' ? indicatorSteps(node) : levelSteps(node)
}

function indicatorSteps(node: IndicatorNode): readonly Text[] {
  const { term, raw, value, beyond, benchmark, benchmarkFrom = {}, lacks = [] } = node
  if (isMissing(raw)) return [noValue(raw.missing)]
  const { operator, possible } = term
  const against: Text[] = []
  if ('benchmark' in operator && typeof operator.benchmark === 'string') {
    const given = Object.entries(benchmarkFrom).map(([name, each]) => `${name} = ${figure(each)}`)
    const from = given.length === 0 ? '' : `; ${given.join(', ')}`
    against.push(
      benchmark === undefined
        ? {
            es: `La referencia sale de «${operator.benchmark}»${from}; falta: ${lacks.join(', ') || 'un resultado'}.`,
            en: `The benchmark comes from “${operator.benchmark}”${from}; lacking: ${lacks.join(', ') || 'a result'}.`,
          }
        : same(`x* = ${operator.benchmark}${from} → ${figure(benchmark)}`),
    )
  }
  if (isMissing(value)) {
    const outside = value.note === 'possible'
    const [from, to] = [possible?.from ?? '−∞', possible?.to ?? '∞']
    return [
      ...against,
      outside
        ? {
            es: `${amount(raw)} no puede ser: va de ${from} a ${to}. No se usa.`,
            en: `${amount(raw)} cannot be: it goes from ${from} to ${to}. It is not used.`,
          }
        : noValue(value.missing),
    ]
  }
  const formula = operatorFormula(operator, amount(raw), benchmark)
  const result = beyond === undefined ? ` = ${figure(value)}` : ''
  const line: Text = { es: `${formula.es}${result}`, en: `${formula.en ?? formula.es}${result}` }
  if (beyond === undefined) return [...against, line]
  return [
    ...against,
    line,
    beyond === 'low'
      ? { es: `Queda por debajo de la escala: 0.`, en: 'It lies below the scale: 0.' }
      : { es: `Queda por encima de la escala: 100.`, en: 'It lies above the scale: 100.' },
  ]
}

function noValue(reason: MissingReason): Text {
  const words = MISSING_WORDS[reason]
  return { es: `Sin dato: ${words.es}.`, en: `No value: it ${words.en}.` }
}

function levelSteps(node: LevelNode): readonly Text[] {
  const { children, coverage, level, value } = node
  const out = children.filter((child) => isMissing(child.value))
  const told = out.length === 0 ? [] : [leftOut(out, coverage.percent, !isMissing(value))]
  if (isMissing(value))
    return [
      ...told,
      {
        es: `No se calcula: la cobertura es ${figure(coverage.percent)} % y el método pide ${figure(coverage.minimum)} %.`,
        en: `Not computed: coverage is ${figure(coverage.percent)} % and the method asks for ${figure(coverage.minimum)} %.`,
      },
    ]
  const { aggregation } = level
  if (children.length === 1)
    return [{ es: `Lo único que reúne: ${figure(value)}`, en: `The only thing it gathers: ${figure(value)}` }]
  const means = (['arithmetic', 'geometric'] as const).map((kind): Text => {
    const read = (child: IndexNode) => (child.kind === 'level' && kind !== aggregation ? child[kind] : child.value)
    const all = kind === aggregation ? value : node[kind]
    const line = meanLine(kind, children, read, all)
    const [es, en] = [AGGREGATION_WORDS[kind].es, AGGREGATION_WORDS[kind].en ?? '']
    return kind === aggregation
      ? { es: `${es} (oficial): ${line}`, en: `${en} (official): ${line}` }
      : { es: `${es}, en todos los niveles: ${line}`, en: `${en}, on every level: ${line}` }
  })
  const [first, second] = means
  return [...told, ...(aggregation === 'arithmetic' ? [first, second] : [second, first])].filter(
    (each) => each !== undefined,
  )
}

/** `(61.2 + 70.1)/2 = 65.65`, and with weights `0.25·61.2 + 0.75·70.1 = 67.875`. */
function meanLine(
  kind: Aggregation,
  children: readonly IndexNode[],
  read: (child: IndexNode) => Maybe<number>,
  result: Maybe<number>,
): string {
  const parts = children.flatMap((child) => {
    const value = read(child)
    return child.used === 0 || isMissing(value) ? [] : [{ value, used: child.used }]
  })
  const [first] = parts
  if (first === undefined || isMissing(result)) return '—'
  if (parts.length === 1) return figure(result)
  const equal = parts.every(({ used }) => Math.abs(used - first.used) < 1e-12)
  const of = parts.map(({ value, used }) => {
    if (equal) return figure(value)
    return kind === 'arithmetic' ? `${figure(used)}·${figure(value)}` : `${figure(value)}^${figure(used)}`
  })
  const sum = of.join(kind === 'arithmetic' ? ' + ' : ' · ')
  const whole = !equal ? sum : kind === 'arithmetic' ? `(${sum})/${parts.length}` : `(${sum})^(1/${parts.length})`
  return `${whole} = ${figure(result)}`
}

function leftOut(out: readonly IndexNode[], percent: number, shared: boolean): Text {
  const names = (locale: 'es' | 'en') =>
    out
      .map(({ title, value }) => {
        const reason = isMissing(value) ? MISSING_WORDS[value.missing] : undefined
        const [said, why] = [title[locale] ?? title.es, reason?.[locale] ?? '']
        return locale === 'es' ? `«${said}» (${why})` : `“${said}” (${why})`
      })
      .join(', ')
  return {
    es: `Falta ${names('es')}${shared ? `: su peso se reparte entre lo demás y la cobertura baja a ${figure(percent)} %` : ''}.`,
    en: `Lacking ${names('en')}${shared ? `: its weight is shared by the rest and coverage falls to ${figure(percent)} %` : ''}.`,
  }
}
