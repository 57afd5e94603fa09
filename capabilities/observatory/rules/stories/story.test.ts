import { describe, expect, it } from 'vitest'
import { indicatorsOf, partsOfText, type StoryContent, storyFaults } from './story.ts'

const story = (text: StoryContent['sections'][number]['text'], view = 'v=1&vista=serie&indicador=literacy_rate') =>
  ({
    title: { es: 'T' },
    lead: { es: 'L' },
    by: { es: 'Oficina' },
    sections: [{ text, figure: { view, caption: { es: 'C' } } }],
  }) satisfies StoryContent

describe('a story', () => {
  it('names figures in its words', () => {
    expect(partsOfText('En Apopa {poverty_rate@apopa:2019}; en el área {poverty_rate@area:2019}.')).toEqual([
      { words: 'En Apopa ' },
      { figure: { indicator: 'poverty_rate', place: 'apopa', period: '2019' } },
      { words: '; en el área ' },
      { figure: { indicator: 'poverty_rate', place: 'area', period: '2019' } },
      { words: '.' },
    ])
  })

  it.each(['sin cifras', '{no es}', '{poverty_rate@apopa}'])('leaves %j as it is', (text) => {
    expect(partsOfText(text)).toEqual([{ words: text }])
  })

  it('knows which indicators it stands on', () => {
    expect(indicatorsOf(story([{ es: '{poverty_rate@apopa:2019}' }]))).toEqual(['poverty_rate', 'literacy_rate'])
  })

  it.each([
    ['a view that is none', story([{ es: 'a' }], 'v=9'), 1],
    ['a figure in one language alone', story([{ es: '{a@b:2019}', en: 'nothing' }]), 1],
    ['nothing', story([{ es: '{a@b:2019}', en: 'as {a@b:2019}' }]), 0],
  ])('is blamed for %s', (_, content, faults) => {
    expect(storyFaults(content)).toHaveLength(faults)
  })
})
