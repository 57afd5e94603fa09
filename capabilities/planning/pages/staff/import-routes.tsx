import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isId } from '../../../../kernel/ids.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import { say } from '../../../../kernel/text.ts'
import { type KeptUpload, takeFormFiles } from '../../../../platform/files/form-files.ts'
import type { TakenFile } from '../../../../platform/files/intake.ts'
import { refusalPage, troublePage } from '../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import type { Route } from '../../../../platform/web/route.ts'
import type { FieldError } from '../../../../ui/form/form-state.ts'
import { type ImportPlanOutput, importPlan } from '../../data/apply-import.ts'
import { importQuery, importsQuery, namedUnitsQuery } from '../../data/import-queries.ts'
import { recordRefusedImport } from '../../data/out-refused-import.ts'
import { recordImport } from '../../data/record-import.ts'
import { readPlan } from '../../exports/read-plan.ts'
import { PLAN_FILES } from '../../file-uses.ts'
import type { ImportRefusal } from '../../imports/refusals.ts'
import { requestedWords } from '../../imports/requested-words.ts'
import { planningPaths } from '../../paths.ts'
import { IMPORT_PLAN, UPLOAD_PLAN } from '../../permissions.ts'
import { reprogrammingPaths } from '../../reprogramming-paths.ts'
import { parseColourMeanings } from './colour-meanings.ts'
import { ImportPage } from './import-page.tsx'
import { IMPORT_WORDS } from './import-words.ts'
import { UploadPage, type UploadPageProps } from './upload-page.tsx'

const uploadForm = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  colours: z.string().max(4000).optional(),
})

/** Boxes of plans come several times under one name, units as `unit-0`. */
const importForm = z.object({
  plan: z.coerce.number().int().min(0).max(1000).optional(),
  accept: z.enum(['0', '1']).optional(),
  'idempotency-key': z.string().max(200).optional(),
})

function isPlace(index: number): boolean {
  return Number.isInteger(index) && index >= 0
}

async function showUpload(
  c: WebContext,
  attempt: {
    typed: Typed
    errors: readonly FieldError[]
    kept?: readonly KeptUpload[]
    refused?: UploadPageProps['refused']
  } = { typed: {}, errors: [] },
): Promise<Response> {
  const locale = c.get('locale')
  const { runner } = c.get('services')
  const recent = await runner.query(importsQuery, c.get('ctx'), null)
  if (!recent.ok) return refusalPage(c, 403, recent.refusal)
  const words = IMPORT_WORDS[locale]
  return workspacePage(c, {
    title: words.title,
    status: attempt.errors.length === 0 ? 200 : 422,
    body: (
      <UploadPage
        locale={locale}
        csrf={c.get('csrf')}
        typed={{ year: String(c.get('services').institution.year), ...attempt.typed }}
        errors={attempt.errors}
        kept={attempt.kept ?? []}
        refused={attempt.refused}
        recent={recent.value}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function postUpload(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const services = c.get('services')
  const { runner, files } = services
  const sent = await c.req.formData()
  const form = readForm(uploadForm, sent, locale)
  const parts = { services, ctx, address: c.get('address') }
  const { files: taken, kept, refusals } = await takeFormFiles(parts, sent, PLAN_FILES, 'file')
  if (!form.ok) return showUpload(c, { ...form, kept })
  const { typed } = form
  if (refusals.length > 0) return showUpload(c, { typed, errors: refusals.map((refusal) => placed(refusal, c)) })
  const [file] = taken
  if (file === undefined)
    return showUpload(c, { typed, errors: [{ field: 'file', message: IMPORT_WORDS[locale].noFile }] })
  const units = await runner.query(namedUnitsQuery, ctx, form.value.year)
  if (!units.ok) return refusalPage(c, 403, units.refusal)
  const colours = parseColourMeanings(form.value.colours ?? '')
  if (!colours.ok) return showUpload(c, { typed, errors: [errorOfRefusal(colours.refusal, locale)], kept })
  const bytes = await files.read(file.sha256)
  if (bytes === undefined) return troublePage(c, 500, 'error')
  const { year } = form.value
  const reading = await readPlan({ name: file.name, bytes, year, units: units.value, colours: colours.value })
  if (!reading.ok) {
    const refused = await keepRefused(c, file, year, reading.refusal)
    return showUpload(c, { typed, errors: [placed(reading.refusal, c)], refused })
  }
  const recorded = await runner.command(
    recordImport,
    ctx,
    { file, reading: reading.value },
    { address: c.get('address') },
  )
  if (!recorded.ok) return showUpload(c, { typed, errors: [errorOfRefusal(recorded.refusal, locale)] })
  return c.redirect(localPath(locale, planningPaths.import(recorded.value.importId)), 303)
}

/** What was opened and says no plan of that year is kept with its refusal; what could not be opened has no cells to mark. */
async function keepRefused(
  c: WebContext,
  file: TakenFile,
  year: number,
  refusal: ImportRefusal,
): Promise<UploadPageProps['refused']> {
  if (!['wrong_year', 'no_table', 'months_do_not_add_up'].includes(refusal.kind)) return undefined
  const { runner } = c.get('services')
  const kept = await runner.command(
    recordRefusedImport,
    c.get('ctx'),
    { file, year, refusal },
    { address: c.get('address') },
  )
  return kept.ok ? { id: kept.value.id, name: file.name } : undefined
}

/** A refusal of the reader stands at the file's field, with the place in the file that it names. */
function placed(refusal: Refusal, c: WebContext): FieldError {
  const words = say(refusal.message, c.get('locale'))
  const address = refusal.address
  return { field: 'file', message: address === undefined || words.includes(address) ? words : `${address}: ${words}` }
}

async function showImport(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const units = chosenUnits(Object.entries(c.req.query()))
  const found = await c.get('services').runner.query(importQuery, c.get('ctx'), { id, units })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const words = IMPORT_WORDS[locale]
  return workspacePage(c, {
    title: `${words.title}: ${found.value.stored.fileName}`,
    breadcrumbs: [
      { title: words.title, href: localPath(locale, planningPaths.imports()) },
      { title: found.value.stored.fileName },
    ],
    body: (
      <ImportPage
        answer={found.value}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={randomUUID()}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function postImport(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const form = await c.req.formData()
  const read = readForm(importForm, form, locale)
  const plans = read.ok ? form.getAll('plan').map(Number).filter(isPlace) : []
  if (plans.length === 0) return refusalPage(c, 422, NO_PLAN_CHOSEN)
  const units = chosenUnits([...form.entries()])
  const key = read.ok ? read.value['idempotency-key'] : undefined
  const done = await c
    .get('services')
    .runner.command(
      importPlan,
      c.get('ctx'),
      { importId: id, plans, units, acceptChanges: read.ok && read.value.accept === '1' },
      { address: c.get('address'), ...(key === undefined ? {} : { idempotencyKey: key }) },
    )
  if (!done.ok && done.refusal.kind === 'closed_period') {
    // The preview says which plan and which months; there the others are still ticked.
    setFlash(c, 'refusal', { es: IMPORT_WORDS.es.closedFlash, en: IMPORT_WORDS.en.closedFlash })
    return c.redirect(localPath(locale, planningPaths.import(id, units)), 303)
  }
  if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 409, done.refusal)
  setFlash(c, done.value.applied.length > 0 ? 'success' : 'info', outcomeWords(done.value))
  const [request] = done.value.requested
  if (request !== undefined && done.value.applied.length === 0)
    return c.redirect(localPath(locale, reprogrammingPaths.request(request.requestId)), 303)
  // While something waits, the chosen units stay, so that the differences with their plans are seen and accepted.
  return c.redirect(localPath(locale, planningPaths.import(id, done.value.waiting.length > 0 ? units : {})), 303)
}

const NO_PLAN_CHOSEN: Refusal<'no_plan_chosen'> = {
  kind: 'no_plan_chosen',
  message: {
    es: 'No marcó ningún plan, y no cambió nada. Vuelva atrás y marque los que quiere aceptar.',
    en: 'You ticked no plan, and nothing was changed. Go back and tick those you want to accept.',
  },
}

/** `unit-0=SCDU`: which unit the first plan of the file is of, where its title does not say. */
function chosenUnits(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      name.startsWith('unit-') && typeof value === 'string' && value !== '' ? [[name.slice(5), value]] : [],
    ),
  )
}

function outcomeWords({ applied, same, requested, waiting }: ImportPlanOutput) {
  const taken = applied.map((each) => each.unit).join(', ')
  const approved = waiting.flatMap((each) => (each.reason === 'approved' ? [each.plan] : []))
  const unaccepted = waiting.flatMap((each) => (each.reason === 'approved' ? [] : [each.plan]))
  return {
    es: [
      applied.length === 0 ? 'No cambió ningún plan.' : `Planes aceptados: ${taken}.`,
      same.length === 0 ? '' : `Sin diferencias: ${same.join(', ')}.`,
      ...requested.map((each) => requestedWords(each).es),
      approved.length === 0
        ? ''
        : `Están aprobados y sus diferencias no se pueden reprogramar (textos, lugares o meses que ya pasaron): ${approved.join(', ')}.`,
      unaccepted.length === 0 ? '' : `Quedan por aceptar: ${unaccepted.join(', ')}.`,
    ].join(' '),
    en: [
      applied.length === 0 ? 'No plan was changed.' : `Plans accepted: ${taken}.`,
      same.length === 0 ? '' : `No differences: ${same.join(', ')}.`,
      ...requested.map((each) => requestedWords(each).en),
      approved.length === 0
        ? ''
        : `Approved, and their differences cannot be reprogrammed (texts, places or months that are over): ${approved.join(', ')}.`,
      unaccepted.length === 0 ? '' : `Still to be accepted: ${unaccepted.join(', ')}.`,
    ].join(' '),
  }
}

export const importRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/importar', permission: UPLOAD_PLAN, handle: (c) => showUpload(c) },
  {
    method: 'POST',
    path: '/t/importar',
    permission: UPLOAD_PLAN,
    weight: 'export',
    // More than the largest plan that is read, so that its refusal about size comes in words.
    largestBody: 64_000_000,
    form: uploadForm,
    handle: postUpload,
  },
  { method: 'GET', path: '/t/importar/:id', permission: UPLOAD_PLAN, handle: showImport },
  { method: 'POST', path: '/t/importar/:id', permission: IMPORT_PLAN, form: importForm, handle: postImport },
]
