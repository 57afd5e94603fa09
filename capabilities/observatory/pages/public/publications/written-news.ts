import { type Locale, say } from '../../../../../kernel/text.ts'
import type { WrittenEdition } from '../../../data/written-editions.ts'
import type { FeedItem } from '../../../exports/rss.ts'
import { indexPaths } from '../../../indices-paths.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { PUBLICATION_WORDS } from './publications-words.ts'

/** An edition of a story or a version of a method as news; it leads to what is read today, where all editions are named. */
export function writtenNews(written: WrittenEdition, locale: Locale, whole: (path: string) => string): FeedItem {
  const words = PUBLICATION_WORDS[locale]
  const { kind, id, code, edition, note, demo, at } = written
  const name = `${demo ? `[${OBSERVATORY_WORDS[locale].demoMark}] ` : ''}${say(written.title, locale)}`
  const title = kind === 'index' ? words.newsMethod(name, edition) : words.newsStory(name, edition)
  return {
    id: `urn:uuid:${id}`,
    title,
    address: whole(kind === 'story' ? publicationPaths.story(code) : indexPaths.method(code)),
    description: note === '' ? title : note,
    at,
  }
}
