import { describe, expect, it } from 'vitest'
import { parseIndicatorTerms } from '../../imports/indicator-terms.ts'
import type { DraftElement, DraftPoa, IndicatorTerms } from '../../model.ts'
import { keepTerms, termsTakenOver } from './kept-terms.ts'

const THREE = 'Al menos 3 guías publicadas al 30 de junio de 2031'
const FIVE = 'Al menos 5 guías publicadas al 30 de junio de 2031'
const NOTHING = 'Guías de trámites'

const read = (words: string) => parseIndicatorTerms(words, 2031)?.terms
function asRead(words: string): IndicatorTerms {
  const terms = read(words)
  if (terms === undefined) throw new Error(`«${words}» says no terms.`)
  return terms
}
/** What somebody settled in the platform. */
const edited: Partial<IndicatorTerms> = {
  direction: 'maintain',
  accumulation: 'stock',
  baseline: 2,
  baselineSource: 'Registro de la unidad',
  breakdowns: ['sex'],
}

describe('terms of an indicator, when its file is read again', () => {
  it.each<[string, { title: string; indicator?: IndicatorTerms }, string, IndicatorTerms | undefined]>([
    ['the same words, nothing edited', { title: THREE, indicator: asRead(THREE) }, THREE, asRead(THREE)],
    [
      'the same words: what was edited stays, all of it',
      { title: THREE, indicator: { ...asRead(THREE), ...edited, targets: [{ value: 4 }] } },
      THREE,
      { ...asRead(THREE), ...edited, targets: [{ value: 4 }] },
    ],
    [
      'another number in the words: the target is the file’s, what the words never said stays',
      { title: THREE, indicator: { ...asRead(THREE), ...edited } },
      FIVE,
      { ...asRead(THREE), ...edited, targets: asRead(FIVE).targets },
    ],
    [
      'another number, and the target had been edited: the file’s, and it is a difference to be accepted',
      { title: THREE, indicator: { ...asRead(THREE), targets: [{ value: 4 }] } },
      FIVE,
      asRead(FIVE),
    ],
    [
      'other words that are read the same',
      { title: THREE, indicator: { ...asRead(THREE), ...edited } },
      THREE.replace('publicadas', 'publicadas,'),
      { ...asRead(THREE), ...edited },
    ],
    ['words without terms any more, nothing edited', { title: THREE, indicator: asRead(THREE) }, NOTHING, undefined],
    [
      'words without terms any more, and somebody had edited them',
      { title: THREE, indicator: { ...asRead(THREE), ...edited } },
      NOTHING,
      { ...asRead(THREE), ...edited },
    ],
    ['words that say terms where there were none', { title: NOTHING }, FIVE, asRead(FIVE)],
    [
      'words that never said any',
      { title: NOTHING, indicator: { ...asRead(THREE), ...edited } },
      NOTHING,
      { ...asRead(THREE), ...edited },
    ],
  ])('%s', (_what, plan, words, expected) => {
    const indicator = read(words)
    const file = { title: words, ...(indicator === undefined ? {} : { indicator }) }
    expect(termsTakenOver(plan, file, read)).toEqual(expected)
  })

  it('tells which indicators keep theirs against the file', () => {
    const indicator = (key: string, title: string, terms: IndicatorTerms): DraftElement => ({
      key,
      kind: 'indicator',
      title,
      from: [],
      indicator: terms,
    })
    const plan = (...elements: readonly DraftElement[]): DraftPoa => ({
      title: 'POA',
      year: 2031,
      from: [],
      elements,
      subPlans: [],
    })
    const here = plan(indicator('a', THREE, { ...asRead(THREE), ...edited }), indicator('b', FIVE, asRead(FIVE)))
    const file = plan(indicator('f1', THREE, asRead(THREE)), indicator('f2', FIVE, asRead(FIVE)))
    const matches = new Map([
      ['f1', 'a'],
      ['f2', 'b'],
    ])
    const { draft, kept } = keepTerms(here, file, matches, read)
    expect(kept.map(({ key }) => key)).toEqual(['a'])
    expect(draft.elements.map((each) => each.indicator)).toEqual(here.elements.map((each) => each.indicator))
  })
})
