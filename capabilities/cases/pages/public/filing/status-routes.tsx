import { z } from 'zod'
import { formatDate } from '../../../../../kernel/format.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { pastStatusQuery } from '../../../data/past-status-query.ts'
import { type PublicStatus, statusQuery } from '../../../data/status-query.ts'
import { clockQuestion } from '../../../exports/clock-question.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { READ_STATUS } from '../../../filing-permissions.ts'
import { fieldsOf } from '../../../rules/filing/answers.ts'
import { isCaseNumber, typedCaseNumber } from '../../../rules/filing/number.ts'
import { answerWords } from '../../form/answer-words.ts'
import { ClockSection, HistoryTable, StandsView } from './case-parts.tsx'
import { CASE_WORDS } from './case-words.ts'
import { PastStatusView, pastTitle } from './past-status.tsx'
import { keptStatus } from './status-kept.ts'

function searchPage(c: WebContext, typed?: string): Response | Promise<Response> {
  const locale = c.get('locale')
  const words = CASE_WORDS[locale]
  const errors = typed === undefined ? [] : [{ field: 'numero', message: words.notFound }]
  return portalPage(c, {
    title: words.status,
    status: typed === undefined ? 200 : 404,
    breadcrumbs: [{ title: words.status }],
    body: (
      <>
        <PageHead title={words.status} lead={words.statusLead} />
        <Form
          action={localPath(locale, filingPaths.statusSearch())}
          method="get"
          locale={locale}
          errors={errors}
          labels={{ numero: words.statusLabel }}
        >
          <TextField
            name="numero"
            locale={locale}
            label={words.statusLabel}
            hint={words.statusHint}
            value={typed}
            error={errors[0]?.message}
            width="half"
            maxLength={60}
            required
          />
          <Button kind="primary">{words.see}</Button>
        </Form>
      </>
    ),
  })
}

function search(c: WebContext): Response | Promise<Response> {
  const typed = (c.req.query('numero') ?? '').slice(0, 60).trim()
  if (typed === '') return searchPage(c)
  // A number of ours is put in order; one of the system before is looked for as it was written.
  const number = typedCaseNumber(typed)
  return c.redirect(localPath(c.get('locale'), filingPaths.status(isCaseNumber(number) ? number : typed)), 303)
}

function status(c: WebContext): Promise<Response> {
  return keptStatus(c, async () => {
    const number = c.req.param('number') ?? ''
    const found = await c.get('services').runner.query(statusQuery, c.get('ctx'), { number })
    if (found.ok) return { number: found.value.number, page: await statusPage(c, found.value) }
    const isUnknown = found.refusal.kind === 'no_case'
    return { number: undefined, page: await (isUnknown ? pastPage(c, number) : refusalPage(c, 403, found.refusal)) }
  })
}

/** What was not filed here may have been in the system before. */
async function pastPage(c: WebContext, number: string): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(pastStatusQuery, c.get('ctx'), { number })
  if (!found.ok) return searchPage(c, number)
  const past = found.value
  return portalPage(c, {
    title: pastTitle(past.number, locale),
    width: 'wide',
    breadcrumbs: [
      { title: CASE_WORDS[locale].status, href: localPath(locale, filingPaths.statusSearch()) },
      { title: past.number },
    ],
    body: <PastStatusView past={past} locale={locale} />,
  })
}

function statusPage(c: WebContext, found: PublicStatus): Response | Promise<Response> {
  const locale = c.get('locale')
  const words = CASE_WORDS[locale]
  const { definition, flow, endedOn, filedOn, answers, events, clock, demo } = found
  const title = words.title(found.number)
  const open = fieldsOf(definition).filter(({ key }) => answers[key] !== undefined)
  return portalPage(c, {
    title,
    width: 'wide',
    breadcrumbs: [
      { title: words.status, href: localPath(locale, filingPaths.statusSearch()) },
      { title: found.number },
    ],
    body: (
      <>
        <PageHead
          eyebrow={<Spoken text={definition.title} locale={locale} />}
          title={title}
          lead={words.filed(formatDate(filedOn, locale, 'prose'))}
          marks={demo ? <Tag kind="demo">{words.demo}</Tag> : undefined}
        />
        <section class="stack" aria-labelledby="situacion">
          <h2 id="situacion">{words.stands}</h2>
          <StandsView definition={definition} flow={flow} endedOn={endedOn} own={false} locale={locale} />
        </section>
        <ClockSection
          clock={clock}
          today={c.get('ctx').today}
          locale={locale}
          question={localPath(locale, filingPaths.statusClock(found.number))}
        />
        {open.length === 0 ? null : (
          <section class="stack" aria-labelledby="publico">
            <h2 id="publico">{words.open}</h2>
            <DefinitionList
              items={open.map((field) => ({
                term: <Spoken text={field.title} locale={locale} />,
                value: answerWords(field, answers[field.key], locale),
              }))}
            />
          </section>
        )}
        <HistoryTable events={events} definition={definition} locale={locale} said={false} />
        <p class="soft">{words.refresh}</p>
      </>
    ),
  })
}

/** The published due date can be counted again by anybody: what the clock was asked, as a file. */
async function statusClock(c: WebContext): Promise<Response> {
  const number = c.req.param('number') ?? ''
  const found = await c.get('services').runner.query(statusQuery, c.get('ctx'), { number })
  if (!found.ok) return found.refusal.kind === 'no_case' ? searchPage(c, number) : refusalPage(c, 403, found.refusal)
  const { clock, definition } = found.value
  if (clock === undefined || definition.term === undefined) return troublePage(c, 404, 'not_found')
  const question = clockQuestion(definition.term, definition.calendar, clock.ledger, c.get('ctx').today)
  return c.body(JSON.stringify(question, null, 2), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="plazo-${found.value.number}.json"`,
  })
}

export const statusRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/estado',
    permission: READ_STATUS,
    query: z.object({ numero: z.string().max(200).optional() }),
    handle: search,
  },
  {
    method: 'GET',
    path: '/estado/:number',
    permission: READ_STATUS,
    params: z.object({ number: z.string().max(200) }),
    handle: status,
  },
  {
    method: 'GET',
    path: '/estado/:number/plazo.json',
    permission: READ_STATUS,
    params: z.object({ number: z.string().max(200) }),
    weight: 'export',
    handle: statusClock,
  },
]
