import { z } from 'zod'
import type { Refusal } from '../../../../../kernel/result.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import {
  discardStory,
  nameableQuery,
  namesOf,
  publishStory,
  saveStory,
  storyPreviewQuery,
  storyWorkQuery,
  writableStoryQuery,
} from '../../../data/story-drafts.ts'
import { addressOf } from '../../../rules/stories/address.ts'
import { storyWorkPaths } from '../../../stories-paths.ts'
import { WRITE_STORIES } from '../../../stories-permissions.ts'
import { StoryPage } from '../../public/stories/story-page.tsx'
import { storyForm, storyOfForm, typedStory } from './story-form.ts'
import { StoryFormPage } from './story-form-page.tsx'
import { StoriesWorkPage, StoryWorkPage } from './story-work-pages.tsx'
import { STORY_WORK_WORDS } from './story-work-words.ts'

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}
const NOTHING: Attempt = { typed: {}, errors: [] }

const codeOf = (c: WebContext) => c.req.param('story') ?? ''
const words = (c: WebContext) => STORY_WORK_WORDS[c.get('locale')]
const above = (c: WebContext) => ({
  title: words(c).title,
  href: localPath(c.get('locale'), storyWorkPaths.stories()),
})

function refused(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return refusal.kind === 'forbidden' ? refusalPage(c, 403, refusal) : troublePage(c, 404, 'not_found')
}

async function showStories(c: WebContext): Promise<Response> {
  const { runner, institution } = c.get('services')
  const found = await runner.query(storyWorkQuery, c.get('ctx'), undefined)
  if (!found.ok) return refused(c, found.refusal)
  return workspacePage(c, {
    title: words(c).title,
    body: <StoriesWorkPage locale={c.get('locale')} zone={institution.zone} {...found.value} />,
  })
}

async function showStory(c: WebContext, { typed, errors }: Attempt = NOTHING): Promise<Response> {
  const { runner, institution } = c.get('services')
  const ctx = c.get('ctx')
  const found = await runner.query(writableStoryQuery, ctx, { code: codeOf(c) })
  if (!found.ok) return refused(c, found.refusal)
  const locale = c.get('locale')
  const { draft, editions } = found.value
  const content = draft?.content ?? editions[0]?.content
  const title = content === undefined ? '' : say(content.title, locale)
  const common = { locale, csrf: c.get('csrf'), zone: institution.zone, today: ctx.today, code: codeOf(c) }
  return workspacePage(c, {
    title,
    breadcrumbs: [above(c), { title }],
    status: errors.length === 0 ? 200 : 422,
    body: <StoryWorkPage {...common} {...found.value} typed={typed} errors={errors} />,
  })
}

async function showForm(
  c: WebContext,
  { typed, errors }: Attempt,
  place: { readonly title: string; readonly action: string },
): Promise<Response> {
  const nameable = await c.get('services').runner.query(nameableQuery, c.get('ctx'), undefined)
  if (!nameable.ok) return refused(c, nameable.refusal)
  const common = { locale: c.get('locale'), csrf: c.get('csrf'), typed, errors, nameable: nameable.value }
  return workspacePage(c, {
    title: place.title,
    breadcrumbs: [above(c), { title: place.title }],
    status: errors.length === 0 ? 200 : 422,
    body: <StoryFormPage {...common} {...place} />,
  })
}

async function showEditor(c: WebContext, attempt?: Attempt): Promise<Response> {
  const code = codeOf(c)
  const found = await c.get('services').runner.query(writableStoryQuery, c.get('ctx'), { code })
  if (!found.ok) return refused(c, found.refusal)
  const { draft, editions } = found.value
  const content = draft?.content ?? editions[0]?.content
  if (content === undefined) return troublePage(c, 404, 'not_found')
  return showForm(c, attempt ?? { typed: typedStory(content, draft?.version ?? 0), errors: [] }, {
    title: words(c).editTitle(say(content.title, c.get('locale'))),
    action: storyWorkPaths.edit(code),
  })
}

const showStart = (c: WebContext, attempt: Attempt = NOTHING) =>
  showForm(c, attempt, { title: words(c).startTitle, action: storyWorkPaths.start() })

async function showPreview(c: WebContext): Promise<Response> {
  const { runner, institution } = c.get('services')
  const ctx = c.get('ctx')
  const code = codeOf(c)
  const found = await runner.query(storyPreviewQuery, ctx, { code })
  if (!found.ok) return refused(c, found.refusal)
  const locale = c.get('locale')
  const { draft, answer } = found.value
  const title = say(draft.content.title, locale)
  const story = { ...draft, number: 0, publishedOn: ctx.today, recordedAt: draft.changedAt, demo: false, note: '' }
  return workspacePage(c, {
    title: `${words(c).preview}: ${title}`,
    breadcrumbs: [
      above(c),
      { title, href: localPath(locale, storyWorkPaths.story(code)) },
      { title: words(c).preview },
    ],
    body: (
      <>
        <Notice kind="info" locale={locale}>
          {words(c).previewNotice}
        </Notice>
        <StoryPage locale={locale} zone={institution.zone} story={story} editions={[]} answer={answer} />
      </>
    ),
  })
}

/** Keeps what the form says: of a story that begins, or of one that is there. */
async function save(
  c: WebContext,
  code: string | undefined,
  again: (attempt: Attempt) => Promise<Response>,
): Promise<Response> {
  const locale = c.get('locale')
  const { runner } = c.get('services')
  const form = readForm(storyForm, await c.req.formData(), locale)
  if (!form.ok) return again(form)
  const { typed, value } = form
  const nameable = await runner.query(nameableQuery, c.get('ctx'), undefined)
  if (!nameable.ok) return refused(c, nameable.refusal)
  const content = storyOfForm(value, namesOf(nameable.value))
  if (!content.ok) return again({ typed, errors: [errorOfRefusal(content.refusal, locale)] })
  const input = {
    code: code ?? addressOf(value.titleEs),
    fresh: code === undefined,
    expectedVersion: value.expectedVersion,
    content: content.value,
  }
  const done = await runner.command(saveStory, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return again({ typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  return leave(c, 'saved', storyWorkPaths.edit(input.code))
}

function leave(c: WebContext, said: 'saved' | 'wasPublished' | 'wasDiscarded', path: string): Response {
  const message: Text = { es: STORY_WORK_WORDS.es[said], en: STORY_WORK_WORDS.en[said] }
  setFlash(c, 'success', message)
  return c.redirect(localPath(c.get('locale'), path), 303)
}

const postStart = (c: WebContext) => save(c, undefined, (attempt) => showStart(c, attempt))
const postEdit = (c: WebContext) => save(c, codeOf(c), (attempt) => showEditor(c, attempt))

const expectedVersion = z.coerce.number().int()
const publishForm = z.object({ expectedVersion, note: z.string().max(2000).optional() })
const discardForm = z.object({ expectedVersion })

async function postPublish(c: WebContext): Promise<Response> {
  const form = readForm(publishForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showStory(c, form)
  const input = { code: codeOf(c), ...form.value }
  const done = await c.get('services').runner.command(publishStory, c.get('ctx'), input, { address: c.get('address') })
  if (done.ok) return leave(c, 'wasPublished', storyWorkPaths.story(input.code))
  return notDone(c, done.refusal, form.typed)
}

async function postDiscard(c: WebContext): Promise<Response> {
  const form = readForm(discardForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showStory(c, form)
  const input = { code: codeOf(c), ...form.value }
  const done = await c.get('services').runner.command(discardStory, c.get('ctx'), input, { address: c.get('address') })
  if (done.ok) return leave(c, 'wasDiscarded', storyWorkPaths.stories())
  return notDone(c, done.refusal, form.typed)
}

function notDone(c: WebContext, refusal: Refusal, typed: Typed): Response | Promise<Response> {
  if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
  if (refusal.kind === 'no_draft') return troublePage(c, 404, 'not_found')
  return showStory(c, { typed, errors: [errorOfRefusal(refusal, c.get('locale'))] })
}

const STORY = '/t/observatorio/analisis/:story'
const params = z.object({ story: z.string().max(100) })

function shown(path: string, handle: Route['handle'], more: Partial<Route> = {}): Route {
  return { method: 'GET', path, permission: WRITE_STORIES, handle, ...more }
}

function done(
  path: string,
  form: NonNullable<Route['form']>,
  handle: Route['handle'],
  more: Partial<Route> = {},
): Route {
  return { method: 'POST', path, permission: WRITE_STORIES, form, handle, ...more }
}

export const storyWorkRoutes: readonly Route[] = [
  shown('/t/observatorio/analisis', showStories),
  shown('/t/observatorio/analisis/nuevo', (c) => showStart(c)),
  done('/t/observatorio/analisis/nuevo', storyForm, postStart),
  shown(STORY, (c) => showStory(c), { params }),
  shown(`${STORY}/editar`, (c) => showEditor(c), { params }),
  done(`${STORY}/editar`, storyForm, postEdit, { params }),
  shown(`${STORY}/vista-previa`, showPreview, { params }),
  done(`${STORY}/publicar`, publishForm, postPublish, { params }),
  done(`${STORY}/descartar`, discardForm, postDiscard, { params }),
]
