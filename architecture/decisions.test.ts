import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../platform/root.ts'
import { readSourceFiles } from './source-files.ts'

const folder = join(projectRoot, 'docs', 'decisions')
const pages = readdirSync(folder).filter((name) => /^\d{4}-.*\.md$/.test(name))
const index = readFileSync(join(folder, 'README.md'), 'utf8')

describe('decisions', () => {
  it('have a number each', () => {
    const numbers = pages.map((name) => name.slice(0, 4))
    expect(numbers.length).toBeGreaterThan(0)
    expect([...new Set(numbers)]).toEqual(numbers)
  })

  it.each(pages)('%s is in the index, and says what would reverse it', (name) => {
    expect(index).toContain(`[${name.slice(0, 4)}](${name})`)
    expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^## What would (reverse|change) it/m)
  })

  it('the index names no page that is not there', () => {
    const named = [...index.matchAll(/\((\d{4}-[^)]*\.md)\)/g)].map((match) => match[1])
    expect(named.filter((name) => !pages.includes(name ?? ''))).toEqual([])
  })
})

/** Links between pages of the project lead somewhere: a reader who follows a dead one stops reading. */
describe('links in the documents', () => {
  const documents = ['README.md', 'README.es.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'CHANGELOG.md']
  it.each(documents)('%s', (name) => {
    const text = readFileSync(join(projectRoot, name), 'utf8')
    const files = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '')
    const dead = files.filter((file) => !exists(join(projectRoot, file)))
    expect(dead).toEqual([])
  })
})

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(join(projectRoot, 'ARCHITECTURE.md'), 'utf8')
  const folders = ['platform', 'capabilities', 'deployments'].flatMap((parent) =>
    readdirSync(join(projectRoot, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${parent}/${entry.name}`),
  )
  it.each(folders)('names %s', (folder) => {
    expect(text).toMatch(new RegExp(`\\b${folder.split('/')[1]}\\b`))
  })
})

describe('pages that the code cites', () => {
  it('can be opened by whoever reads the code', () => {
    const standing = new Set(readSourceFiles(projectRoot, /\.md$/).map(({ path }) => path.split('/').at(-1)))
    const cited = readSourceFiles(projectRoot, /(?<!\.test)\.(ts|tsx|mjs|yaml|sql|css|typ)$/).flatMap(
      ({ path, text }) =>
        [...text.matchAll(/([A-Za-z0-9.-]+\.md)\b|\b([A-Z]{4,}) §/g)].map((match) => ({
          path,
          page: match[1] ?? `${match[2]}.md`,
        })),
    )
    expect(cited.filter(({ page }) => !standing.has(page))).toEqual([])
  })
})

function exists(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR'
  }
}
