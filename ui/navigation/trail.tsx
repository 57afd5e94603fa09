import type { Locale } from '../../kernel/text.ts'
import { Icon } from '../icon/icon.tsx'
import { words } from '../words.ts'

/** A place to go. `current` marks where the reader is: maquilishuat pink says so, and `aria-current`. */
export interface LinkItem {
  readonly href: string
  readonly title: string
  readonly current?: boolean | undefined
}

export function SkipLink({ locale }: { readonly locale: Locale }) {
  return (
    <a class="skip-link" href="#main">
      {words(locale).skip}
    </a>
  )
}

export interface BreadcrumbsProps {
  readonly locale: Locale
  /** Where a page has more than one trail. */
  readonly label?: string | undefined
  /** From the top down; the last is this page and needs no address. */
  readonly items: readonly { readonly title: string; readonly href?: string | undefined }[]
}

export function Breadcrumbs({ locale, label, items }: BreadcrumbsProps) {
  if (items.length === 0) return null
  return (
    <nav class="breadcrumbs" aria-label={label ?? words(locale).breadcrumbs}>
      <ol>
        {items.map((item, index) => (
          <li key={item.title}>
            {index > 0 ? <Icon name="chevronRight" size={14} /> : null}
            {item.href === undefined ? (
              <span aria-current="page">{item.title}</span>
            ) : (
              <a href={item.href}>{item.title}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

export interface TabsProps {
  /** What the views are of. */
  readonly label: string
  readonly items: readonly (LinkItem & { readonly count?: string | undefined })[]
}

/** Views of one thing as links: each has its address, works without script and can be sent to a colleague. */
export function Tabs({ label, items }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.title}
              {item.count === undefined ? null : <span class="count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export interface PaginationProps {
  readonly locale: Locale
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
}

/** First, last, and the neighbours of this page. */
export function pagesToShow(page: number, pages: number): (number | 'gap')[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const sorted = [...new Set(near)].sort((a, b) => a - b)
  return sorted.flatMap((n, index) => {
    const before = sorted[index - 1]
    if (before === undefined || n === before + 1) return [n]
    return n === before + 2 ? [n - 1, n] : (['gap', n] as const)
  })
}

export function Pagination({ locale, page, pages, href }: PaginationProps) {
  if (pages <= 1) return null
  const text = words(locale)
  return (
    <nav class="pagination" aria-label={text.pagination}>
      {page > 1 ? (
        <a class="pagination-step" href={href(page - 1)} rel="prev">
          <Icon name="arrowLeft" size={16} />
          {text.previous}
        </a>
      ) : null}
      <ol>
        {pagesToShow(page, pages).map((n, index) =>
          n === 'gap' ? (
            <li key={`gap-${index}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={n}>
              <a href={href(n)} aria-current={n === page ? 'page' : undefined} aria-label={`${text.page} ${n}`}>
                {n}
              </a>
            </li>
          ),
        )}
      </ol>
      {page < pages ? (
        <a class="pagination-step" href={href(page + 1)} rel="next">
          {text.next}
          <Icon name="arrowRight" size={16} />
        </a>
      ) : null}
    </nav>
  )
}
