import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadPack } from '../../../../platform/packs/load-pack.ts'
import { projectRoot } from '../../../../platform/root.ts'
import { type CheckedDefinition, checkedDefinitions } from '../../definitions-deployment.ts'
import { act, allowedActions, everyAction, startOf } from '../flow/flow.ts'
import { walk } from '../flow/walk.ts'
import { checkDefinition } from './check.ts'
import { type Definition, definitionSchema } from './definition.ts'
import { definitionFor } from './override.ts'

let checked: readonly CheckedDefinition[]
beforeAll(async () => {
  const pack = await loadPack(join(projectRoot, 'deployments', 'amss'))
  const read = pack.ok ? checkedDefinitions(pack.value) : pack
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  checked = read.value
})

describe('the definitions of the AMSS', () => {
  it('are there, and have nothing wrong in them', () => {
    expect(checked.map(({ definition }) => definition.code)).toEqual([
      'acreditacion-de-profesionales',
      'acta-de-monitoreo',
      'asesoria-tecnica',
      'calificacion-de-lugar',
      'factibilidad-de-drenaje',
      'informe-sobre-apelacion',
      'linea-de-construccion',
      'opinion-tecnica',
      'permiso-de-construccion',
      'permiso-de-habitar',
      'permiso-de-parcelacion',
      'recepcion-de-obra',
      'reconocimiento-de-obra',
      'recurso-de-reconsideracion',
      'registro-de-empresas',
      'revision-vial-y-zonificacion',
      'uso-del-espacio-publico',
    ])
    expect(checked.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))).toEqual([])
  })

  it('lead from the start to every end, whatever happens on the way, and nowhere get stuck', () => {
    for (const { definition } of checked) {
      const { reached, stuck, whole, states } = walk(definition)
      const ends = definition.steps.filter(({ end }) => end !== undefined).map(({ key }) => key)
      expect([definition.code, ends.filter((key) => !reached.has(key))]).toEqual([definition.code, []])
      expect({ stuck, whole }).toEqual({ stuck: [], whole: true })
      expect(states).toBeGreaterThan(5)
    }
  })

  it('say of what is not known that it is to be confirmed', () => {
    const told = checked.filter(({ findings }) => !findings.some(({ kind }) => kind === 'term_without_citation'))
    expect(told.map(({ definition: { code, term } }) => [code, term?.length, term?.citation])).toEqual([
      ['asesoria-tecnica', 20, 'Plan de Acción 2019, SPI: compromiso de la unidad'],
      ['opinion-tecnica', 10, 'Plan de Acción 2019, SPI: compromiso de la unidad'],
    ])
  })

  it('hold with what each municipality says otherwise', () => {
    const places = checked.flatMap(({ definition }) =>
      definition.overrides.map(({ jurisdiction }) => ({ jurisdiction, definition })),
    )
    expect(places.length).toBeGreaterThanOrEqual(7)
    for (const { jurisdiction, definition } of places) {
      const there = { ...definitionFor(definition, jurisdiction), overrides: [] }
      expect([
        definition.code,
        jurisdiction,
        checkDefinition(there).filter(({ severity }) => severity === 'error'),
      ]).toEqual([definition.code, jurisdiction, []])
    }
  })
})

const text = { es: 'x', en: 'x' }
const SOUND = {
  code: 'prueba',
  edition: '1',
  title: text,
  summary: text,
  who: text,
  situation: text,
  roles: [
    { key: 'applicant', title: text },
    { key: 'reviewer', title: text },
    { key: 'x', title: text },
  ],
  calendar: 'x',
  certainty: 'invented',
  term: { length: 10, unit: 'working_days', citation: 'Ley' },
  sections: [{ key: 's', title: text, fields: [{ key: 'area', title: text, kind: 'number' }] }],
  documents: [{ key: 'plan', title: { es: 'Plano' }, accepts: ['pdf'], certainty: 'invented' }],
  fees: [{ key: 'fee', title: text, amount: 'area * 2', certainty: 'invented', inForceTo: '2019-12-31' }],
  checks: [{ key: 'small', when: 'area < 5', severity: 'stops', message: text, certainty: 'invented' }],
  steps: [
    {
      key: 'draft',
      title: text,
      by: 'applicant',
      actions: [{ key: 'file', title: text, to: 'review', clock: 'start' }],
    },
    {
      key: 'review',
      title: text,
      by: 'reviewer',
      actions: [
        { key: 'observe', title: text, to: 'fix', clock: 'pause' },
        { key: 'grant', title: text, to: 'granted', clock: 'stop', when: 'area > 10' },
      ],
    },
    {
      key: 'fix',
      title: text,
      by: 'applicant',
      actions: [{ key: 'answer', title: text, to: 'review', clock: 'resume' }],
    },
    { key: 'granted', title: text, end: 'granted' },
  ],
}
type Plain = typeof SOUND

function made(change: (plain: Plain) => object = (plain) => plain): Definition {
  const parsed = definitionSchema.safeParse({ ...SOUND, ...change(structuredClone(SOUND)) })
  if (!parsed.success) throw new Error(parsed.error.message)
  return parsed.data
}

describe('what a definition is told', () => {
  it('nothing, where it is sound', () => expect(checkDefinition(made())).toEqual([]))

  const FAULTS: readonly (readonly [string, string, (plain: Plain) => object])[] = [
    [
      'unknown_step',
      'steps[2].actions[0].to',
      ({ steps }) => ({
        steps: steps.map((s) =>
          s.key === 'fix' ? { ...s, actions: [{ key: 'answer', title: text, to: 'nowhere', clock: 'resume' }] } : s,
        ),
      }),
    ],
    [
      'unreachable_step',
      'steps[4]',
      ({ steps }) => ({
        steps: [...steps, { key: 'lost', title: text, by: 'x', actions: [{ key: 'go', title: text, to: 'granted' }] }],
      }),
    ],
    [
      'dead_end',
      'steps[2]',
      ({ steps }) => ({ steps: steps.map((s) => (s.key === 'fix' ? { ...s, actions: [] } : s)) }),
    ],
    [
      'dead_end',
      'steps[2]',
      ({ steps }) => ({ steps: steps.map((s) => (s.key === 'fix' ? { ...s, join: ['review', 'granted'] } : s)) }),
    ],
    [
      'no_maker',
      'steps[2].actions[0]',
      ({ steps }) => ({
        steps: steps.map((s) => (s.key === 'fix' ? { key: s.key, title: text, actions: s.actions } : s)),
      }),
    ],
    [
      'clock_disorder',
      'steps[0]',
      ({ steps }) => ({
        steps: steps.map((s) =>
          s.key === 'draft' ? { ...s, actions: [{ key: 'file', title: text, to: 'review', clock: 'resume' }] } : s,
        ),
      }),
    ],
    ['unknown_role', 'steps[1].by', () => ({ roles: [{ key: 'applicant', title: text }] })],
    ['missing_field', 'checks[0].when', () => ({ checks: [{ ...SOUND.checks[0], when: 'aera < 5' }] })],
    ['missing_field', 'counted[0]', () => ({ counted: ['aera'] })],
    ['bad_expression', 'fees[0].amount', () => ({ fees: [{ ...SOUND.fees[0], amount: 'area > 2' }] })],
    ['bad_expression', 'checks[0].when', () => ({ checks: [{ ...SOUND.checks[0], when: 'area <' }] })],
    [
      'repeated_key',
      'documents',
      ({ documents }) => ({ documents: [...documents, { ...documents[0], title: { es: 'Otro' } }] }),
    ],
    [
      'repeated_document',
      'documents[1]',
      ({ documents }) => ({ documents: [...documents, { ...documents[0], key: 'plan_2', title: { es: 'PLANO.' } }] }),
    ],
    ['overlapping_validity', 'fees[1]', ({ fees }) => ({ fees: [...fees, { ...fees[0], inForceFrom: '2019-06-01' }] })],
    ['term_without_citation', 'term', () => ({ term: { length: 10, unit: 'working_days' } })],
    [
      'held_document',
      'documents[0]',
      ({ documents }) => ({ documents: [{ ...documents[0], heldBy: { es: 'el registro' } }] }),
    ],
  ]
  const PLACED = (plain: Plain) => ({
    sections: [
      {
        ...plain.sections[0],
        fields: [
          { key: 'area', title: text, kind: 'number' },
          { key: 'site', title: text, kind: 'point' },
        ],
      },
    ],
    open: ['area'],
    openPlace: { field: 'site', near: 'point', citation: 'Ley', certainty: 'invented' },
  })
  const NEAR: readonly (readonly [string, string, object])[] = [
    ['missing_field', 'openPlace.field', { field: 'area' }],
    ['bad_nearness', 'openPlace.square', { near: 'square' }],
    ['bad_nearness', 'openPlace.square', { square: 500 }],
    [
      'bad_nearness',
      'openPlace.unless.square',
      { near: 'square', square: 500, unless: { when: 'area < 5', says: text, square: 250 } },
    ],
    ['bad_nearness', 'openPlace.unless.square', { near: 'municipality', unless: { when: 'area < 5', says: text } }],
    ['missing_field', 'openPlace.unless.when', { unless: { when: 'aera < 5', says: text } }],
    ['judged_by_hidden', 'openPlace.unless.when', { unless: { when: 'site = "x"', says: text } }],
  ]
  it.each(NEAR)('%s, at %s: %j', (kind, path, change) => {
    const placed = (plain: Plain) => ({ ...PLACED(plain), openPlace: { ...PLACED(plain).openPlace, ...change } })
    const found = checkDefinition(made(placed)).find((finding) => finding.kind === kind)
    expect(found).toMatchObject({ path, message: { es: expect.any(String), en: expect.any(String) } })
  })
  it('that a place is not opened whole, and that publishing it needs a norm', () => {
    expect(checkDefinition(made(PLACED))).toEqual([])
    const whole = checkDefinition(made((plain) => ({ ...PLACED(plain), open: ['area', 'site'] })))
    expect(whole.map(({ kind, path }) => [kind, path])).toEqual([['open_place_field', 'open[1]']])
    const bare = checkDefinition(
      made((plain) => ({ ...PLACED(plain), openPlace: { field: 'site', near: 'point', certainty: 'invented' } })),
    )
    expect(bare.map(({ kind, severity }) => [kind, severity])).toEqual([['nearness_without_citation', 'warning']])
  })

  it.each(FAULTS)('%s, at %s', (kind, path, change) => {
    const found = checkDefinition(made(change)).find((finding) => finding.kind === kind)
    expect(found).toMatchObject({ path, message: { es: expect.any(String), en: expect.any(String) } })
  })

  it('a fee that follows another is no overlap', () => {
    expect(
      checkDefinition(
        made(({ fees }) => ({ fees: [...fees, { ...fees[0], inForceFrom: '2020-01-01', inForceTo: '2020-12-31' }] })),
      ),
    ).toEqual([])
  })
})

/** Steps that lead to any others, without joins: what can be reached is what any search of a graph says. */
const wild = fc.array(fc.array(fc.nat({ max: 7 }), { maxLength: 3 }), { minLength: 2, maxLength: 8 }).map((leads) =>
  made(() => ({
    steps: leads.map((to, index) => ({
      key: `s${index}`,
      title: text,
      ...(to.length === 0 && index > 0 ? { end: 'closed' } : { by: 'x' }),
      actions:
        index > 0 && to.length === 0
          ? []
          : to.map((at, n) => ({ key: `a${n}`, title: text, to: `s${at % leads.length}` })),
    })),
  })),
)

describe('generated definitions', () => {
  it('a step is unreachable exactly when a plain search of the arrows does not find it', () => {
    fc.assert(
      fc.property(wild, (definition) => {
        const found = new Set<string>()
        const look = (key: string) => {
          if (found.has(key)) return
          found.add(key)
          for (const { to } of definition.steps.find((step) => step.key === key)?.actions ?? [])
            for (const next of to) look(next)
        }
        look('s0')
        const told = checkDefinition(definition)
          .filter(({ kind }) => kind === 'unreachable_step')
          .map(({ path }) => path)
        const lost = definition.steps.flatMap(({ key }, index) => (found.has(key) ? [] : [`steps[${index}]`]))
        expect(told).toEqual(lost)
      }),
      { numRuns: 300, seed: 6 },
    )
  })

  it('what the page offers is exactly what the server does, for every state, role and answer', () => {
    let asked = 0
    for (const { definition } of checked) {
      const roles = [...definition.roles.map(({ key }) => key), 'nobody']
      const seen = new Set<string>()
      const queue = [startOf(definition)]
      for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
        const name = JSON.stringify(state)
        if (seen.has(name)) continue
        seen.add(name)
        for (const role of roles)
          for (const answer of [true, false, null]) {
            const holds = () => answer
            const offered = allowedActions(definition, state, [role], holds).map(
              ({ step, action }) => `${step.key} ${action.key}`,
            )
            for (const step of definition.steps)
              for (const action of step.actions) {
                const done = act(definition, state, { step: step.key, action: action.key }, [role], holds)
                expect(done.ok).toBe(offered.includes(`${step.key} ${action.key}`))
                if (done.ok) queue.push(done.value)
                asked += 1
              }
          }
        expect(state.ended === undefined || everyAction(definition, state).length === 0).toBe(true)
      }
    }
    expect(asked).toBeGreaterThan(1000)
  })
})
