import { globSync } from 'node:fs'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { LOCALES } from '../kernel/text.ts'
import { DesignPage, EXAMPLE_SETS } from './design-page.tsx'
import type { ExampleSet } from './examples.ts'

const cases = LOCALES.flatMap((locale) =>
  EXAMPLE_SETS.flatMap((set) =>
    set.examples.map((example) => ({ locale, example, name: `${example.id} (${locale})` })),
  ),
)

/** Every value of an attribute in the markup. */
function attribute(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')
}

describe('every example', () => {
  it('is on the design page: no component hides its examples', async () => {
    const files = globSync('**/*.examples.tsx', { cwd: import.meta.dirname })
    expect(files.length).toBeGreaterThanOrEqual(11)
    for (const file of files) {
      const { examples } = (await import(/* @vite-ignore */ `./${file}`)) as { examples: ExampleSet }
      expect(EXAMPLE_SETS, file).toContain(examples)
    }
  })

  it('has an id of its own', () => {
    const ids = EXAMPLE_SETS.flatMap((set) => [set.id, ...set.examples.map((example) => example.id)])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says what it is in both languages', () => {
    for (const set of EXAMPLE_SETS)
      for (const text of [set.title, set.use, ...set.examples.map((example) => example.title)]) {
        expect(text.es).not.toBe('')
        expect(text.en ?? '').not.toBe('')
      }
  })

  it.each(cases)('$name draws whole: nothing undefined, nothing left unsaid', ({ example, locale }) => {
    const html = renderToString(<div>{example.render(locale)}</div>)
    expect(html).not.toMatch(/undefined|NaN|\[object|Infinity/)
    expect(html).not.toMatch(/<(button|a|th|label|legend|caption|summary)[^>]*><\/\1>/)
    for (const svg of html.matchAll(/<svg[^>]*>/g))
      expect(svg[0]).toMatch(/aria-hidden="true"|role="img" aria-label="[^"]+"/)
  })
})

describe.each(LOCALES)('the design page in %s', (locale) => {
  const html = renderToString(<DesignPage locale={locale} />)

  it('uses no id twice', () => {
    const ids = attribute(html, 'id')
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('points labels, descriptions and panels at things that are there', () => {
    const ids = new Set(attribute(html, 'id'))
    const wanted = ['for', 'aria-labelledby', 'aria-describedby', 'popovertarget'].flatMap((name) =>
      attribute(html, name).flatMap((value) => value.split(' ')),
    )
    expect(wanted.length).toBeGreaterThan(30)
    expect(wanted.filter((id) => !ids.has(id))).toEqual([])
  })

  it('carries nothing that the content security policy would stop', () => {
    expect(html).not.toMatch(/<script|<style|\son[a-z]+="/)
  })
})

it('speaks each language by itself: no Spanish words of components on the English page', () => {
  const html = renderToString(<DesignPage locale="en" />)
  for (const word of ['opcional', 'Programado a la fecha', 'Cancelar', 'Siguiente', 'Ruta de navegación'])
    expect(html).not.toContain(word)
})
