import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pack } from '../../platform/packs/pack.ts'
import { referencePack } from './indices-test-pack.ts'
import { statisticsCommand } from './statistics-command-line.ts'

let pack: Pack
let folder: string
beforeAll(async () => {
  pack = await referencePack()
  folder = mkdtempSync(join(tmpdir(), 'trama-statistics-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(args: readonly string[], data?: unknown) {
  const out: string[] = []
  const err: string[] = []
  writeFileSync(join(folder, 'data.json'), JSON.stringify(data ?? null))
  const shell = {
    locale: 'en',
    folder,
    pack,
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
  } as const
  const code = await statisticsCommand(shell, args)
  return { code, out: out.join('\n'), err }
}

describe('trama statistics', () => {
  it('lists what there is, with an example of each that can be computed', async () => {
    const { out } = await run([])
    const lines = out.split('\n').map((line) => line.split('\t'))
    expect(lines.length).toBe(8)
    for (const [name = '', , given = ''] of lines) {
      const { code, err } = await run([name, 'data.json'], JSON.parse(given.replace(/ \(o\/or.*/, '')))
      expect({ name, code, err }).toEqual({ name, code: 0, err: [] })
    }
  })

  it('answers the value', async () => {
    const { code, out } = await run(['krugman', 'data.json'], { here: [60, 40], area: [10, 10] })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({ format: 1, statistic: 'krugman', answer: 0.2 })
  })

  it('warns of few places', async () => {
    const data = {
      places: ['a', 'b', 'c'],
      values: [1, 2, 9],
      neighbours: [
        ['a', 'b'],
        ['b', 'c'],
      ],
    }
    const { out } = await run(['moran', 'data.json'], data)
    expect(JSON.parse(out).answer).toMatchObject({ fewPlaces: true, places: 3, expected: -0.5 })
  })

  it.each([
    ['a reason instead of a number', ['krugman'], { here: [0], area: [1] }, [], /undefined_ratio/],
    ['a refusal', ['shift-share'], [], [/There is no activity/], /^$/],
    ['a text for a number', ['krugman'], { here: ['a'], area: [1] }, [/data\.json here\[0\]: /], /^$/],
    [
      'a stranger among the neighbours',
      ['moran'],
      { places: ['a'], values: [1], neighbours: [['a', 'z']] },
      [/“z” is not among/],
      /^$/,
    ],
  ] as const)('%s: exit code 1', async (_, [name], data, err, out) => {
    const answer = await run([name, 'data.json'], data)
    expect(answer.code).toBe(1)
    expect(answer.err).toEqual(err.map((each) => expect.stringMatching(each)))
    expect(answer.out).toMatch(out)
  })

  it.each([[['nothing', 'data.json']], [['krugman']], [['krugman', 'a', 'b']], [['--xml']]])(
    '%j is wrong usage',
    async (args) => {
      expect((await run(args)).code).toBe(2)
    },
  )
})
