import { describe, expect, it } from 'vitest'
import { checkDefinition } from './check.ts'
import { type Definition, definitionSchema } from './definition.ts'
import { definitionFor } from './override.ts'

const COMMON = {
  code: 'registro',
  edition: '1',
  title: { es: 'Registro' },
  summary: { es: 'Inscribe un negocio.' },
  who: { es: 'Quien lo abre.' },
  situation: { es: 'Voy a abrir un negocio' },
  roles: [
    { key: 'applicant', title: { es: 'Quien solicita' } },
    { key: 'counter', title: { es: 'Ventanilla' } },
  ],
  calendar: 'sv',
  certainty: 'invented',
  term: { length: 5, unit: 'working_days', citation: 'Ordenanza' },
  sections: [
    { key: 'business', title: { es: 'El negocio' }, fields: [{ key: 'area', title: { es: 'Área' }, kind: 'number' }] },
  ],
  documents: [{ key: 'lease', title: { es: 'Contrato' }, accepts: ['pdf'], certainty: 'invented' }],
  fees: [
    { key: 'entry', title: { es: 'Inscripción' }, amount: '10', certainty: 'invented' },
    { key: 'plate', title: { es: 'Placa' }, amount: '3', certainty: 'invented' },
  ],
  steps: [
    {
      key: 'draft',
      title: { es: 'Preparación' },
      by: 'applicant',
      actions: [{ key: 'file', title: { es: 'Presentar' }, to: 'counter', clock: 'start' }],
    },
    {
      key: 'counter',
      title: { es: 'Recepción' },
      by: 'counter',
      actions: [{ key: 'grant', title: { es: 'Inscribir' }, to: 'granted', clock: 'stop' }],
    },
    { key: 'granted', title: { es: 'Inscrito' }, end: 'granted' },
  ],
}

function withOverride(override: object): Definition {
  return definitionSchema.parse({
    ...COMMON,
    overrides: [{ jurisdiction: 'nejapa', title: { es: 'Nejapa' }, ...override }],
  })
}
const inNejapa = (override: object) => definitionFor(withOverride(override), 'nejapa')

describe('a procedure in a municipality', () => {
  const CASES: readonly (readonly [string, object, (d: Definition) => unknown, unknown])[] = [
    ['its own name', { labels: { title: { es: 'Matrícula' } } }, (d) => d.title.es, 'Matrícula'],
    [
      'a step by its own name',
      { labels: { 'steps.counter': { es: 'Catastro' } } },
      (d) => d.steps[1]?.title.es,
      'Catastro',
    ],
    [
      'a role of the same key keeps its name',
      { labels: { 'steps.counter': { es: 'Catastro' } } },
      (d) => d.roles[1]?.title.es,
      'Ventanilla',
    ],
    [
      'a field by its own name',
      { labels: { 'fields.area': { es: 'Superficie' } } },
      (d) => d.sections[0]?.fields[0]?.title.es,
      'Superficie',
    ],
    [
      'its own unit at a step, and no other',
      { units: { counter: 'NEJ' } },
      (d) => d.steps.map(({ unit }) => unit),
      [undefined, 'NEJ', undefined],
    ],
    [
      'its own fee in the place of the common one',
      { fees: [{ key: 'entry', title: { es: 'Inscripción' }, amount: '7', certainty: 'invented' }] },
      (d) => d.fees.map(({ key, amount }) => [key, amount]),
      [
        ['plate', '3'],
        ['entry', '7'],
      ],
    ],
    [
      'a fee more',
      { fees: [{ key: 'fiesta', title: { es: 'Fiestas' }, amount: '1', certainty: 'invented' }] },
      (d) => d.fees.map(({ key }) => key),
      ['entry', 'plate', 'fiesta'],
    ],
    [
      'a document more',
      { documents: [{ key: 'health', title: { es: 'Permiso sanitario' }, accepts: ['pdf'], certainty: 'invented' }] },
      (d) => d.documents.map(({ key }) => key),
      ['lease', 'health'],
    ],
    ['its own calendar', { calendar: 'nejapa' }, (d) => d.calendar, 'nejapa'],
    [
      'nothing said: the common one',
      {},
      ({ title, calendar, fees, steps }) => ({ title, calendar, fees: fees.length, steps: steps.length }),
      { title: { es: 'Registro' }, calendar: 'sv', fees: 2, steps: 3 },
    ],
  ]
  it.each(CASES)('%s', (_, override, look, expected) => expect(look(inNejapa(override))).toEqual(expected))

  it('elsewhere, and where no place is chosen, the common one stands', () => {
    const definition = withOverride({ labels: { title: { es: 'Matrícula' } } })
    expect(definitionFor(definition, 'apopa')).toBe(definition)
    expect(definitionFor(definition, undefined)).toBe(definition)
  })

  it('a name or a unit for what is not there is found, and so is a place that is said twice', () => {
    const strange = withOverride({ labels: { 'steps.nowhere': { es: 'x' } }, units: { nowhere: 'NEJ' } })
    expect(checkDefinition(strange).map(({ kind, path }) => [kind, path])).toEqual([
      ['unknown_label', 'overrides[0].labels.steps.nowhere'],
      ['unknown_step', 'overrides[0].units.nowhere'],
    ])
    const [place] = strange.overrides
    if (place === undefined) throw new Error('no override')
    const twice = { ...withOverride({}), overrides: [withOverride({}), withOverride({})].flatMap((d) => d.overrides) }
    expect(checkDefinition(twice).map(({ kind, path }) => [kind, path])).toEqual([['repeated_key', 'overrides[1]']])
  })
})
