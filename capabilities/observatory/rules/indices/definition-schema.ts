import { z } from 'zod'
import { says } from '../../../../platform/packs/issues.ts'
import { certaintySchema, civilDateSchema, textSchema } from '../../../../platform/packs/words.ts'
import {
  AGGREGATIONS,
  DIRECTIONS,
  type IndexDefinition,
  OPERATORS,
  type Operator,
  type Term,
  type Transform,
} from './definition.ts'

const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
/** As the observatory writes the codes of its indicators; a formula can read such a name. */
const seriesCode = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)
const termCode = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/)
/** Nothing that is measured needs more; what is larger overflows when it is divided. */
const amount = z.number().min(-1e15).max(1e15)
const weight = z.number().positive().max(1e6)

const feed = z.strictObject({ code: seriesCode, complementOf: z.number().exactOptional() })
const possible = z.strictObject({ from: amount.exactOptional(), to: amount.exactOptional() })

const operatorShape = z.strictObject({
  kind: z.string(),
  transform: z.union([z.string(), z.strictObject({ root: z.int().min(2).max(12) })]).exactOptional(),
  low: amount.exactOptional(),
  high: amount.exactOptional(),
  limits: z.enum(['raw', 'transformed']).exactOptional(),
  benchmark: z.union([amount, z.string().trim().min(1)]).exactOptional(),
})
type OperatorShape = z.infer<typeof operatorShape>
type Complain = (path: readonly PropertyKey[], es: string, en: string) => void

/** What each operator needs, and nothing that it would not use: a limit that nobody reads is a mistake somebody made. */
function operatorOf(shape: OperatorShape, complain: Complain): Operator | undefined {
  const kind = OPERATORS.find((known) => known === shape.kind)
  if (kind === undefined) {
    const all = OPERATORS.join(', ')
    complain(
      ['kind'],
      `No existe el operador «${shape.kind}»; los que hay: ${all}.`,
      `There is no operator “${shape.kind}”; there are: ${all}.`,
    )
    return undefined
  }
  const between = kind === 'up' || kind === 'down'
  const needs = between ? ['low', 'high'] : kind === 'as_is' ? [] : ['benchmark']
  const takes = between ? [...needs, 'transform', 'limits'] : needs
  for (const [name, given] of Object.entries(shape))
    if (name !== 'kind' && given !== undefined && !takes.includes(name))
      complain([name], `El operador «${kind}» no usa «${name}».`, `The operator “${kind}” does not use “${name}”.`)
  for (const name of needs)
    if (shape[name as 'low' | 'high' | 'benchmark'] === undefined)
      complain([name], `Al operador «${kind}» le falta «${name}».`, `The operator “${kind}” lacks “${name}”.`)
  if (kind === 'as_is') return { kind }
  if (kind !== 'up' && kind !== 'down') return { kind, benchmark: shape.benchmark ?? 1 }
  const transform = transformOf(shape.transform, complain)
  return { kind, transform, low: shape.low ?? 0, high: shape.high ?? 1, limits: shape.limits ?? 'raw' }
}

function transformOf(given: OperatorShape['transform'], complain: Complain): Transform {
  if (given === undefined || given === 'identity' || given === 'ln') return given ?? 'identity'
  if (typeof given === 'object') return given
  complain(
    ['transform'],
    `No existe la transformación «${given}»; las que hay: identity, ln, { root: n }.`,
    `There is no transform “${given}”; there are: identity, ln, { root: n }.`,
  )
  return 'identity'
}

/** An indicator or a level as it is written, in a file or on screen. */
export const termSchema: z.ZodType<Term> = z.lazy(() =>
  z
    .strictObject({
      code: termCode,
      title: textSchema,
      unit: textSchema.exactOptional(),
      weight: weight.exactOptional(),
      operator: operatorShape.exactOptional(),
      direction: z.enum(DIRECTIONS).exactOptional(),
      possible: possible.exactOptional(),
      certainty: certaintySchema.exactOptional(),
      status: textSchema.exactOptional(),
      source: textSchema.exactOptional(),
      note: textSchema.exactOptional(),
      series: feed.exactOptional(),
      children: z.array(termSchema).exactOptional(),
    })
    .transform((shape, ctx): Term => {
      const complain: Complain = (path, es, en) =>
        ctx.addIssue({ code: 'custom', path: [...path], input: shape, params: says(es, en) })
      const { operator, children, unit, direction, possible: range, certainty, ...rest } = shape
      if (children !== undefined) {
        for (const name of ['operator', 'unit', 'direction', 'possible', 'certainty', 'status', 'series'] as const)
          if (shape[name] !== undefined)
            complain(
              [name],
              `«${shape.code}» reúne otros términos: no lleva «${name}».`,
              `“${shape.code}” gathers other terms: it takes no “${name}”.`,
            )
        const { status: _status, source: _source, series: _series, ...level } = rest
        return { ...level, children }
      }
      if (operator === undefined) complainOfNeither(shape.code, complain)
      if (unit === undefined)
        complain(
          ['unit'],
          `Al indicador «${shape.code}» le falta la unidad.`,
          `The indicator “${shape.code}” lacks its unit.`,
        )
      const at: Complain = (path, es, en) => complain(['operator', ...path], es, en)
      return {
        ...rest,
        unit: unit ?? { es: '' },
        operator: (operator === undefined ? undefined : operatorOf(operator, at)) ?? { kind: 'as_is' },
        ...(direction === undefined ? {} : { direction }),
        ...(range === undefined ? {} : { possible: range }),
        certainty: certainty ?? 'unverified',
      }
    }),
)

function complainOfNeither(name: string, complain: Complain): void {
  complain(
    [],
    `«${name}» no tiene ni operador (sería un indicador) ni términos debajo (sería un nivel).`,
    `“${name}” has neither an operator (it would be an indicator) nor terms below it (it would be a level).`,
  )
}

/** `observatory/indices/*.yaml`: a composite index as data. What the schema cannot see stands in `check.ts`. */
export const indexDefinitionSchema: z.ZodType<IndexDefinition> = z.strictObject({
  code,
  version: z.string().trim().min(1).max(40),
  title: textSchema,
  summary: textSchema,
  method: z.strictObject({
    kind: z.enum(['published', 'own']),
    certainty: certaintySchema,
    source: textSchema,
    note: textSchema.exactOptional(),
  }),
  valid: z.strictObject({ from: civilDateSchema, to: civilDateSchema.exactOptional() }),
  levels: z
    .array(
      z.strictObject({
        key: code,
        title: textSchema,
        aggregation: z.enum(AGGREGATIONS).default('arithmetic'),
        minimumCoverage: z.number().min(0).max(100).default(100),
      }),
    )
    .min(1)
    .max(12),
  bands: z
    .array(
      z.strictObject({
        key: code,
        from: z.number().min(0).max(100),
        title: textSchema,
        intervention: textSchema.exactOptional(),
      }),
    )
    .default([]),
  auxiliaries: z
    .array(
      z.strictObject({
        code: seriesCode,
        title: textSchema,
        unit: textSchema,
        possible: possible.exactOptional(),
        series: feed.exactOptional(),
      }),
    )
    .default([]),
  children: z.array(termSchema),
})
