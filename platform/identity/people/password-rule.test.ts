import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMON_WORDS } from './common-words.ts'
import { guessingCost, judgePassword, LONGEST, SHORTEST } from './password-rule.ts'

const CONTEXT = ['Ana María López Cañas', 'ana.lopez', 'ana.lopez@opamss.org.sv', 'OPAMSS', 'Trama']

function verdict(password: string): string {
  const judged = judgePassword(password, CONTEXT)
  return judged.ok ? 'taken' : judged.refusal.kind
}

describe('what a password must be', () => {
  it.each([
    ['cuatro tristes tigres tragan trigo', 'a phrase'],
    ['umbral zapote grieta velero', 'four words that do not belong together'],
    ['xk2vqmwd9ptzrha', 'fifteen signs of a generator'],
    ['ñandú bajo el almendro viejo', 'a phrase with accents'],
    ['🌵🌵🐢 cactus tortuga pradera', 'signs of any kind'],
    ['lejos-quedó-la-marimba', 'dashes'],
  ])('takes %s (%s)', (password) => {
    expect(verdict(password)).toBe('taken')
  })

  it.each([
    ['corta', 'password_too_short', 'five signs'],
    ['Tr4m@-2026!', 'password_too_short', 'many kinds of signs do not replace length'],
    ['contraseña12345', 'password_common', 'a word and a sequence'],
    ['P4ssw0rdP4ssw0rd', 'password_common', 'letters written as digits, twice'],
    ['qwertyuiopasdfgh', 'password_common', 'rows of the keyboard'],
    ['123456789012345', 'password_common', 'a sequence'],
    ['aaaaaaaaaaaaaaaaaaaa', 'password_common', 'one sign'],
    ['abcabcabcabcabcabc', 'password_common', 'a repetition'],
    ['holaholaholaholahola', 'password_common', 'a repeated word'],
    ['teamomucho teamo 2019', 'password_common', 'words of love'],
    ['1qaz2wsx3edc4rfv', 'password_common', 'columns of the keyboard'],
    ['SanSalvador2026!!', 'password_common', 'the city and the year'],
    ['correcthorsebatterystaple', 'password_common', 'the famous example'],
    ['AnaMariaLopez1987', 'password_common', 'common names'],
    ['lopez.cañas.opamss', 'password_personal', 'name and institution'],
    ['canas-opamss-trama-x', 'password_personal', 'without accents too'],
  ])('refuses %s: %s (%s)', (password, kind) => {
    expect(verdict(password)).toBe(kind)
  })

  it('takes the length that the standard asks for, and no more than a person types', () => {
    expect(verdict('z'.repeat(LONGEST + 1))).toBe('password_too_long')
    const long = 'umbral zapote grieta velero candil brizna '.repeat(3).trim().slice(0, 64)
    expect(verdict(long)).toBe('taken')
    expect(SHORTEST).toBe(15)
  })

  it('refuses whatever is made of three common words, with separators and a year', () => {
    const word = fc.constantFrom(...COMMON_WORDS.filter(({ length }) => length > 4))
    const made = fc.tuple(word, word, word, fc.constantFrom('', ' ', '-', '_'), fc.integer({ min: 1950, max: 2029 }))
    fc.assert(
      fc.property(made, ([one, two, three, by, year]) => {
        const password = `${[one, two, three].join(by)}${by}${year}`
        fc.pre(password.length >= SHORTEST)
        expect(verdict(password)).toBe('password_common')
      }),
    )
  })

  it('never becomes harder to guess for being known to be the person’s', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.array(fc.stringMatching(/^[a-z]{3,8}$/), { maxLength: 4 }),
        (password, words) => {
          expect(guessingCost(password, words)).toBeLessThanOrEqual(guessingCost(password, []))
        },
      ),
    )
  })
})
