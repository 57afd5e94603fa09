import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Kept } from '../../../../../platform/capability/kept.ts'
import { NEWS_GAP } from '../../../../../platform/database/events.ts'
import { CHANGED } from '../../../../../platform/database/memory.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { CASE_NEWS } from '../../../data/case-news.ts'

/** A page as it was drawn, to be sent again while nothing of it has changed. */
interface KeptPage {
  readonly number: string
  readonly html: Uint8Array<ArrayBuffer>
  readonly packed: Uint8Array<ArrayBuffer>
  readonly tag: string
}

interface StatusKeeper {
  readonly pages: Map<string, KeptPage>
  /** Grows with every news: what was begun before it is not kept. */
  epoch: number
}

/** Some forty kilobytes each; the oldest goes first. */
const MOST_KEPT = 1000

/**
 * How cases stand, as a stranger without cookies is told: kept until the case moves, the calendar changes or the day is over. A
 * portal's busiest page (people look again and again) then costs no query and no drawing.
 */
const STATUS_PAGES: Kept<StatusKeeper> = {
  id: 'cases.status_pages',
  make(news) {
    const keeper: StatusKeeper = { pages: new Map(), epoch: 0 }
    const forget = (numbers: ReadonlySet<string> | undefined) => {
      keeper.epoch += 1
      if (numbers === undefined) keeper.pages.clear()
      else for (const [key, { number }] of keeper.pages) if (numbers.has(number)) keeper.pages.delete(key)
    }
    news.subscribe(CASE_NEWS, (payload) => forget(payload === '' ? undefined : new Set(payload.split('\n'))))
    news.subscribe(CHANGED, (topic) => {
      if (topic === 'calendar') forget(undefined)
    })
    news.subscribe(NEWS_GAP, () => forget(undefined))
    return keeper
  },
}

const pack = promisify(gzip)

interface Drawn {
  /** Of the case; undefined where what was drawn is no case's page. */
  readonly number: string | undefined
  readonly page: Response
}

/** The page from memory where that may be, or drawn and kept. */
export async function keptStatus(c: WebContext, draw: () => Promise<Drawn>): Promise<Response> {
  const { who, today } = c.get('ctx')
  // A cookie may hold a theme, a message or a person: then the page is nobody else's.
  if (who !== 'public' || c.req.header('cookie') !== undefined || c.get('barePath').includes('?'))
    return (await draw()).page
  const keeper = c.get('services').runner.kept(STATUS_PAGES)
  const key = [c.get('locale'), today, c.get('barePath')].join(' ')
  const known = keeper.pages.get(key)
  if (known !== undefined) return send(c, known)
  const { epoch } = keeper
  const { number, page } = await draw()
  if (number === undefined || page.status !== 200) return page
  const html = new Uint8Array(await page.arrayBuffer())
  const tag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
  const made: KeptPage = { number, html, packed: new Uint8Array(await pack(html)), tag }
  if (keeper.epoch === epoch) {
    keeper.pages.set(key, made)
    const oldest = keeper.pages.keys().next().value
    if (keeper.pages.size > MOST_KEPT && oldest !== undefined) keeper.pages.delete(oldest)
  }
  return send(c, made)
}

function send(c: WebContext, { html, packed, tag }: KeptPage): Response {
  const headers = { etag: tag, 'cache-control': 'no-cache', vary: 'Cookie, Accept-Encoding' }
  if ((c.req.header('if-none-match') ?? '').includes(tag)) return c.body(null, 304, headers)
  const said = { ...headers, 'content-type': 'text/html; charset=UTF-8' }
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\b)/.test(c.req.header('accept-encoding') ?? '')
    ? c.body(packed, 200, { ...said, 'content-encoding': 'gzip' })
    : c.body(html, 200, said)
}
