import { describe, expect, it } from 'vitest'
import { projectRoot } from '../platform/root.ts'
import { habits } from './habits.ts'
import { readSourceFiles } from './source-files.ts'

const files = readSourceFiles(projectRoot, /\.(ts|tsx|mjs)$/)

describe('habits of the house', () => {
  it('are checked on the whole tree', () => {
    expect(files.length).toBeGreaterThan(40)
  })

  it.each(habits.map((habit) => [habit.name, habit] as const))('%s', (_, habit) => {
    const broken = files.flatMap((file) => habit.broken(file).map((where) => `${file.path}: ${where}`))
    expect(broken, habit.why).toEqual([])
  })

  it('small files: half of them are shorter than a hundred lines', () => {
    const lengths = files.map(({ text }) => text.split('\n').length).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100)
  })
})

describe('each habit is missed where it is broken', () => {
  const unfinished = `// ${'TO'}${'DO'}: later\n`
  const machine = `const seed = '/${'home'}/ana/plan.txt'\n`
  const cases: readonly [string, string, string][] = [
    ['no file is longer than 500 lines', 'kernel/long.ts', 'const a = 1\n'.repeat(501)],
    ['no barrel', 'capabilities/planning/index.ts', ''],
    ['no drawer', 'kernel/utils.ts', ''],
    ['no drawer', 'capabilities/planning/helpers/dates.ts', ''],
    ['default exports only where a tool loads them', 'kernel/money.ts', 'export default 1\n'],
    ['nothing unfinished', 'kernel/money.ts', unfinished],
    ['no path of one machine', 'tests/import.test.ts', machine],
    [
      'rules and models are given the world as arguments',
      'capabilities/planning/rules/late.ts',
      'const t = Date.now()\n',
    ],
  ]
  it.each(cases)('%s (%s)', (name, path, text) => {
    expect(habits.find((habit) => habit.name === name)?.broken({ path, text })).not.toEqual([])
  })
})
