import { parseExpression } from 'feelin'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import type {
  CompiledExpression,
  Dictionary,
  ExpressionRefusal,
  ExpressionRefusalKind,
  Value,
  ValueKind,
} from './expression.ts'
import { FUNCTIONS } from './functions.ts'
import { arithmetic, comparison, conjunction, disjunction, isIn } from './operators.ts'

/** What is longer is not read by the people who must answer for it. */
const LONGEST = 2000
const DEEPEST = 60

/** A node of the tree that the parser gives. */
type SyntaxNode = ReturnType<typeof parseExpression>['topNode']

type Run = (values: Readonly<Record<string, Value | undefined>>) => Value

interface Part {
  readonly kind: ValueKind
  readonly run: Run
}

/** Thrown inside and caught at the door: a tree is walked to its leaves, and any of them may be wrong. */
class Wrong extends Error {
  readonly refusal: ExpressionRefusal
  constructor(
    kind: ExpressionRefusalKind,
    { from, to }: { readonly from: number; readonly to: number },
    message: Text,
  ) {
    super(message.en)
    this.refusal = { kind, message, from, to }
  }
}

/**
 * Makes an expression of FEEL ready against the names it may use. It can only compute: no clock, no patterns, no loops, no
 * functions of its own; what it needs is listed, and what it compares is of one kind.
 */
export function compileExpression(text: string, dictionary: Dictionary): Result<CompiledExpression, ExpressionRefusal> {
  if (text.length > LONGEST)
    return refuse<ExpressionRefusal>({
      kind: 'too_long',
      from: LONGEST,
      to: text.length,
      message: { es: 'La expresión pasa de 2000 letras.', en: 'The expression is longer than 2000 characters.' },
    })
  const known = Object.fromEntries(Object.keys(dictionary).map((name) => [name, 0]))
  const names = new Set<string>()
  try {
    const tree = parseExpression(text, known, undefined)
    const [root, ...more] = childrenOf(tree.topNode)
    if (root === undefined || more.length > 0) throw syntax(root ?? { from: 0, to: text.length })
    const part = compile({ text, dictionary, names, depth: 0 }, root)
    return ok({ text, kind: part.kind, names: [...names].sort(), evaluate: part.run })
  } catch (error) {
    if (error instanceof Wrong) return refuse(error.refusal)
    throw error
  }
}

interface Work {
  readonly text: string
  readonly dictionary: Dictionary
  readonly names: Set<string>
  readonly depth: number
}

function syntax(at: { readonly from: number; readonly to: number }): Wrong {
  return new Wrong('syntax', at, {
    es: 'Aquí la expresión no se entiende.',
    en: 'Here the expression is not understood.',
  })
}

function notAllowed(at: SyntaxNode, what: string): Wrong {
  return new Wrong('not_allowed', at, {
    es: `En una regla no se puede usar «${what}».`,
    en: `“${what}” cannot be used in a rule.`,
  })
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child)
  return children
}

function textOf({ text }: Work, { from, to }: SyntaxNode): string {
  return text.slice(from, to)
}

function compile(above: Work, node: SyntaxNode): Part {
  const work = { ...above, depth: above.depth + 1 }
  if (node.type.isError || work.depth > DEEPEST) throw syntax(node)
  const children = childrenOf(node)
  const broken = children.find((child) => child.type.isError)
  if (broken !== undefined) throw syntax(broken)
  switch (node.name) {
    case 'NumericLiteral':
      return number(work, node)
    case 'StringLiteral':
      return constant('text', JSON.parse(textOf(work, node)) as string)
    case 'BooleanLiteral':
      return constant('boolean', textOf(work, node) === 'true')
    case 'null':
      return constant('any', null)
    case 'VariableName':
      return name(work, node)
    case 'ParenthesizedExpression':
      return compile(work, only(node, children))
    case 'ArithmeticExpression':
      return arithmeticOf(work, node, children)
    case 'Comparison':
      return comparisonOf(work, node, children)
    case 'Conjunction':
    case 'Disjunction':
      return logic(work, node.name, children)
    case 'IfExpression':
      return condition(work, node, children)
    case 'List':
      return list(work, children)
    case 'FunctionInvocation':
      return call(work, node, children)
    case 'DateTimeLiteral':
      return date(work, node)
    default:
      throw notAllowed(node, textOf(work, node).slice(0, 40))
  }
}

function constant(kind: ValueKind, value: Value): Part {
  return { kind, run: () => value }
}

function number(work: Work, node: SyntaxNode): Part {
  const value = Number(textOf(work, node).replaceAll(' ', ''))
  if (!Number.isFinite(value)) throw syntax(node)
  return constant('number', value)
}

function name(work: Work, node: SyntaxNode): Part {
  const said = textOf(work, node)
  const kind = Object.hasOwn(work.dictionary, said) ? work.dictionary[said] : undefined
  if (kind === undefined)
    throw new Wrong('unknown_name', node, {
      es: `No hay ningún dato que se llame «${said}».`,
      en: `There is no datum called “${said}”.`,
    })
  work.names.add(said)
  return { kind, run: (values) => values[said] ?? null }
}

/** The one child that is not a sign. */
function only(node: SyntaxNode, children: readonly SyntaxNode[]): SyntaxNode {
  const [first, ...rest] = children.filter(({ name: kind }) => /^[A-Z]|^null$/.test(kind))
  if (first === undefined || rest.length > 0) throw syntax(node)
  return first
}

function need(part: Part, kind: ValueKind, node: SyntaxNode): void {
  if (part.kind === kind || part.kind === 'any' || kind === 'any') return
  throw new Wrong('wrong_kind', node, {
    es: `Aquí hace falta ${KIND_WORDS[kind].es} y hay ${KIND_WORDS[part.kind].es}.`,
    en: `Here ${KIND_WORDS[kind].en} is needed, and there is ${KIND_WORDS[part.kind].en}.`,
  })
}

const KIND_WORDS: Readonly<Record<ValueKind, { readonly es: string; readonly en: string }>> = {
  number: { es: 'un número', en: 'a number' },
  text: { es: 'un texto', en: 'a text' },
  boolean: { es: 'un sí o no', en: 'a yes or no' },
  date: { es: 'una fecha', en: 'a date' },
  list: { es: 'una lista', en: 'a list' },
  any: { es: 'cualquier cosa', en: 'anything' },
}

function arithmeticOf(work: Work, node: SyntaxNode, children: readonly SyntaxNode[]): Part {
  const [first, second, third] = children
  if (first?.name === 'ArithOp' && second !== undefined && third === undefined) {
    const { run, ...part } = compile(work, second)
    need({ ...part, run }, 'number', second)
    const sign = textOf(work, first) === '-' ? -1 : 1
    return { kind: 'number', run: (values) => timesSign(run(values), sign) }
  }
  if (first === undefined || second === undefined || third === undefined) throw syntax(node)
  const [left, right] = [compile(work, first), compile(work, third)]
  need(left, 'number', first)
  need(right, 'number', third)
  const apply = arithmetic(textOf(work, second))
  if (apply === undefined) throw notAllowed(second, textOf(work, second))
  return { kind: 'number', run: (values) => apply(left.run(values), right.run(values)) }
}

function timesSign(value: Value, sign: number): Value {
  return typeof value === 'number' ? sign * value : null
}

function comparisonOf(work: Work, node: SyntaxNode, children: readonly SyntaxNode[]): Part {
  const [first, sign, ...rest] = children
  if (first === undefined || sign === undefined) throw syntax(node)
  const left = compile(work, first)
  if (sign.name === 'between') {
    const [low, , high] = rest
    if (low === undefined || high === undefined) throw syntax(node)
    return between(left, { node: low, ...compile(work, low) }, { node: high, ...compile(work, high) })
  }
  if (sign.name === 'in') return membership(work, node, left, rest)
  const [second] = rest
  const apply = comparison(textOf(work, sign))
  if (second === undefined || apply === undefined) throw syntax(node)
  const right = compile(work, second)
  need(right, left.kind, second)
  // `levels = null` asks whether there is an answer; of an answer that is not there, nothing else can be told.
  const asksForNull = first.name === 'null' || second.name === 'null'
  return {
    kind: 'boolean',
    run(values) {
      const [a, b] = [left.run(values), right.run(values)]
      return !asksForNull && (a === null || b === null) ? null : apply(a, b)
    },
  }
}

type Edge = Part & { readonly node: SyntaxNode }

function between(value: Part, low: Edge, high: Edge): Part {
  need(low, value.kind, low.node)
  need(high, value.kind, high.node)
  const [least, most] = [comparison('>='), comparison('<=')]
  return {
    kind: 'boolean',
    run(values) {
      const middle = value.run(values)
      return conjunction(least?.(middle, low.run(values)) ?? null, most?.(middle, high.run(values)) ?? null)
    },
  }
}

/**
 * `use in ["a", "b"]`, `storeys in [1..5]`. The grammar takes what follows, `and` included, into the list: who means that writes
 * parentheses, so that nobody reads it otherwise.
 */
function membership(work: Work, node: SyntaxNode, left: Part, rest: readonly SyntaxNode[]): Part {
  let at = rest[0]
  while (at?.name === 'PositiveUnaryTest' || at?.name === 'SimplePositiveUnaryTest') {
    const inner = childrenOf(at)
    if (inner.length !== 1) throw notAllowed(at, textOf(work, at).slice(0, 40))
    at = inner[0]
  }
  if (at === undefined || rest.length > 1) throw syntax(node)
  if (at.name === 'Interval') return interval(work, at, left)
  if (at.name !== 'List' && at.name !== 'VariableName')
    throw new Wrong('syntax', at, {
      es: 'Después de «in» va una lista o un intervalo; ponga paréntesis alrededor de la comparación.',
      en: 'A list or an interval comes after “in”; put parentheses around the comparison.',
    })
  const right = compile(work, at)
  need(right, 'list', at)
  return { kind: 'boolean', run: (values) => isIn(left.run(values), right.run(values)) }
}

function interval(work: Work, node: SyntaxNode, value: Part): Part {
  const edges = childrenOf(node).filter(({ name: kind }) => /^[A-Z]/.test(kind))
  const [low, high] = edges
  const said = textOf(work, node)
  if (low === undefined || high === undefined || edges.length > 2 || !said.startsWith('[') || !said.endsWith(']'))
    throw notAllowed(node, said.slice(0, 40))
  return between(value, { node: low, ...compile(work, low) }, { node: high, ...compile(work, high) })
}

function logic(work: Work, kind: 'Conjunction' | 'Disjunction', children: readonly SyntaxNode[]): Part {
  const parts = children
    .filter(({ name: sign }) => sign !== 'and' && sign !== 'or')
    .map((child) => {
      const part = compile(work, child)
      need(part, 'boolean', child)
      return part.run
    })
  const fold = kind === 'Conjunction' ? conjunction : disjunction
  return { kind: 'boolean', run: (values) => parts.map((run) => run(values)).reduce(fold) }
}

/** What cannot be told decides nothing: neither branch is taken (FEEL itself would take the else). */
function condition(work: Work, node: SyntaxNode, children: readonly SyntaxNode[]): Part {
  const [test, yes, no] = children.filter(({ name: sign }) => !['if', 'then', 'else'].includes(sign))
  if (test === undefined || yes === undefined || no === undefined) throw syntax(node)
  const [asks, one, other] = [compile(work, test), compile(work, yes), compile(work, no)]
  need(asks, 'boolean', test)
  if (one.kind !== 'any') need(other, one.kind, no)
  return {
    kind: one.kind === 'any' ? other.kind : one.kind,
    run(values) {
      const answer = asks.run(values)
      if (answer === null) return null
      return answer === true ? one.run(values) : other.run(values)
    },
  }
}

function list(work: Work, children: readonly SyntaxNode[]): Part {
  const parts = children.filter(({ name: sign }) => /^[A-Z]|^null$/.test(sign)).map((child) => compile(work, child).run)
  return { kind: 'list', run: (values) => parts.map((run) => run(values)) }
}

function call(work: Work, node: SyntaxNode, children: readonly SyntaxNode[]): Part {
  const [callee] = children
  const given = children.find(({ name: kind }) => kind === 'PositionalParameters')
  if (callee === undefined) throw syntax(node)
  const said = textOf(work, callee)
  const known = Object.hasOwn(FUNCTIONS, said) ? FUNCTIONS[said] : undefined
  if (known === undefined)
    throw new Wrong('unknown_function', callee, {
      es: `En una regla no se puede llamar a «${said}».`,
      en: `“${said}” cannot be called in a rule.`,
    })
  const args = given === undefined ? [] : childrenOf(given).map((child) => ({ child, part: compile(work, child) }))
  const { takes, many = false } = known
  if (args.length < takes.length || (!many && args.length > takes.length))
    throw new Wrong('wrong_kind', node, {
      es: `«${said}» necesita ${takes.length} valores.`,
      en: `“${said}” needs ${takes.length} values.`,
    })
  for (const [index, { child, part }] of args.entries()) need(part, takes[index] ?? takes.at(-1) ?? 'any', child)
  return { kind: known.gives, run: (values) => known.run(args.map(({ part }) => part.run(values))) }
}

/** `date("2019-04-21")`, written out: a rule never makes one from parts. */
function date(work: Work, node: SyntaxNode): Part {
  const match = /^date\(\s*"(\d{4}-\d{2}-\d{2})"\s*\)$/.exec(textOf(work, node))
  if (match?.[1] === undefined) throw notAllowed(node, textOf(work, node).slice(0, 40))
  return constant('date', match[1])
}
