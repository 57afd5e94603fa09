import { describe, expect, it } from 'vitest'
import { addressOf } from './address.ts'
import type { StoryContent } from './story.ts'
import { sectionsOf, type WrittenSection, writtenSections } from './written.ts'

const KNOWN = {
  indicators: new Set(['poverty_rate', 'literacy_rate']),
  places: new Set(['apopa', 'nejapa']),
}
const part = (fields: Partial<WrittenSection>, number = 1): WrittenSection => ({ number, order: number, ...fields })
const VIEW =
  'https://observatorio.example/en/observatorio/explorar?vista=serie&indicador=poverty_rate&lugar=nejapa,apopa#vista'

describe('a story as somebody writes it', () => {
  it('is read part by part, paragraph by paragraph, and written back the same', () => {
    const written = [
      part({
        headingEs: 'El área',
        headingEn: 'The area',
        textEs: 'En Apopa {poverty_rate@apopa:2019}.\n\nY  en\nel área {poverty_rate@area:2019}.',
        textEn: 'In Apopa {poverty_rate@apopa:2019}.\r\n \r\nAnd in the area {poverty_rate@area:2019}.',
        figure: VIEW,
        captionEs: 'Dos municipios',
      }),
      part({}, 2),
    ]
    const read = sectionsOf(written, KNOWN)
    expect(read).toEqual({
      ok: true,
      value: [
        {
          heading: { es: 'El área', en: 'The area' },
          text: [
            { es: 'En Apopa {poverty_rate@apopa:2019}.', en: 'In Apopa {poverty_rate@apopa:2019}.' },
            { es: 'Y en el área {poverty_rate@area:2019}.', en: 'And in the area {poverty_rate@area:2019}.' },
          ],
          figure: {
            view: 'v=1&vista=serie&indicador=poverty_rate&lugar=apopa%2Cnejapa',
            caption: { es: 'Dos municipios' },
          },
        },
      ],
    })
    const sections: StoryContent['sections'] = read.ok ? read.value : []
    expect(sectionsOf(writtenSections({ sections }), KNOWN)).toEqual(read)
  })

  it('keeps what English there is where a paragraph has none yet', () => {
    const written = [part({ textEs: 'a\n\nb {poverty_rate@apopa:2019}\n\nc', textEn: 'A\n\n—\n\nC' })]
    const read = sectionsOf(written, KNOWN)
    const sections: StoryContent['sections'] = read.ok ? read.value : []
    expect(sections[0]?.text).toEqual([
      { es: 'a', en: 'A' },
      { es: 'b {poverty_rate@apopa:2019}' },
      { es: 'c', en: 'C' },
    ])
    expect(writtenSections({ sections })[0]?.textEn).toBe(written[0]?.textEn)
    expect(sectionsOf(writtenSections({ sections }), KNOWN)).toEqual(read)
  })

  it('stands in the order that its parts ask for', () => {
    const read = sectionsOf([part({ textEs: 'b', order: 2 }), part({ textEs: 'a', order: 1 }, 2)], KNOWN)
    expect(read.ok && read.value.map(({ text }) => text[0]?.es)).toEqual(['a', 'b'])
  })

  it.each<[string, Partial<WrittenSection>, string, string]>([
    ['nothing at all', {}, 'no_sections', 'textEs1'],
    ['a heading in English alone', { headingEn: 'The area' }, 'only_english', 'headingEs1'],
    ['a text in English alone', { textEn: 'The area' }, 'only_english', 'textEs1'],
    ['a paragraph without its English', { textEs: 'a\n\nb', textEn: 'a' }, 'uneven_paragraphs', 'textEn1'],
    [
      'a figure that English does not name',
      { textEs: '{poverty_rate@apopa:2019}', textEn: 'nothing' },
      'other_figures',
      'textEn1',
    ],
    ['an indicator that is none', { textEs: '{atlantis@apopa:2019}' }, 'unknown_name', 'textEs1'],
    ['a place that is none', { textEs: '{poverty_rate@atlantis:2019}' }, 'unknown_name', 'textEs1'],
    ['a view of no indicator', { figure: '?vista=mapa', captionEs: 'C' }, 'no_indicator', 'figure1'],
    ['a view of what is not kept', { figure: '?indicador=atlantis', captionEs: 'C' }, 'unknown_name', 'figure1'],
    ['an address of another version', { figure: 'v=9&indicador=poverty_rate' }, 'unknown_version', 'figure1'],
    ['a figure without a caption', { figure: VIEW }, 'no_caption', 'captionEs1'],
    ['a caption of nothing', { captionEs: 'C' }, 'no_figure', 'figure1'],
  ])('%s is asked about where it is', (_, fields, kind, field) => {
    expect(sectionsOf([part(fields)], KNOWN)).toMatchObject({ ok: false, refusal: { kind, field } })
  })
})

it.each([
  ['Pobreza y años de estudio: dónde mirar', 'pobreza-y-anos-de-estudio-donde-mirar'],
  ['  ¿Qué? ', 'que'],
  ['Nuevo', 'nuevo-analisis'],
  ['¿…?', 'nuevo-analisis'],
])('«%s» stands at %s', (title, address) => {
  expect(addressOf(title)).toBe(address)
})
