import { describe, expect, it } from 'vitest'
import { parseCode, parseListNumber } from './codes.ts'

describe('codes in the house styles of the units', () => {
  it.each([
    ['R1. Entregada la obra', 'R1.', 'result', 'Entregada la obra'],
    ['R.4', 'R.4', 'result', ''],
    ['O.1.R.2.S.P. Avanzado el mapa', 'O.1.R.2.S.P.', 'result', 'Avanzado el mapa'],
    ['O.1.R.2.S.P.I.3. Al finalizar', 'O.1.R.2.S.P.I.3.', 'indicator', 'Al finalizar'],
    ['O1.R1 Medidas las calles', 'O1.R1', 'result', 'Medidas las calles'],
    ['O2.R2.I4 Al finalizar', 'O2.R2.I4', 'indicator', 'Al finalizar'],
    // Stray blanks and dots.
    ['O.1. R.3. U.F .I.1 Al 31 de mayo', 'O.1. R.3. U.F .I.1', 'indicator', 'Al 31 de mayo'],
    ['O.1. R.1. U.F Llevadas las cuentas', 'O.1. R.1. U.F', 'result', 'Llevadas las cuentas'],
    // The letter of the indicator mistyped as a figure.
    ['O1.R1.11 A marzo', 'O1.R1.11', 'indicator', 'A marzo'],
    ['O.1.R.2.U.F. 1.3 Al 31', 'O.1.R.2.U.F. 1.3', 'indicator', 'Al 31'],
    // The preposition that opens the text is not part of the code, even when glued to it.
    ['O.5.R.1.U.J.I.A diciembre se deroga', 'O.5.R.1.U.J.I.', 'indicator', 'A diciembre se deroga'],
    ['I.1. A diciembre', 'I.1.', 'indicator', 'A diciembre'],
    ['A.1.2 Publicar', 'A.1.2', 'activity', 'Publicar'],
    ['A. 5 Elaborar', 'A. 5', 'activity', 'Elaborar'],
    ['A.3Taller', 'A.3', 'activity', 'Taller'],
    ['A1.1.1 Apoyar', 'A1.1.1', 'activity', 'Apoyar'],
  ])('%s', (text, written, names, rest) => {
    expect(parseCode(text)).toMatchObject({ written, names, rest })
  })

  it.each(['A 31 de diciembre', 'A diciembre de 2019', 'Observar el río', 'A 2019 se llega', 'Resultados'])(
    '%s begins with no code',
    (text) => {
      expect(parseCode(text)).toBeUndefined()
    },
  )

  it('tells a mistyped indicator from a well written one', () => {
    expect(parseCode('O1.R1.11 A marzo')?.mistyped).toBe(true)
    expect(parseCode('O1.R1.I1 A marzo')?.mistyped).toBe(false)
  })

  it.each([
    ['1. Falta de agua', '1.', 'Falta de agua'],
    ['1-Falta de agua', '1-', 'Falta de agua'],
    ['b) Taller', 'b)', 'Taller'],
    ['1.2 Facilitar', '1.2', 'Facilitar'],
  ])('%s is an entry of a list', (text, written, rest) => {
    expect(parseListNumber(text)).toEqual({ written, rest })
  })

  it.each(['4.50% de rendimiento', '2019 fue', '22 de noviembre', '1.5 millones'])('%s is not', (text) => {
    expect(parseListNumber(text)).toBeUndefined()
  })
})
