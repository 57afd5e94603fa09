import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import type { FieldError, FormState } from '../../../../../ui/form/form-state.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { addAgreement, addInput } from '../../../data/agreement-commands.ts'
import { meetingInput, recordMeeting, type StoredMeeting } from '../../../data/review-meeting.ts'
import { meetingFormQuery, type ReviewAnswer, reviewQuery } from '../../../data/review-query.ts'
import { minutesPdf } from '../../../exports/minutes-pdf.ts'
import { READ_WORKSPACE } from '../../../permissions.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { RECORD_MEETING } from '../../../review-permissions.ts'
import { MeetingPage } from './meeting-page.tsx'
import { MEETING_WORDS } from './meeting-words.ts'
import { minutesOf } from './minutes-of.ts'
import { MinutesPage } from './minutes-page.tsx'
import { REVIEW_WORDS } from './review-words.ts'
import { quarterOf } from './routes.tsx'

type Drawn = Response | Promise<Response>

/** The review of the address, if it was opened; anything else is a page that is not there. */
async function withReview(
  c: WebContext,
  draw: (answer: ReviewAnswer) => Drawn,
  query: typeof reviewQuery = reviewQuery,
): Promise<Response> {
  const asked = quarterOf(c)
  if (asked === undefined) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(query, c.get('ctx'), asked)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  return found.value.quarter.review === undefined ? troublePage(c, 404, 'not_found') : draw(found.value)
}

function trail(c: WebContext, { quarter, year }: ReviewAnswer, here: string) {
  const locale = c.get('locale')
  const words = REVIEW_WORDS[locale]
  return [
    { title: words.reviews, href: localPath(locale, reviewPaths.reviews(year.plan.year)) },
    {
      title: words.quarterName(quarter.quarter, year.plan.year),
      href: localPath(locale, reviewPaths.review(year.plan.year, quarter.quarter)),
    },
    { title: here },
  ]
}

interface Attempt {
  readonly form: 'meeting' | 'agreement'
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

function showMeeting(c: WebContext, attempt?: Attempt): Promise<Response> {
  const locale = c.get('locale')
  return withReview(
    c,
    (answer) => {
      const stateOf = (form: Attempt['form'], values: Typed): FormState =>
        attempt?.form === form ? { values: attempt.typed, errors: attempt.errors } : { values, errors: [] }
      return workspacePage(c, {
        title: MEETING_WORDS[locale].title,
        status: attempt === undefined ? 200 : 422,
        breadcrumbs: trail(c, answer, MEETING_WORDS[locale].title),
        body: (
          <MeetingPage
            answer={answer}
            locale={locale}
            csrf={c.get('csrf')}
            meeting={stateOf('meeting', valuesOf(answer.quarter.meeting))}
            agreement={stateOf('agreement', {})}
          />
        ),
      })
    },
    meetingFormQuery,
  )
}

function valuesOf(meeting: StoredMeeting | undefined): Typed {
  if (meeting === undefined) return {}
  return {
    heldOn: meeting.heldOn,
    place: meeting.place,
    attendees: meeting.attendees.join('\n'),
    agenda: meeting.agenda.join('\n'),
    notes: meeting.notes ?? '',
  }
}

const meetingForm = meetingInput.omit({ year: true, quarter: true })
const agreementForm = addInput.omit({ year: true, quarter: true })

function post(which: Attempt['form']) {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const asked = quarterOf(c)
    if (asked === undefined) return troublePage(c, 404, 'not_found')
    const form = readForm<object>(which === 'meeting' ? meetingForm : agreementForm, await c.req.formData(), locale)
    if (!form.ok) return showMeeting(c, { form: which, typed: form.typed, errors: form.errors })
    const { runner } = c.get('services')
    const input = { ...form.value, ...asked }
    const options = { address: c.get('address') }
    const done =
      which === 'meeting'
        ? await runner.command(recordMeeting, c.get('ctx'), input, options)
        : await runner.command(addAgreement, c.get('ctx'), input, options)
    if (!done.ok) {
      if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
      return showMeeting(c, { form: which, typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
    }
    const word = which === 'meeting' ? 'saved' : 'agreementSaved'
    setFlash(c, 'success', { es: MEETING_WORDS.es[word], en: MEETING_WORDS.en[word] })
    return c.redirect(localPath(locale, reviewPaths.meeting(asked.year, asked.quarter)), 303)
  }
}

function showMinutes(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const words = MEETING_WORDS[locale]
  return withReview(c, (answer) => {
    const minutes = minutesOf(answer, locale)
    const place = { year: answer.year.plan.year, quarter: answer.quarter.quarter }
    const back = localPath(locale, reviewPaths.review(place.year, place.quarter))
    return workspacePage(c, {
      title: words.minutesOf(place.quarter, place.year),
      breadcrumbs: trail(c, answer, words.minutes),
      body:
        minutes === undefined ? (
          <>
            <PageHead title={words.minutesOf(place.quarter, place.year)} />
            <EmptyState
              title={words.noMeeting}
              action={<ButtonLink href={back}>{REVIEW_WORDS[locale].review(place.quarter, place.year)}</ButtonLink>}
            >
              <p>{words.noMeetingLead}</p>
            </EmptyState>
          </>
        ) : (
          <MinutesPage minutes={minutes} {...place} locale={locale} />
        ),
    })
  })
}

function getMinutesPdf(c: WebContext): Promise<Response> {
  return withReview(c, async (answer) => {
    const locale = c.get('locale')
    const { institution } = c.get('services')
    const minutes = minutesOf(answer, locale)
    if (minutes === undefined) return troublePage(c, 404, 'not_found')
    const { now, today } = c.get('ctx')
    const made = await minutesPdf({
      minutes,
      locale,
      institution: say(institution.title, locale),
      madeOn: today,
      madeAt: now,
    })
    if (!made.ok) return refusalPage(c, 422, made.refusal)
    return c.body(Buffer.from(made.value), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="acta-${answer.year.plan.year}-${answer.quarter.quarter}.pdf"`,
    })
  })
}

export const meetingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/revisiones/:year/:quarter/reunion',
    permission: RECORD_MEETING,
    handle: (c) => showMeeting(c),
  },
  {
    method: 'POST',
    path: '/t/revisiones/:year/:quarter/reunion',
    permission: RECORD_MEETING,
    form: meetingForm,
    handle: post('meeting'),
  },
  {
    method: 'POST',
    path: '/t/revisiones/:year/:quarter/acuerdos',
    permission: RECORD_MEETING,
    form: agreementForm,
    handle: post('agreement'),
  },
  { method: 'GET', path: '/t/revisiones/:year/:quarter/acta', permission: READ_WORKSPACE, handle: showMinutes },
  {
    method: 'GET',
    path: '/t/revisiones/:year/:quarter/acta.pdf',
    permission: READ_WORKSPACE,
    weight: 'export',
    handle: getMinutesPdf,
  },
]
