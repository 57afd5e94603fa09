import { parseCivilDate } from '../../../../kernel/civil.ts'
import { NotUnderstood, type Token } from './tokens.ts'

const TIMESTAMP = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/

/** A day or an instant, as a filter writes them. */
export function momentOf(token: Token, word: 'DATE' | 'TIMESTAMP') {
  const { value, at } = token
  const day = parseCivilDate(value.slice(0, 10))
  if (word === 'DATE' && day !== undefined && value.length === 10) return { type: 'date' as const, value }
  if (word === 'TIMESTAMP' && day !== undefined && TIMESTAMP.test(value)) return { type: 'timestamp' as const, value }
  throw new NotUnderstood(
    word === 'DATE'
      ? { es: `«${value}» no es una fecha (AAAA-MM-DD).`, en: `“${value}” is no date (YYYY-MM-DD).` }
      : {
          es: `«${value}» no es un momento (AAAA-MM-DDThh:mm:ssZ).`,
          en: `“${value}” is no moment (YYYY-MM-DDThh:mm:ssZ).`,
        },
    at,
  )
}

export function expected(what: string, { at }: Token): NotUnderstood {
  return new NotUnderstood({ es: `Aquí se espera ${what}.`, en: `Here ${what} is expected.` }, at)
}

export function unexpected({ kind, value, at }: Token): NotUnderstood {
  return kind === 'end'
    ? new NotUnderstood({ es: 'El filtro termina antes de tiempo.', en: 'The filter ends too early.' }, at)
    : new NotUnderstood({ es: `«${value}» no tiene sentido aquí.`, en: `“${value}” means nothing here.` }, at)
}
