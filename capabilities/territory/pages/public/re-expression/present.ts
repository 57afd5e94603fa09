import { z } from 'zod'
import { isMissing, type Maybe, MISSING_REASONS } from '../../../../../kernel/missing.ts'
import type { ReExpressAnswer } from '../../../data/re-express-query.ts'

const value = z.union([z.number(), z.strictObject({ missing: z.enum(MISSING_REASONS) })])

export const reExpressedSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  rule: z.enum(['sum_of_shares', 'weighted_mean']).optional(),
  basis: z.enum(['population', 'area']).optional(),
  shares: z
    .enum(['stated', 'measured'])
    .describe('De la ley o declaradas, o medidas sobre las formas / by law or declared, or measured on the shapes'),
  sources: z.array(z.string()),
  sums: z
    .strictObject({ given: z.number(), told: z.number() })
    .optional()
    .describe('De un conteo: lo escrito y lo que se dijo de ello / of a count: what was given and what was told of it'),
  outside: z.array(z.strictObject({ code: z.string(), name: z.string(), covered: z.number() })),
  places: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      value,
      coverage: z.number(),
      parts: z.array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          figure: value.optional(),
          share: z.number(),
          weight: z.number().optional(),
          brings: z.number().optional(),
        }),
      ),
    }),
  ),
})

const plain = (figure: Maybe<number>) => (isMissing(figure) ? { missing: figure.missing } : figure)

export function presentReExpressed(answer: ReExpressAnswer): z.infer<typeof reExpressedSchema> {
  const { from, to, origin, sources, sums, outside, places } = answer
  const [first] = places
  return {
    from: from.code,
    to: to.code,
    ...(first === undefined ? {} : { rule: first.rule, basis: first.basis }),
    shares: origin,
    sources: [...sources],
    ...(sums === undefined ? {} : { sums }),
    outside: [...outside],
    places: places.map(({ code, name, value: told, coverage, parts }) => ({
      code,
      name,
      value: plain(told),
      coverage,
      parts: parts.map(({ code: part, name: partName, figure, share, weight, brings }) => ({
        code: part,
        name: partName,
        ...(figure === undefined ? {} : { figure: plain(figure) }),
        share,
        ...(weight === undefined ? {} : { weight }),
        ...(brings === undefined ? {} : { brings }),
      })),
    })),
  }
}
