import { formatNumber } from '../../../kernel/format.ts'
import type { Locale } from '../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button/button.tsx'
import { Spoken, Tag } from '../../../ui/content/content.tsx'
import { EmptyState } from '../../../ui/feedback/pages.tsx'
import { Pagination, Tabs } from '../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import { NOTICES_ON_A_PAGE, type NoticeLine, type NoticePage } from '../data/notice-list.ts'
import { noticePaths } from '../paths.ts'
import { NOTICE_WORDS } from './notice-words.ts'

export interface NoticesPageProps {
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  readonly unreadOnly: boolean
  readonly page: number
  readonly found: NoticePage
}

/** A person's own notices: what happened, when, and the button that leads there. */
export function NoticesPage({ locale, zone, csrf, unreadOnly, page, found }: NoticesPageProps) {
  const words = NOTICE_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const inView = unreadOnly ? found.unread : found.total
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <Tabs
        label={words.views}
        items={[
          { href: local(noticePaths.list()), title: words.all, count: formatNumber(found.total), current: !unreadOnly },
          {
            href: local(noticePaths.list(true)),
            title: words.unread,
            count: formatNumber(found.unread),
            current: unreadOnly,
          },
        ]}
      />
      {found.lines.length === 0 ? (
        <EmptyState title={unreadOnly ? words.noneUnread : words.none}>
          <p>{words.noneSays}</p>
        </EmptyState>
      ) : (
        <ol class="notices">
          {found.lines.map((line) => (
            <NoticeItem key={line.id} line={line} locale={locale} zone={zone} csrf={csrf} />
          ))}
        </ol>
      )}
      <Pagination
        locale={locale}
        page={page}
        pages={Math.max(1, Math.ceil(inView / NOTICES_ON_A_PAGE))}
        href={(n) => local(noticePaths.list(unreadOnly, n))}
      />
      <ButtonRow>
        {found.unread === 0 ? null : (
          <form method="post" action={local(noticePaths.readAll())}>
            <input type="hidden" name="csrf" value={csrf} />
            <Button type="submit" kind="secondary">
              {words.readAll}
            </Button>
          </form>
        )}
        <ButtonLink href={local(noticePaths.choices())} kind="quiet">
          {words.choose}
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

interface NoticeItemProps {
  readonly line: NoticeLine
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
}

function NoticeItem({ line, locale, zone, csrf }: NoticeItemProps) {
  const words = NOTICE_WORDS[locale]
  const unread = line.readAt === undefined
  const action = line.link === undefined ? (unread ? words.read : undefined) : words.open
  return (
    <li class={unread ? 'notice-item notice-item-new' : 'notice-item'}>
      <h2 class="notice-item-title">
        <Spoken text={line.title} locale={locale} /> {unread ? <Tag kind="here">{words.new}</Tag> : null}{' '}
        {line.urgent ? <Tag kind="action">{words.urgent}</Tag> : null}
      </h2>
      <p class="soft">
        <time datetime={line.at}>{formatMoment(line.at, zone, locale)}</time>
      </p>
      {line.body.map((paragraph) => (
        <p key={paragraph.es}>
          <Spoken text={paragraph} locale={locale} />
        </p>
      ))}
      {action === undefined ? null : (
        <form method="post" action={localPath(locale, noticePaths.open(line.id))}>
          <input type="hidden" name="csrf" value={csrf} />
          <Button type="submit" kind="secondary" size="small">
            {action}
          </Button>
        </form>
      )}
    </li>
  )
}
