import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { readNumber } from './number-text.ts'

export type MonthValueRefusal = Refusal<'not_a_number' | 'negative' | 'mark_above_one' | 'too_large'>

/** No month of any plan is larger; what is, was a telephone number. */
export const LARGEST_MONTH = 1e9

export const NEGATIVE: MonthValueRefusal = {
  kind: 'negative',
  field: 'executed',
  message: { es: 'Lo ejecutado no puede ser menor que cero.', en: 'What was executed cannot be less than zero.' },
}

export const MARK_ABOVE_ONE: MonthValueRefusal = {
  kind: 'mark_above_one',
  field: 'executed',
  message: {
    es: 'Esta actividad se programa por marcas: lo ejecutado de un mes va de 0 a 1 (1 = cumplida, 0.5 = a medias).',
    en: 'This activity is scheduled by marks: what was executed in a month goes from 0 to 1 (1 = done, 0.5 = half done).',
  },
}

const NEGATIVE_PROGRAMME: MonthValueRefusal = {
  kind: 'negative',
  message: {
    es: 'Lo programado no puede ser menor que cero.',
    en: 'What is programmed cannot be less than zero.',
  },
}

const TOO_LARGE: MonthValueRefusal = {
  kind: 'too_large',
  message: { es: 'El número es demasiado grande. Revíselo.', en: 'The number is too large. Check it.' },
}

export interface MonthCell {
  readonly what: 'executed' | 'programmed'
  /** The activity is scheduled by marks: what was executed of one is a share. */
  readonly marks: boolean
}

/**
 * A cell of the sheet: a quantity, or null for an empty one (nothing reported, nothing programmed). Page and server ask the
 * same; what depends on the calendar or on who else wrote meanwhile, only the server can say.
 */
export function readMonthCell(text: string, { what, marks }: MonthCell): Result<number | null, MonthValueRefusal> {
  const read = readNumber(text)
  if (read.kind === 'empty') return ok(null)
  if (read.kind === 'unreadable')
    return refuse({
      kind: 'not_a_number',
      message: {
        es: `«${text.trim().slice(0, 40)}» no es un número. Escriba, por ejemplo, 12 o 3.5, o deje la celda vacía.`,
        en: `“${text.trim().slice(0, 40)}” is not a number. Write 12 or 3.5, for example, or leave the cell empty.`,
      },
    })
  if (read.value < 0) return refuse(what === 'executed' ? NEGATIVE : NEGATIVE_PROGRAMME)
  if (read.value > LARGEST_MONTH) return refuse(TOO_LARGE)
  if (what === 'executed' && marks && read.value > 1) return refuse(MARK_ABOVE_ONE)
  return ok(read.value)
}
