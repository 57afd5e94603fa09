import type { Text } from '../../kernel/text.ts'
import { databaseErrorCode } from '../database/errors.ts'
import { JobRefused } from './jobs.ts'

/** Why a run failed, as it is kept and shown: words for people and a short hint for whoever keeps the program. */
export interface Trouble {
  readonly kind: string
  readonly words: Text
  /** The name and code of the error. Never its whole message, which may quote the data it failed on. */
  readonly hint?: string | undefined
}

const LONGEST_HINT = 200

export const TROUBLES = {
  tooLong: (seconds: number): Trouble => ({
    kind: 'too_long',
    words: {
      es: `No terminó en el tiempo permitido (${minutesOf(seconds)} min).`,
      en: `It did not end in the time allowed (${minutesOf(seconds)} min).`,
    },
  }),
  interrupted: {
    kind: 'interrupted',
    words: {
      es: 'El programa se detuvo de golpe mientras lo hacía.',
      en: 'The program stopped suddenly while doing it.',
    },
  },
  unreadable: {
    kind: 'unreadable_input',
    words: {
      es: 'Lo que se guardó para hacerlo no se entiende; quizá lo pidió otra versión del programa.',
      en: 'What was kept to do it cannot be understood; another version of the program may have asked for it.',
    },
  },
} as const satisfies Record<string, Trouble | ((seconds: number) => Trouble)>

/** An error in words. What a job refuses says so itself; anything else is a fault, told by its code alone. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof JobRefused) return { kind: error.refusal.kind, words: error.refusal.message }
  const code = databaseErrorCode(error)
  const hint = hintOf(error, code)
  const known = code === undefined ? undefined : WORDS_OF_CODES.find(([pattern]) => pattern.test(code))
  if (known !== undefined) return { kind: 'unreachable', words: known[1], hint }
  return {
    kind: 'fault',
    words: { es: 'Falló por un error del programa.', en: 'It failed because of an error in the program.' },
    hint,
  }
}

const WORDS_OF_CODES: readonly (readonly [RegExp, Text])[] = [
  [
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNECTION|ESOCKET|EDNS)$/,
    { es: 'No se pudo llegar al otro servidor.', en: 'The other server could not be reached.' },
  ],
  [
    /^(08...|57P0.|57014|25P03)$/,
    { es: 'La base de datos no respondió a tiempo.', en: 'The database did not answer in time.' },
  ],
  [
    /^(40001|40P01)$/,
    { es: 'Coincidió con otro cambio de los mismos datos.', en: 'It met another change of the same data.' },
  ],
  [/^(53100|ENOSPC)$/, { es: 'No queda espacio en el disco.', en: 'The disk is full.' }],
]

function hintOf(error: unknown, code: string | undefined): string {
  const name = error instanceof Error ? error.name : typeof error
  return [name, code]
    .filter((part) => part !== undefined)
    .join(' · ')
    .slice(0, LONGEST_HINT)
}

/** The error as it may be logged: its name, code and place in the program, without the data its message quotes. */
export function withoutData(error: unknown): Error {
  const bare = new Error(hintOf(error, databaseErrorCode(error)))
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  bare.stack = [bare.message, ...frames].join('\n')
  const code = databaseErrorCode(error)
  return Object.assign(
    bare,
    { name: error instanceof Error ? error.name : typeof error },
    code === undefined ? {} : { code },
  )
}

function minutesOf(seconds: number): string {
  const minutes = seconds / 60
  return minutes >= 10 || Number.isInteger(minutes) ? String(Math.round(minutes)) : minutes.toFixed(1)
}

/** What stands in pg-boss's `output` of a job that failed; other texts are pg-boss's own. */
export function storedTrouble(output: unknown): Trouble | undefined {
  if (typeof output !== 'object' || output === null) return undefined
  const { trouble } = output as { readonly trouble?: Trouble }
  if (trouble !== undefined && typeof trouble.words?.es === 'string') return trouble
  return 'value' in output || 'message' in output ? TROUBLES.interrupted : undefined
}
