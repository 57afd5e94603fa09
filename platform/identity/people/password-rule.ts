import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { COMMON_WORDS } from './common-words.ts'

/**
 * What a password must be, after NIST SP 800-63B-4 (2025), 3.1.1.2: long (15 characters where it may be the only factor), of
 * whatever signs the person likes and without rules of composition, never asked to be changed by the calendar, and not one that
 * is commonly used, expected or made of the person's, the service's or the institution's own words.
 */
export const SHORTEST = 15
/** The standard asks that at least 64 be taken. Longer than this nobody types, and hashing it would cost who serves. */
export const LONGEST = 256

/** How hard it must be to guess: as hard as 50 tosses of a coin, by what follows. */
const ENOUGH = 50
const COST = { context: 3, word: 9, pattern: 6, year: 7, digit: 3.3, letter: 5, sign: 6, separator: 1 } as const

export type PasswordRefusal = Refusal<
  'password_too_short' | 'password_too_long' | 'password_common' | 'password_personal'
>

/** `context`: names, user name, address, institution: words that who guesses would try first. */
export function judgePassword(password: string, context: readonly string[]): Result<null, PasswordRefusal> {
  const length = [...password.normalize('NFKC')].length
  if (length < SHORTEST) return refuse(tooShort(length))
  if (length > LONGEST) return refuse(TOO_LONG)
  if (guessingCost(password, []) < ENOUGH) return refuse(COMMON)
  if (guessingCost(password, wordsOf(context)) < ENOUGH) return refuse(PERSONAL)
  return { ok: true, value: null }
}

/** The words of names and addresses, as far as they are long enough to be told from chance. */
function wordsOf(texts: readonly string[]): readonly string[] {
  return [
    ...new Set(texts.flatMap((text) => [plain(text).replace(/[^a-z0-9]/g, ''), ...plain(text).split(/[^a-z0-9]+/)])),
  ].filter((word) => word.length >= 3)
}

/** Without accents, in small letters. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

const MAPS: readonly Readonly<Record<string, string>>[] = [
  {},
  { '0': 'o', '1': 'i', '!': 'i', '3': 'e', '4': 'a', '@': 'a', '5': 's', $: 's', '7': 't', '8': 'b', '+': 't' },
  { '0': 'o', '1': 'l', '!': 'l', '3': 'e', '4': 'a', '@': 'a', '5': 's', $: 's', '7': 't', '9': 'g' },
]
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjklñ',
  'asdfghjklz',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '!@#$%^&*()',
]
const TRACKS = ROWS.flatMap((row) => [row, [...row].reverse().join('')])

const COMMON_BY_LETTER = byLetter(COMMON_WORDS)

function byLetter(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const word of words) {
    const letter = word[0] ?? ''
    found.set(letter, [...(found.get(letter) ?? []), word])
  }
  return found
}

/** The least that it costs to say the password piece by piece: words, patterns, years, and what remains sign by sign. */
export function guessingCost(password: string, context: readonly string[]): number {
  const text = plain(password)
  const readings = MAPS.map((map) => [...text].map((sign) => map[sign] ?? sign).join(''))
  const ofContext = byLetter(context)
  const best: number[] = [0]
  for (let end = 1; end <= text.length; end += 1) best.push(Number.POSITIVE_INFINITY)
  const reach = (to: number, cost: number) => {
    if (cost < (best[to] ?? 0)) best[to] = cost
  }
  for (let at = 0; at < text.length; at += 1) {
    const here = best[at] ?? 0
    reach(at + 1, here + costOfSign(text[at] ?? ''))
    for (const reading of readings) {
      for (const word of COMMON_BY_LETTER.get(reading[at] ?? '') ?? [])
        if (word.length > 2 && reading.startsWith(word, at)) reach(at + word.length, here + COST.word)
      for (const word of ofContext.get(reading[at] ?? '') ?? [])
        if (reading.startsWith(word, at)) reach(at + word.length, here + COST.context)
    }
    for (const length of patternsAt(text, at)) reach(at + length, here + COST.pattern)
    if (/^(19|20)\d\d/.test(text.slice(at, at + 4))) reach(at + 4, here + COST.year)
  }
  return best[text.length] ?? 0
}

function costOfSign(sign: string): number {
  if (/[\s\-_.,;:/]/.test(sign)) return COST.separator
  if (/\d/.test(sign)) return COST.digit
  return /\p{L}/u.test(sign) ? COST.letter : COST.sign
}

/** Lengths of the sequence, the row of the keyboard and the repetition that begin here. */
function patternsAt(text: string, at: number): readonly number[] {
  const lengths: number[] = []
  for (const track of TRACKS) {
    const from = track.indexOf(text.slice(at, at + 3))
    if (from < 0 || text.length - at < 3) continue
    let length = 3
    while (at + length < text.length && text[at + length] === track[from + length]) length += 1
    lengths.push(length)
  }
  // What stood just before, once more or many times: aaa, abcabc, hola hola hola.
  for (let period = 1; period <= Math.min(at, 40); period += 1) {
    let length = 0
    while (at + length < text.length && text[at + length] === text[at + length - period]) length += 1
    if (length >= Math.max(2, period)) lengths.push(length)
  }
  return lengths
}

function tooShort(length: number): PasswordRefusal {
  return {
    kind: 'password_too_short',
    field: 'password',
    message: {
      es: `La contraseña debe tener al menos ${SHORTEST} caracteres y la que escribió tiene ${length}. Una frase de cuatro o cinco palabras que no vayan juntas sirve bien y se recuerda.`,
      en: `The password must have at least ${SHORTEST} characters and the one you wrote has ${length}. A phrase of four or five words that do not belong together serves well and is remembered.`,
    },
  }
}

const TOO_LONG: PasswordRefusal = {
  kind: 'password_too_long',
  field: 'password',
  message: {
    es: `La contraseña puede tener hasta ${LONGEST} caracteres.`,
    en: `The password may have up to ${LONGEST} characters.`,
  },
}

const COMMON: PasswordRefusal = {
  kind: 'password_common',
  field: 'password',
  message: {
    es: 'Esa contraseña está hecha de palabras, números o teclas seguidas que mucha gente usa, y es de las primeras que se prueban. Elija otra: una frase de varias palabras que no vayan juntas.',
    en: 'That password is made of words, numbers or neighbouring keys that many people use, and is among the first to be tried. Choose another: a phrase of several words that do not belong together.',
  },
}

const PERSONAL: PasswordRefusal = {
  kind: 'password_personal',
  field: 'password',
  message: {
    es: 'Esa contraseña se parece demasiado a su nombre, su usuario, su correo o el nombre de la institución. Elija otra que no los contenga.',
    en: 'That password is too much like your name, your user name, your address or the institution’s name. Choose another without them.',
  },
}
