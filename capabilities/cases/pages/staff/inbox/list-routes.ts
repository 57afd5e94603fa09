import { type Locale, say } from '../../../../../kernel/text.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { type CaseListAsked, caseListQuery, type ListedCase } from '../../../data/case-list-query.ts'
import { LIST_FORMATS, type ListColumn, type ListFormat, piecesOf, sendList } from '../../../exports/list-files.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { READ_CASES } from '../../../staff-permissions.ts'
import { INBOX_WORDS } from './inbox-words.ts'
import { askedIn, filters } from './read-filters.ts'

/** So many are read and written at a time: memory stays small however long the list. */
const PIECE = 1000

function columnsOf(locale: Locale): readonly ListColumn<ListedCase>[] {
  const words = INBOX_WORDS[locale]
  return [
    { key: 'number', title: words.number, width: 24, value: ({ number }) => number },
    { key: 'procedure', title: words.procedureCode, width: 26, value: ({ procedure }) => procedure },
    { key: 'title', title: words.procedure, width: 34, value: ({ title }) => say(title, locale) },
    { key: 'applicant', title: words.applicant, width: 32, value: ({ applicant }) => applicant ?? null },
    { key: 'municipality', title: words.municipality, value: ({ jurisdiction }) => jurisdiction ?? null },
    { key: 'filed_on', title: words.filed, kind: 'date', value: ({ filedOn }) => filedOn },
    {
      key: 'stands_at',
      title: words.at,
      width: 34,
      value: ({ at }) => at.map((step) => say(step, locale)).join(' · '),
    },
    { key: 'clock', title: words.clock, value: ({ clockState }) => clockState ?? null },
    { key: 'due_on', title: words.due, kind: 'date', value: ({ dueOn }) => dueOn ?? null },
    { key: 'ended_on', title: words.ended, kind: 'date', value: ({ endedOn }) => endedOn ?? null },
    { key: 'ended_as', title: words.endedAs, value: ({ endedAs }) => endedAs ?? null },
    { key: 'assigned_to', title: words.assigned, width: 28, value: ({ assignedTo }) => assignedTo ?? null },
    { key: 'demonstration', title: words.demo, value: ({ demo }) => demo },
  ]
}

function getList(format: ListFormat): Route['handle'] {
  return async (c: WebContext) => {
    const { after: _, ...asked } = askedIn((name) => c.req.query(name))
    const pieceAfter = (after?: string) => {
      const piece: CaseListAsked = { ...asked, after, size: PIECE }
      return c.get('services').runner.query(caseListQuery, c.get('ctx'), piece)
    }
    const first = await pieceAfter()
    if (!first.ok) return refusalPage(c, 403, first.refusal)
    const words = INBOX_WORDS[c.get('locale')]
    return sendList(c, format, {
      name: words.fileName,
      sheet: words.title,
      columns: columnsOf(c.get('locale')),
      rows: 'cases',
      titles: 'words',
      cacheControl: 'private, no-store',
      pieces: piecesOf(first.value, PIECE, async ({ id }) => {
        const next = await pieceAfter(id)
        if (!next.ok) throw new Error('Who takes the list away may not see it any more.')
        return next.value
      }),
    })
  }
}

/** What the inbox shows, whole, to take away. */
export const listRoutes: readonly Route[] = LIST_FORMATS.map((format) => ({
  method: 'GET',
  path: staffPaths.list(format),
  permission: READ_CASES,
  weight: 'export',
  query: filters,
  handle: getList(format),
}))
