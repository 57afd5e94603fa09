import { describe, expect, it } from 'vitest'
import { JobRefused } from './jobs.ts'
import { storedTrouble, troubleOf, withoutData } from './trouble.ts'

const DUI = '01234567-8'
const withCode = (code: string) => Object.assign(new Error(`insert … values ('${DUI}', 'ana@oficina.test')`), { code })
/** As drizzle wraps what the driver throws. */
const wrapped = (code: string) => new Error(`Failed query: … params: ${DUI}`, { cause: withCode(code) })

describe('an error in words', () => {
  it.each([
    ['ECONNREFUSED', 'No se pudo llegar al otro servidor.'],
    ['ETIMEDOUT', 'No se pudo llegar al otro servidor.'],
    ['57014', 'La base de datos no respondió a tiempo.'],
    ['08006', 'La base de datos no respondió a tiempo.'],
    ['40001', 'Coincidió con otro cambio de los mismos datos.'],
    ['ENOSPC', 'No queda espacio en el disco.'],
    ['23505', 'Falló por un error del programa.'],
  ])('%s: %s', (code, words) => {
    for (const error of [withCode(code), wrapped(code)]) {
      const trouble = troubleOf(error)
      expect(trouble.words.es).toBe(words)
      expect(trouble.hint).toBe(`Error · ${code}`)
    }
  })

  it('of a refusal is the refusal’s own', () => {
    const refusal = { kind: 'gone', message: { es: 'Ya no existe.', en: 'It is gone.' } }
    expect(troubleOf(new JobRefused(refusal))).toEqual({ kind: 'gone', words: refusal.message })
  })

  it.each([wrapped('23505'), new TypeError(`${DUI} is not a function`), `thrown text ${DUI}`])(
    'never quotes the data it failed on, neither for people nor for the log',
    (error) => {
      const told = JSON.stringify(troubleOf(error)) + withoutData(error).message + withoutData(error).stack
      expect(told).not.toContain(DUI)
    },
  )

  it('for the log keeps the place in the program', () => {
    expect(withoutData(wrapped('23505')).stack).toMatch(/^Error · 23505\n\s+at .*trouble\.test\.ts/)
  })
})

describe('what the queue keeps', () => {
  it.each([
    [{ trouble: { kind: 'gone', words: { es: 'Ya no existe.' } } }, 'gone'],
    [{ value: { message: 'job timed out' } }, 'interrupted'],
    [{ message: 'handler execution exceeded 360s', stack: '…' }, 'interrupted'],
    [null, undefined],
    [{}, undefined],
  ])('%j is read as %s', (output, kind) => {
    expect(storedTrouble(output)?.kind).toBe(kind)
  })
})
