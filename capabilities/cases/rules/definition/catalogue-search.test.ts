import { describe, expect, it } from 'vitest'
import { nearInCatalogue, searchCatalogue } from './catalogue-search.ts'

const listed = (code: string, es: string, synonyms: readonly string[], summary: string, label?: string) => ({
  code,
  title: { es },
  summary: { es: summary },
  situation: { es: 'Voy a construir' },
  synonyms,
  overrides: label === undefined ? [] : [{ labels: { title: { es: label } } }],
})
const ALL = [
  listed('linea', 'Línea de construcción', ['derecho de vía'], 'Dice por dónde pasan las calles.'),
  listed('permiso', 'Permiso de construcción', ['casa', 'edificio'], 'Autoriza las obras.'),
  listed('parcelas', 'Permiso de parcelación', ['urbanización', 'lotes'], 'Autoriza dividir un terreno.'),
  listed('negocio', 'Registro de empresas', ['tienda'], 'Inscribe un negocio en una casa o local.', 'Matrícula'),
]

describe('the search of the catalogue', () => {
  const CASES: readonly (readonly [string, string, readonly string[]])[] = [
    ['nothing asked', '', ['linea', 'permiso', 'parcelas', 'negocio']],
    ['only little words', 'quiero un', ['linea', 'permiso', 'parcelas', 'negocio']],
    ['without accents', 'linea', ['linea']],
    ['in capitals and with accents', 'LÍNEA', ['linea']],
    ['another word for it', 'edificio', ['permiso']],
    ['in the plural', 'edificios', ['permiso']],
    ['the beginning of a word', 'urban', ['parcelas']],
    ['every word has to be there', 'permiso lotes', ['parcelas']],
    [
      'first where it has the name, then where it has other words, then where it is told',
      'casa',
      ['permiso', 'negocio'],
    ],
    ['the name first', 'construccion', ['linea', 'permiso']],
    ['as one municipality calls it', 'matricula', ['negocio']],
    ['what nobody offers', 'pasaporte', []],
  ]
  it.each(CASES)('%s: «%s»', (_, asked, codes) => {
    expect(searchCatalogue(ALL, asked).map(({ code }) => code)).toEqual(codes)
  })
})

describe('what is near where nothing has every word', () => {
  const CASES: readonly (readonly [string, string, readonly string[]])[] = [
    ['first what has more of the words', 'permiso para una casa grande', ['permiso', 'parcelas', 'negocio']],
    ['first where the name has the word', 'construccion urgente', ['linea', 'permiso']],
    ['what nobody offers', 'pasaporte', []],
    ['only little words', 'quiero un', []],
  ]
  it.each(CASES)('%s: «%s»', (_, asked, codes) => {
    expect(nearInCatalogue(ALL, asked).map(({ code }) => code)).toEqual(codes)
  })
})
