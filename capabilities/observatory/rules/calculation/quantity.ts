/** A unit as powers of base units: `person/km2` is person¹ · km2⁻¹. */
export type Quantity = ReadonlyMap<string, number>

/** `person`, `t/person`, `USD*person/km2`, `1/day`, `1`; undefined for what is none. */
export function quantityOf(text: string): Quantity | undefined {
  const powers = new Map<string, number>()
  const pieces = text.trim().split(/([*/])/)
  let sign = 1
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) {
      sign = piece === '/' ? -1 : 1
      continue
    }
    const unit = piece.trim()
    if (unit === '1') continue
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(unit)) return undefined
    powers.set(unit, (powers.get(unit) ?? 0) + sign)
  }
  return new Map([...powers].filter(([, power]) => power !== 0))
}

/** As it is read aloud: `person · km2⁻¹` is written `person/km2`. */
export function quantityText(quantity: Quantity): string {
  const sorted = [...quantity].filter(([, power]) => power !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const repeat = (power: number) => Math.abs(Math.round(power))
  const above = sorted.filter(([, power]) => power > 0).flatMap(([unit, power]) => Array(repeat(power)).fill(unit))
  const below = sorted.filter(([, power]) => power < 0).flatMap(([unit, power]) => Array(repeat(power)).fill(unit))
  return `${above.length === 0 ? '1' : above.join('*')}${below.map((unit) => `/${unit}`).join('')}`
}

export function sameQuantity(one: Quantity, other: Quantity): boolean {
  return quantityText(one) === quantityText(other)
}

/** What a formula of numbers does with the units of its inputs. */
export type Dimension =
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'mixed'; readonly unit: string }

type Compute = (values: Readonly<Record<string, number>>) => number | undefined

/** Odd numbers apart from each other, so that two terms of different units do not meet by chance. */
const POINTS = [3.7, 11.3, 29.9, 0.83, 101.3, 7.07, 53.9, 0.41]
const SCALE = 2

/**
 * The unit of a formula, found without reading it: measured in a unit half as large, every figure in it doubles, and so must the
 * result, by a power that does not depend on the figures. People added to square kilometres do not scale so, and are found out.
 */
export function dimensionOf(inputs: Readonly<Record<string, Quantity>>, compute: Compute): Dimension {
  const names = Object.keys(inputs)
  const units = new Set(Object.values(inputs).flatMap((quantity) => [...quantity.keys()]))
  const powers = new Map<string, number>()
  for (const unit of [...units].sort()) {
    const found = new Set<number>()
    for (let turn = 0; turn < POINTS.length; turn += 1) {
      const base = pointOf(names, turn)
      const scaled = Object.fromEntries(
        names.map((name) => [name, (base[name] ?? 0) * SCALE ** (inputs[name]?.get(unit) ?? 0)]),
      )
      const [before, after] = [compute(base), compute(scaled)]
      if (before === undefined || after === undefined || before === 0) continue
      const power = Math.log2(Math.abs(after / before))
      found.add(Math.round(power * 1e6) / 1e6)
      if (Math.sign(before) !== Math.sign(after)) found.add(Number.NaN)
    }
    const [power, ...more] = [...found]
    if (power === undefined) continue
    if (more.length > 0 || !Number.isInteger(power)) return { kind: 'mixed', unit }
    if (power !== 0) powers.set(unit, power)
  }
  return { kind: 'quantity', quantity: powers }
}

function pointOf(names: readonly string[], turn: number): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name, index) => [name, POINTS[(index * 3 + turn) % POINTS.length] ?? 1]))
}
