import { say } from '../../../../../kernel/text.ts'
import { fileFieldOf } from '../../../../../platform/files/field.ts'
import { type KeptUpload, takeFormFiles } from '../../../../../platform/files/form-files.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { RadioGroup } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { FileField } from '../../../../../ui/form/file-field.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { INSPECTION_ENDS, inspectCase, inspectInput } from '../../../data/inspect-case.ts'
import { INSPECTION_PHOTOS } from '../../../staff-file-uses.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { WORK_ON_CASES } from '../../../staff-permissions.ts'
import { RESOLUTION_WORDS } from '../resolution/resolution-words.ts'
import { CASE_WORDS, INSPECTION_TITLES } from './case-words.ts'
import { caseOf, mayWorkOn } from './show-case.tsx'

const inspectForm = inspectInput.omit({ caseId: true, photos: true })

interface Attempt {
  readonly state: FormState
  readonly kept: readonly KeptUpload[]
}

/** For a telephone held in one hand: day, one choice, a few words, the camera. */
async function showInspect(c: WebContext, attempt?: Attempt): Promise<Response> {
  const answer = await caseOf(c)
  if (answer instanceof Response) return answer
  if (!mayWorkOn(c, answer) || answer.row.endedAs !== undefined) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const words = CASE_WORDS[locale]
  const { inspectTitle, inspectLead, keep } = RESOLUTION_WORDS[locale]
  const state = attempt?.state ?? { values: { visitedOn: c.get('ctx').today }, errors: [] }
  const local = (path: string) => localPath(locale, path)
  return workspacePage(c, {
    title: inspectTitle,
    status: attempt === undefined ? 200 : 422,
    breadcrumbs: [
      { title: words.inbox, href: local(staffPaths.inbox()) },
      { title: answer.row.number, href: local(staffPaths.case(answer.row.id)) },
      { title: inspectTitle },
    ],
    body: (
      <>
        <PageHead title={inspectTitle} eyebrow={answer.row.number} lead={<p>{inspectLead}</p>} />
        <Form
          action={local(staffPaths.inspect(answer.row.id))}
          locale={locale}
          csrf={c.get('csrf')}
          errors={state.errors}
          labels={{
            visitedOn: words.visitedOn,
            conclusion: words.conclusion,
            found: words.found,
            photos: words.photos,
          }}
          multipart
        >
          <DateField
            {...field(state, 'visitedOn')}
            locale={locale}
            label={words.visitedOn}
            max={c.get('ctx').today}
            required
          />
          <RadioGroup
            {...field(state, 'conclusion')}
            locale={locale}
            label={words.conclusion}
            required
            options={INSPECTION_ENDS.map((value) => ({ value, label: say(INSPECTION_TITLES[value], locale) }))}
          />
          <TextArea {...field(state, 'found')} locale={locale} label={words.found} rows={6} required maxLength={8000} />
          <FileField
            {...field(state, 'photos')}
            locale={locale}
            label={words.photos}
            hint={words.photosHint}
            {...fileFieldOf(INSPECTION_PHOTOS, locale)}
            multiple
            capture="environment"
            kept={attempt?.kept ?? []}
          />
          <ButtonRow>
            <Button kind="primary">{keep}</Button>
          </ButtonRow>
        </Form>
      </>
    ),
  })
}

async function postInspect(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const services = c.get('services')
  const sent = await c.req.formData()
  const form = readForm(inspectForm, sent, locale)
  const parts = { services, ctx: c.get('ctx'), address: c.get('address') }
  const { files, kept, refusals } = await takeFormFiles(parts, sent, INSPECTION_PHOTOS, 'photos')
  if (!form.ok || refusals.length > 0) {
    const ofFiles = refusals.map((refusal) => ({ field: 'photos', message: say(refusal.message, locale) }))
    return showInspect(c, {
      state: { values: form.typed, errors: [...(form.ok ? [] : form.errors), ...ofFiles] },
      kept,
    })
  }
  const caseId = c.req.param('id') ?? ''
  const input = { ...form.value, caseId, photos: files }
  const done = await services.runner.command(inspectCase, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    if (done.refusal.kind === 'no_case') return troublePage(c, 404, 'not_found')
    return showInspect(c, { state: { values: form.typed, errors: [errorOfRefusal(done.refusal, locale)] }, kept })
  }
  setFlash(c, 'success', { es: CASE_WORDS.es.inspected, en: CASE_WORDS.en.inspected })
  return c.redirect(localPath(locale, `${staffPaths.case(caseId)}#inspecciones`), 303)
}

const PATH = '/t/expedientes/:id/inspeccion'

export const inspectRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, permission: WORK_ON_CASES, handle: (c) => showInspect(c) },
  {
    method: 'POST',
    path: PATH,
    permission: WORK_ON_CASES,
    // Photographs come with the form where there is no script to send them before.
    largestBody: 64_000_000,
    form: inspectForm,
    handle: postInspect,
  },
]
