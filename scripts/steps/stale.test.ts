import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { staleTargets } from './build.mjs'
import type { isInstalled } from './install.mjs'

/** A tree of its own: the scripts find their root from where they stand. */
let tree = ''
beforeEach(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'trama-stale-')))
  cpSync(fileURLToPath(new URL('.', import.meta.url)), join(tree, 'scripts', 'steps'), { recursive: true })
})
afterEach(() => rmSync(tree, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}

describe('what must be built again', () => {
  let stale: typeof staleTargets
  const names = () => stale().map(({ target }) => target.name)
  const buildAll = () => {
    for (const { target, fingerprint } of stale()) write(`${target.into}/.built-from`, fingerprint)
  }
  beforeEach(async () => {
    ;({ staleTargets: stale } = await import(pathToFileURL(join(tree, 'scripts/steps/build.mjs')).href))
    write('kernel/money.ts', 'export const cents = 1\n')
    write('ui/tokens.css', ':root {}\n')
    write('package-lock.json', '{}')
  })

  it('everything the first time, nothing the second', () => {
    expect(names()).toEqual(['server', 'web'])
    buildAll()
    expect(names()).toEqual([])
  })

  it('not what was only touched, and not for a test', () => {
    buildAll()
    utimesSync(join(tree, 'kernel/money.ts'), new Date(), new Date())
    write('kernel/money.test.ts', 'test\n')
    expect(names()).toEqual([])
  })

  it('what was edited, also when the length stays; what was added; what was deleted', () => {
    buildAll()
    write('kernel/money.ts', 'export const cents = 2\n')
    expect(names()).toEqual(['server', 'web'])
    buildAll()
    write('kernel/added.ts', 'export {}\n')
    expect(names()).toEqual(['server', 'web'])
    buildAll()
    rmSync(join(tree, 'kernel/added.ts'))
    expect(names()).toEqual(['server', 'web'])
  })

  it('only the pages for a style, and everything for other packages', () => {
    buildAll()
    write('ui/tokens.css', ':root { color: indigo }\n')
    expect(names()).toEqual(['web'])
    buildAll()
    write('package-lock.json', '{"packages":{}}')
    expect(names()).toEqual(['server', 'web'])
  })
})

describe('what counts as installed', () => {
  let installed: typeof isInstalled
  const zod = { version: '4.6.7', integrity: 'sha512-a' }
  const lock = (packages: object) => write('package-lock.json', JSON.stringify({ packages: { '': {}, ...packages } }))
  const standing = (packages: object) => write('node_modules/.package-lock.json', JSON.stringify({ packages }))
  beforeEach(async () => {
    ;({ isInstalled: installed } = await import(pathToFileURL(join(tree, 'scripts/steps/install.mjs')).href))
    lock({ 'node_modules/zod': zod })
  })

  it('nothing without the pinned Node', () => {
    standing({ 'node_modules/zod': zod })
    expect(installed()).toBe(false)
  })

  it('what npm itself installed by hand, with or without what is optional', () => {
    write('node_modules/node/bin/node', '')
    standing({ 'node_modules/zod': zod })
    expect(installed()).toBe(true)
    lock({ 'node_modules/zod': zod, 'node_modules/fsevents': { version: '1.0.0', optional: true } })
    expect(installed()).toBe(true)
  })

  it('not another version, nor other bytes, nor a package less', () => {
    write('node_modules/node/bin/node', '')
    standing({ 'node_modules/zod': { ...zod, version: '4.6.6' } })
    expect(installed()).toBe(false)
    standing({ 'node_modules/zod': { ...zod, integrity: 'sha512-b' } })
    expect(installed()).toBe(false)
    standing({})
    expect(installed()).toBe(false)
  })

  it('not any more once the lock file changed', () => {
    write('node_modules/node/bin/node', '')
    standing({ 'node_modules/zod': zod })
    expect(installed()).toBe(true)
    lock({ 'node_modules/zod': { version: '5.0.0', integrity: 'sha512-c' } })
    expect(installed()).toBe(false)
  })
})
