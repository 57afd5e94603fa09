import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadPack } from '../../platform/packs/load-pack.ts'
import type { Pack } from '../../platform/packs/pack.ts'
import { projectRoot } from '../../platform/root.ts'
import { answerClock } from './clock-command-line.ts'

let pack: Pack
beforeAll(async () => {
  const loaded = await loadPack(join(projectRoot, 'deployments', 'amss'))
  if (!loaded.ok) throw new Error(loaded.refusal.message.es)
  pack = loaded.value
})

function ask(text: string, json = true) {
  const out: string[] = []
  const err: string[] = []
  const code = answerClock(
    { locale: 'en', pack, out: (line) => out.push(line), err: (line) => err.push(line) },
    text,
    json,
  )
  return { code, out: out.join('\n'), err }
}

const blocks = (kind: string) => {
  const text = readFileSync(join(projectRoot, 'docs', 'clock.md'), 'utf8')
  return [...text.matchAll(new RegExp(`\`\`\`json ${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block)
}
const EXAMPLES = blocks('question').map((question, index) => ({ question, answer: blocks('answer')[index] ?? '' }))

describe('docs/clock.md', () => {
  it('has examples', () => expect(EXAMPLES.length).toBeGreaterThan(1))
  it.each(EXAMPLES)('its answers are those that are given: $question', ({ question, answer }) => {
    const given = ask(question)
    expect(given).toMatchObject({ code: 0, err: [] })
    expect(JSON.parse(given.out)).toEqual(JSON.parse(answer))
  })
  it('in sentences, without --json', () => {
    const { code, out } = ask(EXAMPLES[0]?.question ?? '', false)
    expect(code).toBe(0)
    expect(out).toContain('Day 1 of 3.')
  })
})

describe('what is wrong is said with its place', () => {
  const whole = {
    today: '2019-03-11',
    term: { length: 3, unit: 'working_days' },
    calendar: 'opamss',
    ledger: [{ kind: 'start', on: '2019-03-07' }],
  }
  const CASES: readonly (readonly [unknown, RegExp])[] = [
    [{ ...whole, today: '2019-02-30' }, /^today: This is no date/],
    [{ ...whole, term: { length: 0, unit: 'working_days' } }, /^term\.length: /],
    [{ ...whole, term: { length: 3, unit: 'weeks' } }, /^term\.unit: /],
    [{ ...whole, calendar: 'atlantis' }, /^calendar: There is no calendar “atlantis”/],
    [
      { ...whole, calendar: { days: [{ from: '2019-03-09', to: '2019-03-08' }] } },
      /^calendar\.days\[0\]\.to: It ends before/,
    ],
    [{ ...whole, ledger: [{ kind: 'pause', on: '2019-03-07', reason: 'x' }] }, /^ledger\[0\]\.kind|^ledger\[0\]: /],
    [{ ...whole, ledger: [...whole.ledger, { kind: 'pause', on: '2019-03-08' }] }, /^ledger\[1\]\.reason: /],
    [
      { ...whole, ledger: [...whole.ledger, { kind: 'resume', on: '2019-03-08' }] },
      /^ledger\[1\]\.kind: The term is not suspended/,
    ],
    [{ ...whole, ledger: [{ kind: 'start', on: '2019-03-12' }] }, /^ledger\[0\]\.on: Its date lies after/],
    [{ ...whole, ledgers: [] }, /ledgers/],
  ]
  it.each(CASES)('%j', (question, says) => {
    const { code, out, err } = ask(JSON.stringify(question))
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(
      err.some((line) => says.test(line)),
      err.join(' / '),
    ).toBe(true)
  })
  it('where the text stops being JSON', () => {
    expect(ask('{\n  "today": oops\n}')).toMatchObject({
      code: 1,
      err: [expect.stringMatching(/no JSON: line 2, column 12/)],
    })
  })
})
