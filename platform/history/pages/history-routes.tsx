import { z } from 'zod'
import { formatNumber } from '../../../kernel/format.ts'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import type { Manifest } from '../../capability/manifest.ts'
import { refusalPage, troublePage } from '../../web/answers.tsx'
import { portalPage, type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { HEAD_COLUMNS, headsAsCsv, headsAsJson, publishedHeads } from '../heads-file.ts'
import { filterInAddress, historyPaths } from '../paths.ts'
import { READ_HEADS, SEE_HISTORY } from '../permissions.ts'
import { allHeadsQuery, entryQuery, headsQuery, historyQuery, verificationQuery } from '../queries.ts'
import { isIntact, verdictWords } from '../verify-words.ts'
import { EntryPage } from './entry-page.tsx'
import { HeadsPage } from './heads-page.tsx'
import { HEADS_WORDS } from './heads-words.ts'
import { HistoryPage } from './history-page.tsx'
import { commandTitle, historyView } from './history-view.ts'
import { HISTORY_WORDS } from './history-words.ts'

const MOST_PAGES = 10_000

function pageOf(c: WebContext): number {
  const asked = Number(c.req.query('pagina') ?? 1)
  return Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES ? asked : 1
}

async function showHeads(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const page = pageOf(c)
  const found = await c.get('services').runner.query(headsQuery, c.get('ctx'), { page })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return portalPage(c, {
    title: HEADS_WORDS[locale].title,
    description: HEADS_WORDS[locale].lead,
    width: 'wide',
    body: <HeadsPage locale={locale} page={page} {...found.value} />,
  })
}

function headsFile(type: 'json' | 'csv') {
  return async (c: WebContext): Promise<Response> => {
    const found = await c.get('services').runner.query(allHeadsQuery, c.get('ctx'), null)
    if (!found.ok) return refusalPage(c, 403, found.refusal)
    c.header('cache-control', 'no-cache')
    if (type === 'json') return c.json(headsAsJson(found.value))
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', 'attachment; filename="cabezas.csv"')
    return c.body(headsAsCsv(found.value))
  }
}

/** The titles of acts and records come from the rooms, which are all known only when the program has started. */
export function historyRoutes(rooms: () => readonly Manifest[]): readonly Route[] {
  const viewOf = (c: WebContext) => historyView(rooms(), c.get('locale'), c.get('services').institution.zone)

  async function showHistory(c: WebContext): Promise<Response> {
    const view = viewOf(c)
    const page = pageOf(c)
    const filter = filterInAddress((name) => c.req.query(name))
    const asked = { ...filter, page, zone: view.zone }
    const found = await c.get('services').runner.query(historyQuery, c.get('ctx'), asked)
    if (!found.ok) return refusalPage(c, 403, found.refusal)
    return workspacePage(c, {
      title: HISTORY_WORDS[view.locale].title,
      body: <HistoryPage view={view} filter={filter} page={page} {...found.value} />,
    })
  }

  async function showEntry(c: WebContext): Promise<Response> {
    const view = viewOf(c)
    const words = HISTORY_WORDS[view.locale]
    const seq = Number(c.req.param('seq'))
    if (!Number.isSafeInteger(seq)) return troublePage(c, 404, 'not_found')
    const found = await c.get('services').runner.query(entryQuery, c.get('ctx'), { seq })
    if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
    return workspacePage(c, {
      title: `${commandTitle(view, found.value.command)} · ${words.entryTitle(formatNumber(seq))}`,
      breadcrumbs: [
        { title: words.title, href: localPath(view.locale, historyPaths.list()) },
        { title: words.entryTitle(formatNumber(seq)) },
      ],
      body: <EntryPage view={view} entry={found.value} />,
    })
  }

  async function showVerification(c: WebContext): Promise<Response> {
    const locale = c.get('locale')
    const words = HISTORY_WORDS[locale]
    const found = await c.get('services').runner.query(verificationQuery, c.get('ctx'), null)
    if (!found.ok) return refusalPage(c, 403, found.refusal)
    const intact = isIntact(found.value)
    return workspacePage(c, {
      title: words.verifyTitle,
      breadcrumbs: [{ title: words.title, href: localPath(locale, historyPaths.list()) }, { title: words.verifyTitle }],
      body: (
        <>
          <PageHead title={words.verifyTitle} lead={<p>{words.verifyLead}</p>} />
          <Notice kind={intact ? 'success' : 'refusal'} locale={locale} title={intact ? words.intact : words.broken}>
            {verdictWords(found.value, locale).map((sentence) => (
              <p key={sentence} class="hash">
                {sentence}
              </p>
            ))}
          </Notice>
        </>
      ),
    })
  }

  return [
    { method: 'GET', path: '/historial', permission: READ_HEADS, handle: showHeads },
    {
      method: 'GET',
      path: '/api/historial/cabezas.json',
      permission: READ_HEADS,
      weight: 'api',
      api: {
        title: { es: 'Las cabezas diarias del historial', en: 'The daily heads of the history' },
        explanation: {
          es: 'La huella con la que cerró el historial cada día. Quien la guarda puede comprobar más tarde que nada se cambió.',
          en: 'The hash with which the history closed each day. Who keeps it can check later that nothing was changed.',
        },
        answer: publishedHeads,
        example: historyPaths.headsJson(),
        problems: {},
      },
      handle: headsFile('json'),
    },
    {
      method: 'GET',
      path: '/api/historial/cabezas.csv',
      permission: READ_HEADS,
      weight: 'api',
      api: {
        title: { es: 'Las mismas, como hoja de cálculo', en: 'The same, for a spreadsheet' },
        explanation: {
          es: `Texto separado por comas con las columnas ${HEAD_COLUMNS.join(', ')}.`,
          en: `Text separated by commas, with the columns ${HEAD_COLUMNS.join(', ')}.`,
        },
        answer: z.string(),
        mediaType: 'text/csv',
        example: historyPaths.headsCsv(),
        problems: {},
      },
      handle: headsFile('csv'),
    },
    { method: 'GET', path: '/t/historial', permission: SEE_HISTORY, handle: showHistory },
    { method: 'GET', path: '/t/historial/comprobacion', permission: SEE_HISTORY, handle: showVerification },
    { method: 'GET', path: '/t/historial/:seq', permission: SEE_HISTORY, handle: showEntry },
  ]
}
