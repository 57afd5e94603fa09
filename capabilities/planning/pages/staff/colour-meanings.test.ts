import { describe, expect, it } from 'vitest'
import { parseColourMeanings } from './colour-meanings.ts'

describe('what a person says of the colours of a sheet', () => {
  it.each([
    ['nothing', '', {}],
    ['one colour', 'POA = FFFF00 = programado', { POA: { FFFF00: 'programmed' } }],
    ['in either language, with a hash', 'POA=#ffff00=Executed', { POA: { FFFF00: 'executed' } }],
    [
      'two colours of one sheet and one of another',
      'POA = FFFF00 = programado\nPOA = 00FF00 = ejecutado\n\nHoja 2 = CCCCCC = ignorar',
      { POA: { FFFF00: 'programmed', '00FF00': 'executed' }, 'Hoja 2': { CCCCCC: 'ignore' } },
    ],
    ['a sheet whose name holds an equals sign', 'A=B = FFFF00 = programado', { 'A=B': { FFFF00: 'programmed' } }],
  ])('%s', (_what, text, expected) => {
    expect(parseColourMeanings(text)).toEqual({ ok: true, value: expected })
  })

  it.each(['POA = amarillo = programado', 'FFFF00 = programado', 'POA = FFFF00 = quizás', 'POA'])(
    'cannot be «%s», and the line is named',
    (text) => {
      const parsed = parseColourMeanings(text)
      expect(parsed).toMatchObject({ ok: false, refusal: { field: 'colours' } })
      if (!parsed.ok) expect(parsed.refusal.message.es).toContain(text)
    },
  )
})
