import { parseCivilDate } from '../../../../../kernel/civil.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { AsOfForm, RecordThen, RecordTimeline } from '../../../../../platform/history/pages/record-history.tsx'
import { RECORD_WORDS } from '../../../../../platform/history/pages/record-words.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { elementHistory } from '../../../data/element-history.ts'
import { ELEMENT_ACTS, elementRecord } from '../../../element-record.ts'
import { planningPaths } from '../../../paths.ts'
import { KIND_NAMES } from '../../plan/element-words.ts'
import { SentenceTitle } from '../../plan/figure-parts.tsx'
import { coded } from '../../plan/plan-view.ts'

/** All that was changed in an element of a plan, and how it was on a date. The staff reads who; everybody else, from where. */
export async function elementHistoryHandler(c: WebContext): Promise<Response> {
  const { runner, institution } = c.get('services')
  const locale = c.get('locale')
  const typed = c.req.query('al')
  const day = parseCivilDate(typed ?? '')
  const id = c.req.param('id') ?? ''
  const found = await runner.query(elementHistory, c.get('ctx'), { id, day, zone: institution.zone })
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { kind, title, code, entries, named, past } = found.value
  const words = RECORD_WORDS[locale]
  const view = { locale, zone: institution.zone, kind: elementRecord, commands: ELEMENT_ACTS }
  const text: Text = { es: title }
  return portalPage(c, {
    title: `${words.history}: ${coded(code, text, locale)}`,
    width: 'wide',
    breadcrumbs: [
      { title: say(KIND_NAMES[kind], locale), href: localPath(locale, planningPaths.element(id)) },
      { title: words.history },
    ],
    body: (
      <>
        <PageHead
          eyebrow={words.history}
          title={<SentenceTitle text={text} code={code} locale={locale} />}
          lead={<p>{named ? words.leadNamed : words.lead}</p>}
        />
        <AsOfForm
          locale={locale}
          action={localPath(locale, planningPaths.elementHistory(id))}
          day={day}
          today={c.get('ctx').today}
          typed={typed}
        />
        {past === undefined ? null : <RecordThen view={view} day={past.day} state={past.state} />}
        <h2>{words.history}</h2>
        <RecordTimeline view={view} entries={entries} />
      </>
    ),
  })
}
