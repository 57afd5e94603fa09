import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { componentIsland } from './define.ts'
import { Island, IslandsUsed } from './island.tsx'

const root = join(import.meta.dirname, '..', '..')

it('every island file exports an island of its own name, and no name is used twice', async () => {
  const files = globSync('{ui,app,platform,capabilities}/**/*.island.{ts,tsx}', { cwd: root })
  expect(files.length).toBeGreaterThanOrEqual(4)
  const names: string[] = []
  for (const file of files) {
    const { island } = (await import(/* @vite-ignore */ join(root, file))) as {
      island: { name: string; component?: unknown }
    }
    expect(island.name, file).toBe(basename(file).replace(/\.island\.tsx?$/, ''))
    expect(island.component !== undefined, `${file}: components in .tsx, behaviour in .ts`).toBe(file.endsWith('.tsx'))
    names.push(island.name)
  }
  expect(new Set(names).size).toBe(names.length)
})

it('draws an island on the server, notes that it was used, and lets no prop break out of its attribute', () => {
  const hello = componentIsland<{ readonly who: string }>('hello', ({ who }) => <b>{who}</b>)
  const who = `"><script>alert('1')</script>&'`
  const used = new Set<string>()
  const html = renderToString(
    <IslandsUsed.Provider value={used}>
      <Island of={hello} props={{ who }} />
    </IslandsUsed.Provider>,
  )
  expect([...used]).toEqual(['hello'])
  expect(html).not.toContain('<script')
  const props = /data-props="([^"]*)"/
    .exec(html)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
  expect(JSON.parse(props ?? '')).toEqual({ who })
})
