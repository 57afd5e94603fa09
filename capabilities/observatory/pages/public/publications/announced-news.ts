import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import type { Announcement } from '../../../data/calendar-store.ts'
import type { FeedItem } from '../../../exports/rss.ts'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { PUBLICATION_WORDS } from './publications-words.ts'

/** Every day that was said of an announcement, as news of the moment when it was said. */
export function announcedNews(announcement: Announcement, locale: Locale, address: string): readonly FeedItem[] {
  const words = PUBLICATION_WORDS[locale]
  const { id, indicator, period, dates, demo } = announcement
  const figures = `${demo ? `[${OBSERVATORY_WORDS[locale].demoMark}] ` : ''}${say(indicator.title, locale)}, ${period}`
  return dates.map(({ number, on, reason, recordedAt }, index) => {
    const day = on === undefined ? '' : formatDate(on, locale, 'prose')
    const title =
      on === undefined
        ? words.newsBack(figures)
        : index === 0
          ? words.newsSaid(figures, day)
          : words.newsMoved(figures, day)
    return {
      id: `urn:uuid:${id}#${number}`,
      title,
      address,
      description: reason === '' ? title : reason,
      at: recordedAt,
    }
  })
}
