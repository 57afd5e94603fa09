import { xmlText } from './picture/written-out.ts'

export interface FeedItem {
  readonly id: string
  readonly title: string
  readonly address: string
  readonly description: string
  /** An instant. */
  readonly at: string
}

/** RSS 2.0 of what was published, the newest first; `self` is its own address. */
export function rss(
  items: readonly FeedItem[],
  about: {
    readonly title: string
    readonly description: string
    readonly address: string
    readonly self: string
    readonly language: string
  },
): string {
  const tag = (name: string, text: string) => `<${name}>${xmlText(text)}</${name}>`
  const [newest] = items
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    tag('title', about.title),
    tag('link', about.address),
    tag('description', about.description),
    tag('language', about.language),
    `<atom:link href="${xmlText(about.self)}" rel="self" type="application/rss+xml"/>`,
    ...(newest === undefined ? [] : [tag('lastBuildDate', new Date(newest.at).toUTCString())]),
    ...items.map(
      ({ id, title, address, description, at }) =>
        `<item>${tag('title', title)}${tag('link', address)}${tag('description', description)}<guid isPermaLink="false">${xmlText(id)}</guid>${tag('pubDate', new Date(at).toUTCString())}</item>`,
    ),
    '</channel></rss>\n',
  ].join('\n')
}
