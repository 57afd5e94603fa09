import { expect, it } from 'vitest'
import { type LotAct, type LotFacts, mayActOnLot } from './lot-acts.ts'

const FACTS: LotFacts = { state: 'sent', changed: false, ownWork: false, effect: 3, twice: 0 }

it.each<[string, LotAct, Partial<LotFacts>, string | undefined]>([
  ['another person takes what was sent', 'take', {}, undefined],
  ['who brought it does not', 'take', { ownWork: true }, 'own_work'],
  ['what was not sent is not taken', 'take', { state: 'open' }, 'changed_meanwhile'],
  ['what changed meanwhile is looked at again', 'take', { changed: true }, 'changed_meanwhile'],
  ['who brought it sends it', 'send', { state: 'open', ownWork: true }, undefined],
  ['what changes nothing is not sent', 'send', { state: 'open', effect: 0 }, 'nothing_new'],
  ['what contradicts itself is not sent', 'send', { state: 'open', twice: 2 }, 'twice'],
  ['what was taken is not discarded', 'discard', { state: 'taken' }, 'changed_meanwhile'],
])('%s', (_, act, facts, refusal) => {
  expect(mayActOnLot(act, { ...FACTS, ...facts })?.kind).toBe(refusal)
})
