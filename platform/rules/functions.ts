import type { Value, ValueKind } from './expression.ts'

/** A function of FEEL (DMN 1.5, 10.3.4) that rules may call. Anything that reads a clock or can run away is not here. */
export interface RuleFunction {
  readonly takes: readonly ValueKind[]
  /** The last kind may come any number of times. */
  readonly many?: boolean
  readonly gives: ValueKind
  run(args: readonly Value[]): Value
}

/** Lists that are longer are not what a form holds. */
const MOST = 10_000

function numbersOf(args: readonly Value[]): readonly number[] | undefined {
  const [first] = args
  const all = args.length === 1 && Array.isArray(first) ? (first as readonly Value[]) : args
  if (all.length > MOST) return undefined
  return all.every((each) => typeof each === 'number') ? all : undefined
}

function ofNumbers(fold: (numbers: readonly number[]) => number, ofNone: Value): RuleFunction {
  return {
    takes: ['any'],
    many: true,
    gives: 'number',
    run(args) {
      const numbers = numbersOf(args)
      if (numbers === undefined) return null
      return numbers.length === 0 ? ofNone : fold(numbers)
    },
  }
}

function ofTexts(gives: ValueKind, run: (a: string, b: string) => Value): RuleFunction {
  return {
    takes: ['text', 'text'],
    gives,
    run: ([a, b]) => (typeof a === 'string' && typeof b === 'string' ? run(a, b) : null),
  }
}

function ofNumber(run: (a: number) => number): RuleFunction {
  return { takes: ['number'], gives: 'number', run: ([a]) => (typeof a === 'number' ? run(a) : null) }
}

export const FUNCTIONS: Readonly<Record<string, RuleFunction>> = {
  not: { takes: ['boolean'], gives: 'boolean', run: ([a]) => (typeof a === 'boolean' ? !a : null) },
  sum: ofNumbers((numbers) => numbers.reduce((all, each) => all + each, 0), null),
  min: ofNumbers((numbers) => numbers.reduce((all, each) => Math.min(all, each)), null),
  max: ofNumbers((numbers) => numbers.reduce((all, each) => Math.max(all, each)), null),
  mean: ofNumbers((numbers) => numbers.reduce((all, each) => all + each, 0) / numbers.length, null),
  count: { takes: ['list'], gives: 'number', run: ([a]) => (Array.isArray(a) ? a.length : null) },
  abs: ofNumber(Math.abs),
  floor: ofNumber(Math.floor),
  ceiling: ofNumber(Math.ceil),
  contains: ofTexts('boolean', (a, b) => a.includes(b)),
  'starts with': ofTexts('boolean', (a, b) => a.startsWith(b)),
  'ends with': ofTexts('boolean', (a, b) => a.endsWith(b)),
  'string length': { takes: ['text'], gives: 'number', run: ([a]) => (typeof a === 'string' ? [...a].length : null) },
  'list contains': {
    takes: ['list', 'any'],
    gives: 'boolean',
    run: ([list, each]) =>
      Array.isArray(list) && each !== undefined ? (list as readonly Value[]).includes(each) : null,
  },
}
