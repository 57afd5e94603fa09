import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calendarFiles } from '../../platform/calendar/calendar-schema.ts'
import { calendarChain, workingCalendar } from '../../platform/calendar/working-calendar.ts'
import { loadPack } from '../../platform/packs/load-pack.ts'
import { projectRoot } from '../../platform/root.ts'
import { definitionFiles } from './definitions-deployment.ts'
import { demoCase } from './demo-cases.ts'
import { compileDefinition, rulesFor } from './rules/filing/compiled.ts'
import { act, startOf } from './rules/flow/flow.ts'

const TODAY = '2026-11-20'
const pack = await loadPack(join(projectRoot, 'deployments', 'amss'))
if (!pack.ok) throw new Error(pack.refusal.message.es)
const calendars = pack.value.read(calendarFiles)
const definitions = pack.value.read(definitionFiles)
if (!calendars.ok || !definitions.ok) throw new Error('The pack cannot be read.')
const compiled = definitions.value.map(({ value }) => compileDefinition(value))
const known = calendars.value.map(({ value }) => value)
const calendarOf = (code: string) => {
  const chain = calendarChain(code, known)
  if (!chain.ok) throw new Error(chain.refusal.message.es)
  return workingCalendar(chain.value)
}
const made = Array.from({ length: 60 }, (_, index) => {
  const definition = compiled[index % compiled.length]
  if (definition === undefined) throw new Error('No definitions.')
  const calendar = calendarOf(definition.definition.calendar)
  return { definition, made: demoCase(definition, calendar, { seed: index, today: TODAY, name: 'X' }) }
})

describe('cases of the demonstration', () => {
  it('can be made of nearly every definition, and differ', () => {
    const cases = made.flatMap(({ made: one }) => (one === undefined ? [] : [one]))
    expect(cases.length).toBeGreaterThan(50)
    expect(new Set(cases.map(({ flow }) => flow.ended ?? flow.open.join('+'))).size).toBeGreaterThan(4)
    expect(cases.some(({ clockState }) => clockState === 'suspended')).toBe(true)
  })
  it('went the ways of their definitions and no other', () => {
    for (const { definition, made: one } of made) {
      if (one === undefined) continue
      const { holds } = rulesFor(definition, one.answers)
      let flow = startOf(definition.definition)
      for (const event of one.events) {
        const next = act(definition.definition, flow, event, [event.role], holds)
        if (!next.ok) throw new Error(`${definition.definition.code}: ${event.step} ${event.action}`)
        flow = next.value
      }
      expect(flow).toEqual(one.flow)
      expect(one.events.every(({ on }) => on >= one.filedOn && on <= TODAY)).toBe(true)
    }
  })
  it('are the same each time', () => {
    const [first] = compiled
    if (first === undefined) throw new Error('No definitions.')
    const again = () => demoCase(first, calendarOf(first.definition.calendar), { seed: 7, today: TODAY, name: 'X' })
    expect(again()).toEqual(again())
  })
})
