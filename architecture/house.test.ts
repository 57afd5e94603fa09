import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../platform/root.ts'
import { houseDiagram } from './diagram.ts'
import { type DeclaredGraph, graph } from './graph.ts'
import { type Module, readModules } from './modules.ts'
import { type Violation, violationsOf } from './violations.ts'

const layers = Object.keys(graph.layers)

describe('the house as it stands', () => {
  let modules: readonly Module[]
  beforeAll(async () => {
    modules = await readModules(projectRoot, layers)
  }, 60_000)

  it('is read: a checker that sees nothing reports nothing', () => {
    expect(modules.length).toBeGreaterThanOrEqual(graph.fewestModules)
    const importing = modules.filter((module) => module.imports.length > 0)
    expect(importing.length).toBeGreaterThan(modules.length / 2)
    for (const layer of layers)
      expect(
        modules.some(({ path }) => path.startsWith(`${layer}/`)),
        layer,
      ).toBe(true)
  })

  it('is read whole: every import that stands in the text was seen', () => {
    for (const { path, imports } of modules) {
      const written = specifiersIn(readFileSync(join(projectRoot, path), 'utf8'))
      expect([...new Set(imports.map(({ specifier }) => specifier.replace(/^node:/, '')))].sort(), path).toEqual(
        written,
      )
    }
  })

  it('is drawn as it stands (npm run house:draw)', () => {
    expect(readFileSync(join(projectRoot, 'docs', 'house.md'), 'utf8')).toBe(houseDiagram(modules, graph))
  })

  it('keeps to the declared graph', () => {
    expect(violationsOf(modules, graph).map(({ sentence }) => sentence)).toEqual([])
  })
})

/** A second, cruder reader, to catch the first one being blind: the default parser is, under TypeScript 7. */
function specifiersIn(text: string): readonly string[] {
  const statements = /^(?:import|export)\b[^'"`;=]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm
  const found = [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  return [...new Set(found.map((specifier) => specifier.replace(/^node:/, '')))].sort()
}

describe('a planted violation is reported', () => {
  const planted: DeclaredGraph = {
    ...graph,
    rooms: { planning: [], cases: ['planning'] },
    kernelBuiltins: { 'kernel/ids.ts': ['crypto'] },
  }
  const sound = {
    'kernel/ids.ts': `import { randomUUID } from 'node:crypto'\nexport const newId = (): string => randomUUID()\n`,
    'platform/database/database.ts': `import type { Id } from '../../kernel/money.ts'\nexport type Db = Id\n`,
    'kernel/money.ts': 'export type Id = string\nexport const cents = 1\n',
    'ui/button.tsx': `import { cents } from '../kernel/money.ts'\nexport const Button = () => cents\n`,
    'capabilities/planning/model.ts': `import { cents } from '../../kernel/money.ts'\nexport const model = cents\n`,
    'capabilities/planning/contract.ts': `export { model } from './model.ts'\n`,
    'capabilities/planning/rules/progress.ts': `import { model } from '../model.ts'\nexport const progress = model\n`,
    'capabilities/planning/data/tables.ts': `import { pgTable } from 'drizzle-orm/pg-core'\nexport const plans = pgTable\n`,
    'capabilities/cases/model.ts': `import { model } from '../planning/contract.ts'\nexport const cases = model\n`,
    'app/server.ts': `import { model } from '../capabilities/planning/contract.ts'\nexport const server = model\n`,
    'bin/trama.ts': `import { server } from '../app/server.ts'\nserver.toString()\n`,
  }

  let tree = ''
  afterEach(() => rmSync(tree, { recursive: true, force: true }))

  async function check(changed: Record<string, string>): Promise<readonly Violation[]> {
    tree = realpathSync(mkdtempSync(join(tmpdir(), 'trama-house-')))
    const files = {
      'package.json': '{"type":"module","dependencies":{"drizzle-orm":"*"}}',
      ...library,
      ...sound,
      ...changed,
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), text)
    }
    return violationsOf(await readModules(tree, layers), planted)
  }

  const library = {
    'node_modules/drizzle-orm/package.json': '{"name":"drizzle-orm","type":"module","exports":{"./pg-core":"./pg.js"}}',
    'node_modules/drizzle-orm/pg.js': 'export const pgTable = 1\n',
  }

  it('and a sound tree is not', async () => {
    expect(await check({})).toEqual([])
  })

  const cases: readonly [string, Violation['rule'], Record<string, string>][] = [
    ['platform imports a room', 'layer', { 'platform/web/x.ts': `import '../../capabilities/planning/contract.ts'\n` }],
    [
      'a room imports app, if only its types',
      'layer',
      {
        'capabilities/cases/x.ts': `import type { server } from '../../app/server.ts'\nexport type S = typeof server\n`,
      },
    ],
    [
      'ui imports platform',
      'layer',
      { 'ui/x.tsx': `import type { Db } from '../platform/database/database.ts'\nexport type X = Db\n` },
    ],
    [
      'the database imports the design system',
      'layer',
      { 'platform/database/x.ts': `export { Button } from '../../ui/button.tsx'\n` },
    ],
    [
      'a room enters another by the window',
      'room',
      { 'capabilities/cases/x.ts': `import '../planning/rules/progress.ts'\n` },
    ],
    [
      'a room knows another without a declared edge',
      'room',
      { 'capabilities/planning/x.ts': `import '../cases/model.ts'\n` },
    ],
    [
      'a rule reads a file',
      'pure',
      { 'capabilities/planning/rules/x.ts': `import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n` },
    ],
    [
      'a model makes ids, two imports away',
      'pure',
      {
        'capabilities/planning/rules/x.ts': `import { y } from '../y.ts'\nexport const x = y\n`,
        'capabilities/planning/y.ts': `import { newId } from '../../kernel/ids.ts'\nexport const y = newId\n`,
      },
    ],
    ['a rule speaks SQL', 'pure', { 'capabilities/planning/rules/x.ts': `import '../data/tables.ts'\n` }],
    [
      'a page speaks SQL',
      'sql',
      {
        'capabilities/planning/pages/x.tsx': `import { pgTable } from 'drizzle-orm/pg-core'\nexport const x = pgTable\n`,
      },
    ],
    [
      'the kernel opens a file',
      'kernel',
      { 'kernel/x.ts': `import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n` },
    ],
    [
      'three modules in a ring',
      'cycle',
      {
        'kernel/a.ts': `import './b.ts'\n`,
        'kernel/b.ts': `import './c.ts'\n`,
        'kernel/c.ts': `export type { a } from './a.ts'\n`,
      },
    ],
    [
      'two folders of the platform that need each other',
      'cycle',
      {
        'platform/audit/a.ts': `import '../events/b.ts'\n`,
        'platform/audit/c.ts': 'export const c = 1\n',
        'platform/events/b.ts': `import '../audit/c.ts'\n`,
      },
    ],
    [
      'an import behind await',
      'layer',
      { 'platform/web/x.ts': `export const x = await import('../../app/server.ts')\n` },
    ],
    ['an import of a file that is not there', 'unresolved', { 'kernel/x.ts': `import './gone.ts'\n` }],
    ['a room that nobody declared', 'declaration', { 'capabilities/school/model.ts': 'export const x = 1\n' }],
  ]
  it.each(cases)('%s', async (_, rule, changed) => {
    const found = await check(changed)
    expect(found.map((violation) => violation.rule)).toContain(rule)
  })

  it('rooms declared in a ring', () => {
    const ring = { ...planted, rooms: { planning: ['cases'], cases: ['planning'] } }
    expect(violationsOf([], ring).some(({ sentence }) => sentence.startsWith('ring of imports'))).toBe(true)
  })
})
