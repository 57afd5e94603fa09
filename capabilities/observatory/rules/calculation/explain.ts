import { formatNumber } from '../../../../kernel/format.ts'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import { MISSING_WORDS } from '../indices/steps.ts'
import type { ComputedFigure } from './compute-cell.ts'
import type { Formula } from './formula.ts'

/** As arithmetic is written out: the whole number of digits that people can follow. */
export function plain(value: number): string {
  return formatNumber(value, { max: Math.abs(value) >= 1000 ? 2 : Math.abs(value) < 0.01 && value !== 0 ? 8 : 4 })
}

/** An expression with its names replaced and its signs as in a book: `people / area` → `Población / Superficie`. */
export function written(text: string, nameOf: (name: string) => string | undefined): string {
  return text.replaceAll(/"[^"]*"|[A-Za-z_][A-Za-z0-9_]*|\*\*|\*|-|\d+(?:\.\d+)?/g, (piece) => {
    if (piece.startsWith('"')) return piece
    if (piece === '*') return '×'
    if (piece === '-') return '−'
    if (/^\d/.test(piece)) return plain(Number(piece))
    return nameOf(piece) ?? piece
  })
}

const isSum = (text: string) => /[+-]/.test(text.trim().slice(1))
const bracketed = (text: string, written_: string) => (isSum(text) ? `(${written_})` : written_)

/** The whole formula in one line, with its factor; `names` says what stands in the place of each name. */
export function formulaLine({ parts }: Formula, factor: number, nameOf: (name: string) => string | undefined): string {
  const [first, second] = parts
  if (first === undefined) return ''
  const one = written(first.expression.text, nameOf)
  if (second === undefined) return one
  const above = bracketed(first.expression.text, one)
  const below = bracketed(second.expression.text, written(second.expression.text, nameOf))
  return `${factor === 1 ? '' : `${plain(factor)} × `}${above} / ${below}`
}

/** How one figure came about, in a sentence; or why there is none. `titles` names the inputs. */
export function arithmetic(
  formula: Formula,
  factor: number,
  computed: ComputedFigure,
  titles: ReadonlyMap<string, Text>,
): Text {
  const lacking = computed.inputs.find(({ value }) => isMissing(value))
  if (lacking !== undefined && isMissing(lacking.value)) {
    const title = titles.get(lacking.indicator)
    const why = MISSING_WORDS[lacking.value.missing]
    return {
      es: `No se calcula: «${title?.es ?? lacking.indicator}», ${lacking.period}: ${why.es}.`,
      en: `It is not computed: “${title?.en ?? title?.es ?? lacking.indicator}”, ${lacking.period}: ${why.en ?? why.es}.`,
    }
  }
  const values = new Map(computed.inputs.map(({ name, value }) => [name, amount(value)] as const))
  const line = formulaLine(formula, factor, (name) => values.get(name))
  if (isMissing(computed.value))
    return {
      es: `${line}: ${MISSING_WORDS[computed.value.missing].es}.`,
      en: `${line}: ${MISSING_WORDS[computed.value.missing].en}.`,
    }
  const same = `${line} = ${plain(computed.value)}`
  return { es: same, en: same }
}

function amount(value: Maybe<number>): string {
  if (isMissing(value)) return '—'
  return value < 0 ? `(${plain(value)})` : plain(value)
}
