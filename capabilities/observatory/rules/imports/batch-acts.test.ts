import { expect, it } from 'vitest'
import { type BatchFacts, mayAct } from './batch-acts.ts'

const FACTS: BatchFacts = { state: 'draft', changed: false, ownWork: false, errors: 0, warnings: 0, reason: '' }

it.each([
  ['another person reviews a draft', 'review', {}, undefined],
  ['who brought it does not review it', 'review', { ownWork: true }, 'own_work'],
  ['what was noticed is answered', 'review', { warnings: 2 }, 'unanswered'],
  ['with an answer it passes', 'review', { warnings: 2, reason: 'Censo nuevo.' }, undefined],
  ['no answer helps against an error', 'review', { errors: 1, reason: 'x' }, 'errors'],
  ['a draft is not published', 'publish', {}, 'changed_meanwhile'],
  ['what was reviewed is', 'publish', { state: 'reviewed', warnings: 2 }, undefined],
  ['not by who brought it', 'publish', { state: 'reviewed', ownWork: true }, 'own_work'],
  ['nor twice', 'publish', { state: 'published' }, 'changed_meanwhile'],
  ['one discards one’s own', 'discard', { ownWork: true, errors: 3 }, undefined],
  ['what is published is not discarded', 'discard', { state: 'published' }, 'changed_meanwhile'],
  ['nobody acts on what changed', 'discard', { changed: true }, 'changed_meanwhile'],
] as const)('%s', (_, act, facts, kind) => {
  expect(mayAct(act, { ...FACTS, ...facts })?.kind).toBe(kind)
})
