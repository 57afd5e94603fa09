import type { Value } from './expression.ts'

type Two = (a: Value, b: Value) => Value

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '**': (a, b) => a ** b,
}

/** Of numbers only; what is not a finite number cannot be told. */
export function arithmetic(sign: string): Two | undefined {
  const apply = ARITHMETIC[sign]
  if (apply === undefined) return undefined
  return (a, b) => {
    if (typeof a !== 'number' || typeof b !== 'number') return null
    const result = apply(a, b)
    return Number.isFinite(result) ? result : null
  }
}

const ORDER: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** Equality can be asked of null itself (`levels = null`); order cannot be told of it. */
export function comparison(sign: string): Two | undefined {
  if (sign === '=') return equal
  if (sign === '!=') return (a, b) => !equal(a, b)
  const holds = ORDER[sign]
  if (holds === undefined) return undefined
  return (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return holds(a - b)
    if (typeof a === 'string' && typeof b === 'string') return holds(a < b ? -1 : a > b ? 1 : 0)
    return null
  }
}

function equal(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return (
      a.length === b.length && a.every((each, index) => equal(each as Value, (b as readonly Value[])[index] ?? null))
    )
  return a === b
}

/** Three-valued: false decides, else what cannot be told stays so (DMN 1.5, table 50). */
export function conjunction(a: Value, b: Value): Value {
  if (a === false || b === false) return false
  return a === true && b === true ? true : null
}

export function disjunction(a: Value, b: Value): Value {
  if (a === true || b === true) return true
  return a === false && b === false ? false : null
}

export function isIn(value: Value, list: Value): Value {
  if (value === null || !Array.isArray(list)) return null
  return (list as readonly Value[]).some((each) => equal(value, each))
}
