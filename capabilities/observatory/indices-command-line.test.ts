import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pack } from '../../platform/packs/pack.ts'
import { projectRoot } from '../../platform/root.ts'
import { checkCommand, computeCommand, listCommand } from './indices-command-line.ts'
import { robustnessCommand } from './indices-robustness-command.ts'
import { referencePack } from './indices-test-pack.ts'

let pack: Pack
let folder: string
beforeAll(async () => {
  pack = await referencePack()
  folder = mkdtempSync(join(tmpdir(), 'trama-indices-'))
  const documentation = readFileSync(join(projectRoot, 'docs', 'indices.md'), 'utf8')
  const block = (kind: string) =>
    new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(documentation)?.[1] ?? `no ${kind} in docs/indices.md`
  writeFileSync(join(folder, 'two.yaml'), block('yaml definition'))
  writeFileSync(join(folder, 'two.json'), block('json values'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(command: typeof computeCommand, ...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const shell = {
    locale: 'en',
    folder,
    pack,
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
  } as const
  const code = await command(shell, args)
  return { code, out: out.join('\n'), err }
}

async function compute(values: unknown, definition = 'two.yaml') {
  writeFileSync(join(folder, 'given.json'), typeof values === 'string' ? values : JSON.stringify(values))
  return run(computeCommand, definition, 'given.json', '--json')
}

describe('trama index compute', () => {
  it('answers the example of docs/indices.md', async () => {
    const { code, out, err } = await run(computeCommand, 'two.yaml', 'two.json', '--json')
    expect({ code, err }).toEqual({ code: 0, err: [] })
    const { format, results } = JSON.parse(out)
    expect(format).toBe(1)
    expect(results).toMatchObject([
      {
        place: 'A',
        value: 68.75,
        shown: '68.75',
        band: { key: 'high' },
        coverage: { percent: 100, measured: 2, of: 2 },
        index: {
          children: [
            { code: 'literacy_rate', raw: 90, value: 75, weight: 0.75, weightUsed: 0.75 },
            { code: 'homicide_rate', raw: 10, value: 50, weight: 0.25, missing: null },
          ],
        },
      },
      {
        place: 'B',
        value: 75,
        coverage: { percent: 75, measured: 1, missing: [{ code: 'homicide_rate', missing: 'not_collected' }] },
        index: {
          children: [{ weightUsed: 1 }, { value: null, missing: 'not_collected', weight: 0.25, weightUsed: 0 }],
        },
      },
    ])
  })

  it('in sentences, without --json', async () => {
    const { code, out } = await run(computeCommand, 'two.yaml', 'two.json')
    expect(code).toBe(0)
    expect(out).toContain('A: Two things 68.75 (High), coverage 100 % (2/2)')
    expect(out).toContain('arithmetic mean (official): 0.75·75 + 0.25·50 = 68.75')
    expect(out).toContain('100·(90 − 60)/(100 − 60) = 75')
  })

  it('below the minimum coverage: no figure, said, and the exit code of a refusal', async () => {
    const { code, out, err } = await compute({ place: 'C', values: { homicide_rate: 10 } })
    expect(code).toBe(1)
    expect(err).toEqual([
      expect.stringMatching(
        /^C: “Two things” is not computed: what there is covers 25 % of the weight and the method asks for 50 %/,
      ),
    ])
    expect(JSON.parse(out).results).toMatchObject([
      { value: null, missing: 'below_coverage', band: null, refusal: { kind: 'below_coverage' } },
    ])
  })

  const WRONG: readonly (readonly [string, unknown, RegExp])[] = [
    [
      'an indicator that is not there',
      { values: { literacy: 90 } },
      /given\.json values\.literacy: The index “two-things” has no indicator “literacy” \(did you mean “literacy_rate”\?\)/,
    ],
    ['its title instead of its code', { values: { 'Homicide rate': 9 } }, /did you mean “homicide_rate”\?\)/],
    [
      'a text for a number',
      { values: { literacy_rate: '90' } },
      /values\.literacy_rate: “90” is a text: expected is a number without quotes/,
    ],
    ['a yes for a number', { values: { literacy_rate: true } }, /Expected is a number, null, or/],
    [
      'a reason that is not known',
      { values: { literacy_rate: { missing: 'lost' } } },
      /The reason “lost” is not known; there are: not_collected/,
    ],
    ['more than can be', { values: { literacy_rate: 101 } }, /101 cannot be: it goes from 0 to 100/],
    ['no values', { place: 'A', values: {} }, /values: There are no values/],
    ['not even the word', { place: 'A' }, /values: There are no values/],
    [
      'something else',
      { values: { literacy_rate: 1 }, year: 2019 },
      /year: “year” is not known; expected are place, period, values/,
    ],
    [
      'in a list, which one',
      [{ values: { literacy_rate: 1 } }, { values: { literacy_rate: 'x' } }],
      /given\.json \[1\]\.values\.literacy_rate: /,
    ],
    ['no place', [], /The list of places is empty/],
    ['no JSON', '{ "values": ', /The values are no JSON/],
    ['an endless number', '{ "values": { "literacy_rate": 1e999 } }', /The number is too large/],
  ]
  it.each(WRONG)('says what is wrong: %s', async (_, values, says) => {
    const { code, out, err } = await compute(values)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toEqual([expect.stringMatching(says)])
  })

  it('an index that is not there', async () => {
    const { code, err } = await compute({ values: { a: 1 } }, 'atlantis')
    expect(code).toBe(1)
    expect(err).toEqual([
      expect.stringMatching(/There is no index “atlantis” in this deployment\. There are: cpi-basic, cpi-extended/),
    ])
  })

  it('a definition that is wrong', async () => {
    const text = readFileSync(join(folder, 'two.yaml'), 'utf8')
    writeFileSync(join(folder, 'crossed.yaml'), text.replace('low: 60', 'low: 160'))
    const { code, err } = await compute({ values: { literacy_rate: 1 } }, 'crossed.yaml')
    expect(code).toBe(1)
    expect(err).toEqual([
      expect.stringMatching(
        /crossed\.yaml:\d+ children\[0\]\.operator\.high: The limits of “literacy_rate” are crossed/,
      ),
    ])
  })

  it.each([[[]], [['cpi-basic']], [['a', 'b', 'c']], [['--xml']]])('used wrongly: %j', async (args) => {
    expect(await run(computeCommand, ...args)).toMatchObject({ code: 2, err: [expect.stringMatching(/^Usage: /)] })
  })
})

describe('trama index list and check', () => {
  it('lists the indices of the deployment, and the indicators of one', async () => {
    expect((await run(listCommand)).out).toContain('cpi-basic\t2016-1\tCity Prosperity Index, basic set\t40')
    const { out } = await run(listCommand, 'cpi-basic')
    expect(out).toContain('unemployment_rate\tUnemployment rate\t%\tdown\t100 − 100·(∜x − ∜1)/(∜28.2 − ∜1)')
    expect(out).toContain('pm10_concentration\tPM10 concentration')
  })

  it('finds no error in what is shipped, and keeps the doubts', async () => {
    const { code, out } = await run(checkCommand)
    expect(code).toBe(0)
    expect(out).toContain('cpi-basic 2016-1, 0 errors, 7 warnings')
    expect(out).toContain('The limits of “street_density” are not verified: doubtful: around 20 in some versions.')
  })

  it('answers 1 where there is an error', async () => {
    expect(await run(checkCommand, 'crossed.yaml')).toMatchObject({ code: 1 })
    expect(await run(checkCommand, 'nowhere.yaml')).toMatchObject({
      code: 1,
      err: ['The file nowhere.yaml cannot be found.'],
    })
  })
})

describe('trama index robustness', () => {
  const places = [
    { place: 'A', values: { literacy_rate: 90, homicide_rate: 10 } },
    { place: 'B', values: { literacy_rate: 80, homicide_rate: 30 } },
  ]
  it('tells how ranks hold, by seed', async () => {
    writeFileSync(join(folder, 'given.json'), JSON.stringify(places))
    const ask = () => run(robustnessCommand, 'two.yaml', 'given.json', '--runs', '50', '--seed', 'x', '--json')
    const { code, out } = await ask()
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      runs: 50,
      seed: 'x',
      meanShift: 0,
      places: [{ rank: 1, ranks: [50, 0] }, { rank: 2 }],
    })
    expect((await ask()).out).toBe(out)
    expect((await run(robustnessCommand, 'two.yaml', 'given.json')).out).toMatch(
      /^1000 runs, seed 1: on average each place moves 0\.00 ranks/,
    )
  })
  it('is refused with one place or a thousand thousand runs', async () => {
    writeFileSync(join(folder, 'given.json'), JSON.stringify(places[0]))
    expect(await run(robustnessCommand, 'two.yaml', 'given.json')).toMatchObject({
      code: 1,
      err: [expect.stringMatching(/at least two places/)],
    })
    expect((await run(robustnessCommand, 'two.yaml', 'given.json', '--runs', '1000000')).code).toBe(1)
    expect((await run(robustnessCommand, 'two.yaml')).code).toBe(2)
  })
})
