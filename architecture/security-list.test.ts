import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../platform/root.ts'

/** Requirements of levels 1 and 2 in OWASP ASVS 5.0. */
const LEVEL_1 = 70
const LEVEL_2 = 183
const STATES = ['shown', 'code', 'documented', 'operator', 'not applicable', 'not yet']

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const lines = read('docs/security/asvs.md')
  .split('\n')
  .map((line) => /^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+) \| ([a-z ]+) \| (.+) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, id = '', level = '', asked = '', state = '', why = '']) => ({ id, level, asked, state, why }))

/** Each `file` › “test” of a text. */
function named(text: string): readonly { readonly file: string; readonly test: string }[] {
  return [...text.matchAll(/`([^`]+\.test\.tsx?)` › “([^”]+)”/g)].map(([, file = '', test = '']) => ({ file, test }))
}

/** What is wrong with the tests that a text names. */
function unproven(text: string): readonly string[] {
  return named(text)
    .filter(({ file, test }) => !existsSync(join(projectRoot, file)) || !titles(read(file), test))
    .map(({ file, test }) => `${file}: no test “${test}”`)
}

/** As the title of a test, or as its case in a table: between quotes. */
function titles(source: string, test: string): boolean {
  return [`'${test}'`, `"${test}"`, `\`${test}\``].some((title) => source.includes(title))
}

describe('the list of OWASP ASVS', () => {
  it('has each requirement of levels 1 and 2 once', () => {
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
    expect(lines.filter(({ level }) => level === '1')).toHaveLength(LEVEL_1)
    expect(lines.filter(({ level }) => level === '2')).toHaveLength(LEVEL_2)
  })

  it('says of each how it stands, and why', () => {
    for (const { id, asked, state, why } of lines) {
      expect(STATES, id).toContain(state)
      expect(asked.length, id).toBeGreaterThan(2)
      expect(why.length, id).toBeGreaterThan(2)
    }
  })

  it('names a test for everything that it says is shown', () => {
    const without = lines.filter(({ state, why }) => state === 'shown' && named(why).length === 0)
    expect(without.map(({ id }) => id)).toEqual([])
    expect(lines.filter(({ state }) => state === 'shown').length).toBeGreaterThan(60)
  })

  it.each(['docs/security/asvs.md', 'docs/security/threat-model.md'])('%s names only tests that are there', (path) => {
    expect(unproven(read(path))).toEqual([])
  })

  it('would notice a test that was renamed or taken away', () => {
    expect(unproven('`architecture/security-list.test.ts` › “no such test”')).toHaveLength(1)
    expect(unproven('`architecture/gone.test.ts` › “the list of OWASP ASVS”')).toHaveLength(1)
    expect(unproven('`architecture/security-list.test.ts` › “the list of OWASP ASVS”')).toEqual([])
  })
})
