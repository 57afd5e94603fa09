import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { fold } from '../../../../kernel/sort-key.ts'
import { type Breakdown, WHOLE } from '../../model.ts'

/** What people write where a row is of all parts together. */
const ALL = new Set(['', 'total', 'todos', 'todas', 'ambos', 'ambos sexos', 'all', 'both'])

/** `sex=women;zone=urban`, in the order of the dimensions' codes; `total` where every part is meant. */
export function breakdownKey(
  said: readonly { readonly dimension: string; readonly text: string }[],
  breakdowns: readonly Breakdown[],
): Result<string, Refusal> {
  const parts: string[] = []
  for (const { dimension, text } of said) {
    const plain = fold(text)
    if (ALL.has(plain)) continue
    const own = breakdowns.find(({ code }) => code === dimension)
    if (own === undefined) return refuse(noDimension(dimension))
    const value = own.values.find(
      ({ code, title }) => code === plain || fold(title.es) === plain || fold(title.en ?? title.es) === plain,
    )
    if (value === undefined) return refuse(noPart(text, own))
    parts.push(`${dimension}=${value.code}`)
  }
  return ok(parts.length === 0 ? WHOLE : parts.sort().join(';'))
}

const noDimension = (dimension: string): Refusal => ({
  kind: 'no_dimension',
  message: {
    es: `La ficha de ese indicador no tiene el desglose «${dimension}».`,
    en: `The sheet of that indicator has no breakdown “${dimension}”.`,
  },
})
const noPart = (text: string, { title, values }: Breakdown): Refusal => ({
  kind: 'no_part',
  message: {
    es: `«${text}» no es una parte de «${title.es}»: ${values.map((each) => each.title.es).join(', ')}.`,
    en: `“${text}” is no part of “${title.en ?? title.es}”: ${values.map((each) => each.title.en ?? each.title.es).join(', ')}.`,
  },
})
