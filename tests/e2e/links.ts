import { atOnce } from './at-once.ts'
import type { Caller } from './site.ts'

/** Parts of addresses after which the name of a record comes. */
const NAMED =
  /\/(unidades|territorio|capas|collections|tramites|indicadores|indices|lugares|registros|historias)\/[^/]+/g

/** What a reader sees in the address of a page that is about one record of many: a number, a code, a name among others. */
function kindOf(path: string): string {
  const [bare = '', query = ''] = path.split('?')
  const keys = [...new URLSearchParams(query).keys()].sort().join('&')
  const kind = bare
    .replace(NAMED, '/$1/:one')
    .replace(/\/territorio\/:one\/[^/.]+/, '/territorio/:one/:place')
    .replace(/\/[^/]*\d[^/]*/g, '/:one')
  return `${kind}?${keys}`
}

/** What is made for each who asks takes a second of the processor, and is the same for everybody: each kind is asked for once. */
const DEAR = /\.(xlsx|pdf|png)(\?|$)/
const dearKinds = new Set<string>()

/** In either language, by anybody. */
function askedBefore(link: string): boolean {
  const kind = kindOf(link.replace(/^\/en\//, '/'))
  const before = dearKinds.has(kind)
  dearKinds.add(kind)
  return before
}

function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&').split('#')[0] ?? '')
    .filter((href) => href.startsWith('/'))
}

/** Anchors that a page points to within itself. */
function brokenAnchors(html: string): readonly string[] {
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  return targets.filter((id) => !html.includes(`id="${id}"`))
}

/** Leads to the same page in Spanish, or to a file that has no language. */
const OTHER_LANGUAGE = /\shreflang="es"/
const NO_LANGUAGE = /\.[a-z0-9]{2,8}(\?|$)|^\/(api|ogc|assets)(\/|$)/

/** Links of pages in English that leave the language: the same page stands under `/en`, and was asked for in Spanish. */
export function leavesEnglish(pages: readonly Answered[]): readonly string[] {
  return pages.flatMap(({ address, html }) =>
    [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"[^>]*>/g)]
      .filter(
        ([tag, href = '']) => !/^\/en(\/|\?|#|$)/.test(href) && !NO_LANGUAGE.test(href) && !OTHER_LANGUAGE.test(tag),
      )
      .map(([, href = '']) => `${address} leads to ${href}, which is in Spanish`),
  )
}

/** A page as this person was answered it. */
export interface Answered {
  readonly address: string
  readonly html: string
}

/**
 * Links of these pages that lead to nothing; one line for each. Addresses that differ only in which record they open are one
 * kind, of which this many are tried.
 */
export async function brokenLinks(
  person: Caller,
  pages: readonly Answered[],
  ofEachKind: number,
): Promise<readonly string[]> {
  const tried = new Map<string, number>()
  const broken: string[] = []
  const links: { readonly address: string; readonly link: string }[] = []
  for (const { address, html } of pages) {
    // The design system shows links as examples.
    for (const anchor of address.endsWith('/diseno') ? [] : brokenAnchors(html))
      broken.push(`${address}: nothing is called #${anchor}`)
    for (const link of new Set(linksIn(html))) {
      const kind = kindOf(link)
      const before = tried.get(kind) ?? 0
      if (before >= ofEachKind || (DEAR.test(link) && askedBefore(link))) continue
      tried.set(kind, before + 1)
      links.push({ address, link })
    }
  }
  await atOnce(links, async ({ address, link }) => {
    const response = await person.get(link)
    await response.arrayBuffer()
    if (response.status >= 400) broken.push(`${address} leads to ${link}, which answers ${response.status}`)
  })
  return broken
}
