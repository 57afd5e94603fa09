import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitionYaml } from '../../exports/definition-yaml.ts'
import { readDefinitionFile } from '../../imports/definition-file.ts'
import type { Answers } from '../filing/answers.ts'
import { checkDefinition } from './check.ts'
import { compareEditions } from './compare.ts'
import { type Definition, definitionSchema } from './definition.ts'
import { blankDefinition, type Edit, edited, partAt } from './edit.ts'
import { moveAnswers } from './move-answers.ts'
import { definitionFor } from './override.ts'

const BLANK = definitionSchema.parse(blankDefinition('prueba', 'Prueba'))
const FIELD = { key: 'area', title: { es: 'Área' }, kind: 'number' }

function change(edit: Edit, from: Definition = BLANK): Definition {
  const done = edited(from, edit)
  if (!done.ok) throw new Error(done.refusal.message.es)
  return done.value
}

describe('a new procedure', () => {
  it('has nothing wrong in it but that nobody knows its term', () => {
    expect(checkDefinition(BLANK).map(({ kind }) => kind)).toEqual(['term_without_citation'])
  })
})

describe('an edit of a draft', () => {
  const CASES: readonly (readonly [string, Edit, (d: Definition) => unknown, unknown])[] = [
    [
      'adds a field at the end',
      { act: 'add', at: 'sections.0.fields', value: FIELD },
      (d) => d.sections[0]?.fields.map(({ key }) => key),
      ['subject', 'area'],
    ],
    [
      'writes a section anew and keeps its fields',
      { act: 'put', at: 'sections.0', value: { key: 'other', title: { es: 'Otra' } } },
      (d) => d.sections.map(({ key, fields }) => [key, fields.length]),
      [['other', 1]],
    ],
    [
      'writes a step anew and keeps its actions',
      { act: 'put', at: 'steps.1', value: { key: 'review', title: { es: 'Estudio' }, by: 'reviewer' } },
      (d) => [d.steps[1]?.title.es, d.steps[1]?.actions.length],
      ['Estudio', 1],
    ],
    ['moves a role up', { act: 'up', at: 'roles.1' }, (d) => d.roles.map(({ key }) => key), ['reviewer', 'applicant']],
    [
      'leaves the first where it is',
      { act: 'up', at: 'roles.0' },
      (d) => d.roles.map(({ key }) => key),
      ['applicant', 'reviewer'],
    ],
    ['takes a step out', { act: 'remove', at: 'steps.2' }, (d) => d.steps.map(({ key }) => key), ['draft', 'review']],
    ['changes what is of the whole', { act: 'basics', value: { title: { es: 'Otro' } } }, (d) => d.title.es, 'Otro'],
    ['takes away what is not said any more', { act: 'basics', value: { term: null } }, (d) => d.term, undefined],
  ]
  it.each(CASES)('%s', (_, edit, look, expected) => expect(look(change(edit))).toEqual(expected))

  const REFUSED: readonly (readonly [string, Edit, string])[] = [
    ['a part that is not there', { act: 'put', at: 'steps.9', value: {} }, 'no_place'],
    ['a list that is none', { act: 'add', at: 'counted', value: {} }, 'no_place'],
    ['a fee of a municipality that says nothing', { act: 'add', at: 'overrides.0.fees', value: {} }, 'no_place'],
    ['a municipality without a name', { act: 'add', at: 'overrides', value: {} }, 'not_sound'],
    ['what no list has', { act: 'remove', at: 'title' }, 'no_place'],
    ['what everything inherits', { act: 'put', at: '__proto__.0', value: {} }, 'no_place'],
    ['the only field of a section', { act: 'remove', at: 'sections.0.fields.0' }, 'last_one'],
    [
      'a field of no kind',
      { act: 'add', at: 'sections.0.fields', value: { key: 'x', title: { es: 'x' }, kind: 'colour' } },
      'not_sound',
    ],
  ]
  it.each(REFUSED)('refuses %s', (_, edit, kind) => {
    expect(edited(BLANK, edit)).toMatchObject({ ok: false, refusal: { kind } })
  })

  it('writes what a municipality says otherwise, part by part', () => {
    const named = { jurisdiction: 'norte', title: { es: 'Norte' }, units: { review: 'NOR' } }
    const fee = { key: 'fee', title: { es: 'Tasa' }, amount: '5', certainty: 'invented' }
    const begun = change({ act: 'add', at: 'overrides', value: named })
    const charged = change({ act: 'add', at: 'overrides.0.fees', value: fee }, begun)
    expect(definitionFor(charged, 'norte').fees.map(({ amount }) => amount)).toEqual(['5'])
    const renamed = change({ act: 'put', at: 'overrides.0', value: { ...named, units: { review: 'N2' } } }, charged)
    expect(renamed.overrides[0]).toMatchObject({ units: { review: 'N2' }, fees: [{ key: 'fee' }] })
    const dearer = change({ act: 'put', at: 'overrides.0.fees.0', value: { ...fee, amount: '6' } }, renamed)
    expect(definitionFor(dearer, 'norte').fees[0]?.amount).toBe('6')
    expect(definitionFor(dearer, 'sur').fees).toEqual([])
    const free = change({ act: 'remove', at: 'overrides.0.fees.0' }, dearer)
    expect(definitionFor(free, 'norte').fees).toEqual([])
    expect(change({ act: 'remove', at: 'overrides.0' }, free)).toEqual(BLANK)
  })

  it('leaves the definition that it began with alone', () => {
    const before = structuredClone(BLANK)
    change({ act: 'remove', at: 'steps.0' })
    expect(BLANK).toEqual(before)
    expect(partAt(BLANK, 'steps.0.actions.0')).toMatchObject({ key: 'file' })
    expect(partAt(BLANK, 'steps')).toBeUndefined()
  })
})

/** Texts as people write them, and as nobody should. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      'sí',
      'no',
      '1e3',
      '- x: y',
      '# z',
      "'",
      '"',
      '~',
      'null',
      '2019-01-01',
      'a\nb',
      '{x}',
      '*a',
      '&b',
      '!c',
      '%d',
      '|',
      '> e',
    ),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '')
const text = fc.oneof(
  words.map((es) => ({ es })),
  fc.record({ es: words, en: words }),
)
const KINDS = ['text', 'number', 'money', 'yes_no', 'date'] as const
const keys = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,6}$/), { minLength: 1, maxLength: 5 })
const written = fc
  .record({
    title: text,
    summary: text,
    citation: words,
    keys,
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 5, maxLength: 5 }),
    options: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 4 }),
  })
  .map(({ title, summary, citation, keys: names, kinds, options }) =>
    definitionSchema.parse({
      ...BLANK,
      title,
      summary,
      term: { length: 5, unit: 'months', citation },
      documents: [{ key: 'doc', title, accepts: ['pdf'], citation, certainty: 'found' }],
      sections: [
        {
          key: 's',
          title,
          fields: [
            ...names.map((key, index) => ({ key, title: summary, kind: kinds[index] })),
            { key: 'choice_1', title, kind: 'choice', options: options.map((value) => ({ value, title })) },
          ],
        },
      ],
    }),
  )

describe('a definition as a file', () => {
  it('is read again as what was written, whatever is written in it', () => {
    fc.assert(
      fc.property(written, (definition) => {
        expect(readDefinitionFile(definitionYaml(definition))).toEqual({ ok: true, value: definition })
      }),
      { numRuns: 300, seed: 6 },
    )
  })

  it('says where it cannot be read', () => {
    expect(readDefinitionFile('code: x\nedition: [')).toMatchObject({ ok: false, refusal: { kind: 'wrong_file' } })
    const wrong = readDefinitionFile(definitionYaml(BLANK).replace('kind: text', 'kind: colour'))
    expect(wrong).toMatchObject({ refusal: { message: { es: expect.stringMatching(/^Línea \d+, sections\[0\]/) } } })
  })
})

describe('two editions compared', () => {
  it('of the same there is nothing to say', () => {
    fc.assert(
      fc.property(written, (definition) => {
        expect(compareEditions(definition, structuredClone(definition))).toEqual([])
      }),
      { numRuns: 50, seed: 6 },
    )
  })

  it('names what was added, taken out, written otherwise and put in another order', () => {
    const now = change(
      { act: 'up', at: 'roles.1' },
      change(
        { act: 'basics', value: { title: { es: 'Otro' } } },
        change({ act: 'add', at: 'sections.0.fields', value: FIELD }),
      ),
    )
    expect(compareEditions(BLANK, now)).toEqual([
      { place: 'title.es', before: 'Prueba', after: 'Otro' },
      { place: 'roles ↕', before: 'applicant, reviewer', after: 'reviewer, applicant' },
      { place: 'sections.request.fields ↕', before: 'subject', after: 'subject, area' },
      { place: 'sections.request.fields.area.key', after: 'area' },
      { place: 'sections.request.fields.area.title.es', after: 'Área' },
      { place: 'sections.request.fields.area.kind', after: 'number' },
      { place: 'sections.request.fields.area.required', after: 'true' },
    ])
  })
})

/** Answers to some of the fields of a definition. */
function answersTo(definition: Definition, seed: readonly boolean[]): Answers {
  const all = definition.sections.flatMap(({ fields }) => fields)
  return Object.fromEntries(
    all.flatMap(({ key, kind, options }, index) => {
      if (seed[index % seed.length] === false) return []
      const value =
        kind === 'number' || kind === 'money' ? index : kind === 'yes_no' ? true : (options?.[0]?.value ?? 'x')
      return [[key, value]]
    }),
  )
}

describe('an open draft that goes to another edition', () => {
  const seeds = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 })
  it('loses nothing where nothing changed', () => {
    fc.assert(
      fc.property(written, seeds, (definition, seed) => {
        const answers = answersTo(definition, seed)
        expect(moveAnswers(definition, structuredClone(definition), answers)).toEqual({ answers, lost: [], asked: [] })
      }),
      { numRuns: 200, seed: 6 },
    )
  })

  it('loses exactly what the other asks otherwise, changes nothing that it keeps, and has a word about it', () => {
    fc.assert(
      fc.property(written, written, seeds, (from, to, seed) => {
        const answers = answersTo(from, seed)
        const { answers: kept, lost, asked, word } = moveAnswers(from, to, answers)
        const [old, now] = [from, to].map(
          ({ sections }) => new Map(sections.flatMap(({ fields }) => fields.map((f) => [f.key, f] as const))),
        )
        const figure = (kind: string | undefined) => (kind === 'money' ? 'number' : kind)
        for (const [key, answer] of Object.entries(answers)) {
          const there = now?.get(key)
          const stays =
            there !== undefined &&
            figure(there.kind) === figure(old?.get(key)?.kind) &&
            (there.kind !== 'choice' || (there.options ?? []).some(({ value }) => value === answer))
          expect(kept[key]).toEqual(stays ? answer : undefined)
          expect(lost.some((each) => each.key === key)).toBe(!stays)
        }
        expect(Object.keys(kept).every((key) => key in answers)).toBe(true)
        expect(word === undefined).toBe(lost.length === 0 && asked.length === 0)
      }),
      { numRuns: 300, seed: 6 },
    )
  })

  it('of several choices keeps those that are still offered', () => {
    const of = (...values: string[]) =>
      change({
        act: 'put',
        at: 'sections.0.fields.0',
        value: {
          key: 'subject',
          title: { es: 'Usos' },
          kind: 'choices',
          options: values.map((value) => ({ value, title: { es: value } })),
        },
      })
    const moved = moveAnswers(of('a', 'b'), of('b', 'c'), { subject: ['a', 'b'] })
    expect(moved.answers).toEqual({ subject: ['b'] })
    expect(moved.word?.es).toBe(
      'Este trámite cambió mientras usted lo preparaba; lo demás que escribió sigue aquí. Vuelva a responder, si todavía se pregunta: «Usos».',
    )
  })
})
