import { expect, test } from 'vitest'
import type { Ctx } from '../capability/context.ts'
import type { Runner } from '../capability/runner.ts'
import { type AtPlace, type PlaceQuestion, whatHappensAt } from './at-place.ts'

const text = (es: string) => ({ es, en: es })
const runner = {} as Runner
const ctx = {} as Ctx
const permission = { id: 'x.see', sentence: text('ver'), grants: [{ to: 'public' as const }] }

const room = (id: string, ask: AtPlace['ask']): AtPlace => ({ id, title: text(id), permission, ask })
const answers = (count: number) => async () => ({
  ok: true as const,
  value: { lead: text('hoy'), count, entries: [], demo: false },
})

test('rooms tell in the order in which they are mounted; one with nothing there, and one that refuses, are not shown', async () => {
  const asked: PlaceQuestion[] = []
  const rooms = [
    room('planning', (_runner, _ctx, question) => {
      asked.push(question)
      return answers(2)()
    }),
    room('permits', answers(0)),
    room('cases', async () => ({ ok: false, refusal: { kind: 'forbidden', message: text('no') } })),
    room('works', answers(1)),
  ]
  const told = await whatHappensAt(rooms, runner, ctx, { places: ['a', 'b'] })
  expect(told.map(({ id, answer }) => [id, answer.count])).toEqual([
    ['planning', 2],
    ['works', 1],
  ])
  expect(asked).toEqual([{ places: ['a', 'b'] }])
})
