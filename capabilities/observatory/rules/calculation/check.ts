import type { Refusal } from '../../../../kernel/result.ts'
import type { SheetContent } from '../../model.ts'
import { type Formula, formulaOf, numberOf } from './formula.ts'
import { calculationGraph } from './graph.ts'
import { computedParts, hasPart } from './parts.ts'
import { dimensionOf, type Quantity, quantityOf, quantityText, sameQuantity } from './quantity.ts'

type Checked = Pick<SheetContent, 'quantity' | 'calculation' | 'aggregation' | 'periodicity' | 'breakdowns'>

/** What is wrong with the formulas of a catalogue, each with the indicator that it is said of. */
export interface CalculationFinding {
  readonly indicator: string
  readonly refusal: Refusal
}

/** Formulas that nobody could compute, or that add people to square kilometres, are refused before they are published. */
export function checkCalculations(sheets: ReadonlyMap<string, Checked>): readonly CalculationFinding[] {
  const calculations = new Map(
    [...sheets].flatMap(([code, { calculation }]) => (calculation === undefined ? [] : [[code, calculation] as const])),
  )
  const findings = [...calculations.keys()].flatMap((indicator) => {
    const refusal = checkOne(indicator, sheets)
    return refusal === undefined ? [] : [{ indicator, refusal }]
  })
  const { circle } = calculationGraph(calculations)
  return circle === undefined ? findings : [...findings, { indicator: circle[0] ?? '', refusal: inCircle(circle) }]
}

function checkOne(code: string, sheets: ReadonlyMap<string, Checked>): Refusal | undefined {
  const own = sheets.get(code)
  if (own?.calculation === undefined) return undefined
  const formula = formulaOf(own.calculation)
  if (!formula.ok) return formula.refusal
  const { inputs, parts } = formula.value
  const used = new Set(parts.flatMap(({ expression }) => expression.names))
  const quantities: Record<string, Quantity> = {}
  for (const { name, indicator, period, place, part } of inputs) {
    const sheet = sheets.get(indicator)
    if (sheet === undefined) return unknownSeries(indicator)
    if (!used.has(name)) return notUsed(name)
    if (part !== undefined && !hasPart(sheet.breakdowns, part)) return noPart(indicator, part)
    const lacking = part === undefined ? computedParts(own).find((each) => !hasPart(sheet.breakdowns, each)) : undefined
    if (lacking !== undefined) return notByParts(name, indicator, lacking)
    if (place === 'whole' && sheet.aggregation === 'none') return noWhole(indicator)
    const standing = sheet.periodicity === 'once' && period === 'latest'
    if (sheet.periodicity !== own.periodicity && !standing)
      return sheet.periodicity === 'once' ? measuredOnce(indicator) : otherPeriods(indicator)
    const quantity = sheet.quantity === undefined ? undefined : quantityOf(sheet.quantity)
    if (quantity === undefined) return noQuantity(indicator)
    quantities[name] = quantity
  }
  if (!inputs.some(({ period, place }) => period === 'same' && place === 'same')) return NO_DRIVER
  if (own.breakdowns.length > 0 && inputs.every(({ part }) => part !== undefined)) return NOTHING_BY_PARTS
  if (own.aggregation === 'ratio' && 'value' in own.calculation.formula) return NO_PARTS
  const said = own.quantity === undefined ? undefined : quantityOf(own.quantity)
  if (said === undefined) return noQuantity(code)
  return unitsOf(formula.value, quantities, said)
}

function unitsOf(
  { parts }: Formula,
  quantities: Readonly<Record<string, Quantity>>,
  said: Quantity,
): Refusal | undefined {
  for (const part of parts) {
    const own = Object.fromEntries(Object.entries(quantities).filter(([name]) => part.expression.names.includes(name)))
    const found = dimensionOf(own, (values) => numberOf(part, values))
    if (found.kind === 'mixed') return mixed(part.expression.text, found.unit)
  }
  const found = dimensionOf(quantities, (values) => {
    const [first, second] = parts.map((part) => numberOf(part, values))
    return second === undefined ? first : (first ?? 0) / second
  })
  if (found.kind === 'mixed') return mixed(parts.map(({ expression }) => expression.text).join(' / '), found.unit)
  return sameQuantity(found.quantity, said) ? undefined : otherUnit(quantityText(found.quantity), quantityText(said))
}

const refusal = (kind: string, es: string, en: string): Refusal => ({ kind, message: { es, en } })

const unknownSeries = (code: string) =>
  refusal(
    'unknown_series',
    `La fórmula usa «${code}», y el observatorio no tiene ese indicador.`,
    `The formula uses “${code}”, and the observatory has no such indicator.`,
  )
const noPart = (code: string, part: string) =>
  refusal(
    'no_part',
    `La fórmula usa «${code}, ${part}», y la ficha de ese indicador no tiene esa parte.`,
    `The formula uses “${code}, ${part}”, and the sheet of that indicator has no such part.`,
  )
const notByParts = (name: string, code: string, part: string) =>
  refusal(
    'not_by_parts',
    `Para calcular «${part}», la entrada «${name}» necesitaría esa parte de «${code}», y su ficha no la tiene: diga qué parte se usa siempre (por ejemplo «, total»), o quite el desglose.`,
    `To compute “${part}”, the input “${name}” would need that part of “${code}”, and its sheet has none: say which part is always used (“, total”, for example), or take the breakdown away.`,
  )
const notUsed = (name: string) =>
  refusal(
    'input_not_used',
    `La fórmula declara «${name}» y no lo usa.`,
    `The formula declares “${name}” and does not use it.`,
  )
const noWhole = (code: string) =>
  refusal(
    'no_whole',
    `La fórmula usa el conjunto de los lugares de «${code}», y ese indicador no se reúne.`,
    `The formula uses all places of “${code}” together, and that indicator is not put together.`,
  )
const otherPeriods = (code: string) =>
  refusal(
    'other_periods',
    `«${code}» tiene otra periodicidad: sus cifras no son de los mismos períodos.`,
    `“${code}” has another periodicity: its figures are not of the same periods.`,
  )
const measuredOnce = (code: string) =>
  refusal(
    'measured_once',
    `«${code}» se mide una sola vez: la fórmula debe leer su último dato.`,
    `“${code}” is measured once: the formula must read its newest figure.`,
  )
const noQuantity = (code: string) =>
  refusal(
    'no_quantity',
    `La ficha de «${code}» no dice su unidad como producto de unidades (por ejemplo person/km2), y así no se pueden comprobar las unidades de la fórmula.`,
    `The sheet of “${code}” does not say its unit as a product of units (person/km2, for example), and so the units of the formula cannot be checked.`,
  )
const NO_DRIVER = refusal(
  'no_own_period',
  'Alguna entrada de la fórmula debe ser del mismo lugar y del mismo período: de ella salen los períodos que se calculan.',
  'Some input of the formula must be of the same place and period: from it come the periods that are computed.',
)
const NOTHING_BY_PARTS = refusal(
  'nothing_by_parts',
  'La ficha tiene desgloses y todas las entradas de la fórmula dicen qué parte se usa siempre: cada parte daría la misma cifra.',
  'The sheet has breakdowns and every input of the formula says which part is always used: each part would give the same figure.',
)
const NO_PARTS = refusal(
  'no_parts',
  'El conjunto de este indicador es suma de numeradores entre suma de denominadores: la fórmula debe decir los dos.',
  'The whole of this indicator is the sum of numerators over the sum of denominators: the formula must say both.',
)
const mixed = (text: string, unit: string) =>
  refusal(
    'mixed_units',
    `«${text}» suma o compara cantidades de unidades distintas: cambia de forma desigual con «${unit}».`,
    `“${text}” adds or compares quantities of different units: it does not change evenly with “${unit}”.`,
  )
const otherUnit = (found: string, said: string) =>
  refusal(
    'other_unit',
    `La fórmula da «${found}» y la ficha dice «${said}».`,
    `The formula gives “${found}” and the sheet says “${said}”.`,
  )
const inCircle = (circle: readonly string[]) =>
  refusal(
    'circle',
    `Estos indicadores se calculan unos de otros en círculo: ${circle.join(' ← ')}.`,
    `These indicators are computed from each other in a circle: ${circle.join(' ← ')}.`,
  )
