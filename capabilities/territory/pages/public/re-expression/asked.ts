import { z } from 'zod'
import type { ReExpressQuestion } from '../../../data/re-express-query.ts'

const code = z.string().max(100)

/** What the form, the address and the API send, in the words of the address. */
export const reExpressForm = z.object({
  de: code.describe('Código de la división de los datos / code of the division of the figures'),
  a: code.describe('Código de la división en que se quieren / code of the division they are wanted in'),
  clase: z.enum(['conteo', 'tasa', 'otro']).describe('Conteo, tasa u otra cosa / a count, a rate, or something else'),
  reparto: z.enum(['poblacion', 'superficie']).describe('Cómo se reparten / how they are shared out'),
  partes: z.enum(['usuales', 'medidas']).optional().describe('Qué partes / which shares'),
  cobertura: z
    .enum(['100', '90', '50'])
    .optional()
    .describe('Cuánto de cada lugar debe conocerse, en % / how much of each place must be known, in %'),
  valores: z
    .string()
    .max(900_000)
    .describe('Un lugar y su valor por línea: lugar;valor|lugar;valor / a place and its value on each line'),
})
export type Asked = z.infer<typeof reExpressForm>

const KINDS = { conteo: 'count', tasa: 'rate', otro: 'other' } as const

export function questionOf({ de, a, clase, reparto, partes, cobertura, valores }: Asked): ReExpressQuestion {
  return {
    from: de,
    to: a,
    kind: KINDS[clase],
    basis: reparto === 'poblacion' ? 'population' : 'area',
    ...(partes === 'medidas' ? { origin: 'measured' } : {}),
    least: Number(cobertura ?? '100') / 100,
    text: valores,
  }
}
