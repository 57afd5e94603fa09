import { join } from 'node:path'
import { render } from 'preact-render-to-string'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadPack } from '../../../../../platform/packs/load-pack.ts'
import { projectRoot } from '../../../../../platform/root.ts'
import type { StaffCase } from '../../../data/staff-case-query.ts'
import { definitionFiles } from '../../../definitions-deployment.ts'
import type { Definition } from '../../../rules/definition/definition.ts'
import { compileDefinition, rulesFor } from '../../../rules/filing/compiled.ts'
import { act, after, everyAction, type FlowState, type Holds, startOf } from '../../../rules/flow/flow.ts'
import { actionsFor, NOBODY, rolesAt, type Standing } from '../../../rules/flow/roles.ts'
import { ActionsPart } from './actions-part.tsx'

let definitions: readonly Definition[]

beforeAll(async () => {
  const pack = await loadPack(join(projectRoot, 'deployments/amss'))
  const files = pack.ok ? pack.value.read(definitionFiles) : pack
  if (!files.ok) throw new Error(files.refusal.message.en)
  definitions = files.value.map(({ value }) => value)
})

/** Who may stand before a case: everybody the engine tells apart, and each unit that a definition names. */
function standings(definition: Definition): readonly (readonly [string, Standing])[] {
  const units = [...new Set(definition.steps.flatMap(({ unit }) => unit ?? []))]
  return [
    ['nobody', NOBODY],
    ['the applicant', { ...NOBODY, applicant: true }],
    ['an administrator', { ...NOBODY, staff: true, administrator: true }],
    ['staff of no unit', { ...NOBODY, staff: true }],
    ['staff of another unit', { ...NOBODY, staff: true, units: ['SIM'] }],
    ...units.map((unit) => [`staff of ${unit}`, { ...NOBODY, staff: true, units: [unit] }] as const),
  ]
}

/** Every state that some course of a case comes to. */
function states(definition: Definition): readonly FlowState[] {
  const seen = new Map<string, FlowState>()
  const queue = [startOf(definition)]
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    const key = JSON.stringify(state)
    if (seen.has(key)) continue
    seen.set(key, state)
    for (const each of everyAction(definition, state)) queue.push(after(definition, state, each))
  }
  return [...seen.values()]
}

/** What the server would accept, found by trying everything that the definition names anywhere. */
function accepted(definition: Definition, state: FlowState, standing: Standing, holds: Holds): readonly string[] {
  return definition.steps.flatMap((step) =>
    step.actions
      .filter((action) => {
        const asked = { step: step.key, action: action.key }
        return act(definition, state, asked, rolesAt(definition, step, standing), holds).ok
      })
      .map((action) => `${step.key}.${action.key}`),
  )
}

function drawn(definition: Definition, flow: FlowState, standing: Standing, holds: Holds): readonly string[] {
  const allowed = actionsFor(definition, flow, standing, holds)
  const row = { id: 'x', version: 1, flow, endedAs: flow.ended, answers: {} }
  const answer = { row, definition, standing, allowed, colleagues: [] } as unknown as StaffCase
  const html = render(
    <ActionsPart
      answer={answer}
      locale="es"
      csrf="x"
      today="2026-03-30"
      mayWork={standing.staff}
      stateOf={() => ({ values: {}, errors: [] })}
    />,
  )
  return [...html.matchAll(/data-action="([^"]+)"/g)].map(([, name = '']) => name)
}

describe('the actions of the case page', () => {
  test('are those that the server accepts, in every state of every definition, whoever looks', () => {
    let looked = 0
    for (const definition of definitions) {
      const { holds } = rulesFor(compileDefinition(definition), {})
      for (const state of states(definition))
        for (const [who, standing] of standings(definition)) {
          const where = `${definition.code} at ${state.ended ?? state.open.join('+')}, ${who}`
          const page = drawn(definition, state, standing, holds)
          // What one applied for oneself is acted on where applicants act, never here.
          const server = standing.applicant ? [] : accepted(definition, state, standing, holds)
          expect([...page].sort(), where).toEqual([...server].sort())
          looked += page.length
        }
    }
    expect(looked).toBeGreaterThan(50)
  })
})
