import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import {
  type CompareOperator,
  type Corners,
  type Expression,
  SPAN_RELATIONS,
  SPATIAL_RELATIONS,
  type SpatialRelation,
  TEMPORAL_RELATIONS,
  type TemporalRelation,
} from './expression.ts'
import { isShapeWord, type Reader, readShape } from './geometry-literal.ts'
import { expected, momentOf, unexpected } from './moments.ts'
import { NotUnderstood, type Token, tokensOf } from './tokens.ts'

/** Deeper than anybody writes; a filter nested without end would fill the stack. */
const DEEPEST = 60
const COMPARE: ReadonlySet<string> = new Set<CompareOperator>(['=', '<>', '<', '>', '<=', '>='])
/** Words that are no names of attributes unless they stand in quotation marks. */
const RESERVED = new Set(['AND', 'OR', 'NOT', 'LIKE', 'BETWEEN', 'IN', 'IS', 'NULL', 'DIV'])

/** Reads a filter in CQL2 text. What cannot be read is refused with the place where it stops making sense. */
export function parseCql2(text: string): Result<Expression, Refusal<'filter_malformed'>> {
  try {
    return { ok: true, value: new Cql2Reader(tokensOf(text)).whole() }
  } catch (error) {
    if (error instanceof NotUnderstood) return refuse(notUnderstood(error))
    throw error
  }
}

export function notUnderstood({ said, at }: NotUnderstood): Refusal<'filter_malformed'> {
  return {
    kind: 'filter_malformed',
    field: 'filter',
    address: String(at),
    message: {
      es: `El filtro no se entiende en el carácter ${at}. ${said.es}`,
      en: `The filter cannot be understood at character ${at}. ${said.en ?? ''}`,
    },
  }
}

class Cql2Reader {
  private readonly tokens: readonly Token[]
  private next = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expression {
    const read = this.either()
    const rest = this.peek()
    if (rest.kind !== 'end') throw unexpected(rest)
    return read
  }

  private either(): Expression {
    this.depth += 1
    if (this.depth > DEEPEST)
      throw new NotUnderstood(
        { es: 'El filtro tiene demasiados paréntesis unos dentro de otros.', en: 'The filter is nested too deeply.' },
        this.peek().at,
      )
    const read = this.joined('or', 'OR', () => this.joined('and', 'AND', () => this.negated()))
    this.depth -= 1
    return read
  }

  private joined(type: 'and' | 'or', word: string, part: () => Expression): Expression {
    const { at } = this.peek()
    const first = part()
    const parts = [first]
    while (this.takeWord(word)) parts.push(part())
    return parts.length === 1 ? first : { type, parts, at }
  }

  private negated(): Expression {
    const { at } = this.peek()
    // Several in a row are not in the standard, and need no reading one inside the other.
    let times = 0
    while (this.takeWord('NOT')) times += 1
    const of = this.predicate()
    return times % 2 === 1 ? { type: 'not', of, at } : of
  }

  private predicate(): Expression {
    const value = this.sum()
    const token = this.peek()
    if (token.kind === 'sign' && COMPARE.has(token.value)) {
      this.next += 1
      return { type: 'compare', operator: token.value as CompareOperator, left: value, right: this.sum(), at: value.at }
    }
    if (this.takeWord('IS')) {
      const negated = this.takeWord('NOT')
      if (!this.takeWord('NULL')) throw expected('NULL', this.peek())
      return maybeNot(negated, { type: 'is_null', value, at: value.at })
    }
    const negated = this.takeWord('NOT')
    if (this.takeWord('LIKE')) return maybeNot(negated, { type: 'like', value, pattern: this.sum(), at: value.at })
    if (this.takeWord('BETWEEN')) {
      const low = this.sum()
      if (!this.takeWord('AND')) throw expected('AND', this.peek())
      return maybeNot(negated, { type: 'between', value, low, high: this.sum(), at: value.at })
    }
    if (this.takeWord('IN')) {
      this.expectSign('(')
      const list = [this.sum()]
      while (this.takeSign(',')) list.push(this.sum())
      this.expectSign(')')
      return maybeNot(negated, { type: 'in', value, list, at: value.at })
    }
    if (negated) throw expected('LIKE, BETWEEN, IN', this.peek())
    return value
  }

  private sum(): Expression {
    return this.chained(['+', '-'], () => this.product())
  }

  private product(): Expression {
    return this.chained(['*', '/', '%', 'div'], () => this.power())
  }

  private power(): Expression {
    const base = this.signed()
    return this.takeSign('^')
      ? { type: 'arithmetic', operator: '^', left: base, right: this.signed(), at: base.at }
      : base
  }

  private chained(operators: readonly string[], part: () => Expression): Expression {
    let left = part()
    for (;;) {
      const operator = operators.find((each) => (each === 'div' ? this.takeWord('DIV') : this.takeSign(each)))
      if (operator === undefined) return left
      left = { type: 'arithmetic', operator, left, right: part(), at: left.at }
    }
  }

  private signed(): Expression {
    const { at } = this.peek()
    if (!this.takeSign('-')) return this.operand()
    const of = this.operand()
    if (of.type === 'number') return { ...of, value: -of.value, at }
    return { type: 'arithmetic', operator: '-', left: { type: 'number', value: 0, at }, right: of, at }
  }

  private operand(): Expression {
    const token = this.peek()
    const { at, value, kind } = token
    if (this.takeSign('(')) {
      const inside = this.either()
      this.expectSign(')')
      return inside
    }
    if (kind === 'end' || kind === 'sign') throw unexpected(token)
    this.next += 1
    if (kind === 'number') return { type: 'number', value: Number(value), at }
    if (kind === 'text') return { type: 'text', value, at }
    if (kind === 'quoted') return { type: 'property', name: value, at }
    const word = value.toUpperCase()
    if (word === 'TRUE' || word === 'FALSE') return { type: 'boolean', value: word === 'TRUE', at }
    if (RESERVED.has(word)) throw unexpected(token)
    const opens = this.peek()
    const called = opens.kind === 'sign' && opens.value === '('
    if (isShapeWord(word) && (called || ['Z', 'M', 'ZM'].includes(opens.value.toUpperCase())))
      return { type: 'geometry', shape: readShape(this.reader, word), at }
    return called ? this.call(word, value, at) : { type: 'property', name: value, at }
  }

  private call(word: string, value: string, at: number): Expression {
    this.expectSign('(')
    const read = this.callOf(word, value, at)
    this.expectSign(')')
    return read
  }

  private callOf(word: string, name: string, at: number): Expression {
    if (word === 'CASEI' || word === 'ACCENTI')
      return { type: 'fold', how: word === 'CASEI' ? 'case' : 'accents', of: this.sum(), at }
    if (word === 'DATE' || word === 'TIMESTAMP') return { ...this.moment(word), at }
    if (word === 'INTERVAL') {
      const from = this.end()
      this.expectSign(',')
      return { type: 'interval', from, until: this.end(), at }
    }
    if (word === 'BBOX') return { type: 'box', corners: this.box(at), at }
    const spatial = SPATIAL_RELATIONS.find((each) => each === word)
    if (spatial !== undefined) return this.related('spatial', spatial, at)
    const temporal = [...TEMPORAL_RELATIONS, ...SPAN_RELATIONS].find((each) => each === word)
    if (temporal !== undefined) return this.related('temporal', temporal, at)
    throw new NotUnderstood(
      { es: `La función «${name}» no existe aquí.`, en: `There is no function “${name}” here.` },
      at,
    )
  }

  private related(type: 'spatial', relation: SpatialRelation, at: number): Expression
  private related(type: 'temporal', relation: TemporalRelation, at: number): Expression
  private related(type: 'spatial' | 'temporal', relation: SpatialRelation | TemporalRelation, at: number): Expression {
    const left = this.sum()
    this.expectSign(',')
    return { type, relation, left, right: this.sum(), at } as Expression
  }

  private moment(word: 'DATE' | 'TIMESTAMP'): { readonly type: 'date' | 'timestamp'; readonly value: string } {
    const token = this.peek()
    if (token.kind !== 'text') throw expected("'2019-12-31'", token)
    this.next += 1
    return momentOf(token, word)
  }

  /** One end of an interval: a moment, an attribute, or open. */
  private end(): Expression | undefined {
    const token = this.peek()
    if (token.kind !== 'text') return this.sum()
    this.next += 1
    if (token.value === '..' || token.value === '') return undefined
    return { ...momentOf(token, token.value.includes('T') ? 'TIMESTAMP' : 'DATE'), at: token.at }
  }

  /** Four numbers, or six with heights, which are left out. */
  private box(at: number): Corners {
    const values = [this.number()]
    while (this.takeSign(',')) values.push(this.number())
    const corners = values.length === 6 ? [0, 1, 3, 4].map((index) => values[index]) : values
    const [a, b, c, d] = corners
    if (corners.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined)
      throw new NotUnderstood({ es: 'BBOX lleva cuatro o seis números.', en: 'BBOX takes four or six numbers.' }, at)
    return [a, b, c, d]
  }

  private number(): number {
    const negative = this.takeSign('-')
    const token = this.peek()
    if (token.kind !== 'number')
      throw new NotUnderstood({ es: 'Aquí se espera un número.', en: 'A number is expected here.' }, token.at)
    this.next += 1
    return negative ? -Number(token.value) : Number(token.value)
  }

  private readonly reader: Reader = {
    at: () => this.peek().at,
    takeSign: (sign) => this.takeSign(sign),
    expectSign: (sign) => this.expectSign(sign),
    takeWord: (word) => this.takeWord(word),
    number: () => this.number(),
    shapeWord: () => {
      const word = this.peek().value.toUpperCase()
      if (this.peek().kind !== 'name' || !isShapeWord(word)) return undefined
      this.next += 1
      return word
    },
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', value: '', at: 1 }
  }

  private takeSign(sign: string): boolean {
    const token = this.peek()
    if (token.kind !== 'sign' || token.value !== sign) return false
    this.next += 1
    return true
  }

  private takeWord(word: string): boolean {
    const token = this.peek()
    if (token.kind !== 'name' || token.value.toUpperCase() !== word) return false
    this.next += 1
    return true
  }

  private expectSign(sign: string): void {
    if (!this.takeSign(sign)) throw expected(sign, this.peek())
  }
}

function maybeNot(negated: boolean, of: Expression): Expression {
  return negated ? { type: 'not', of, at: of.at } : of
}
