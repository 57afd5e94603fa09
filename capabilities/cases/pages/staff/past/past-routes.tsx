import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import type { Refusal } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import { couldDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { catalogueQuery } from '../../../data/definitions.ts'
import { mapPast, mapPastInput, pastPreview, recordPast } from '../../../data/past-imports.ts'
import { pastList, takePast } from '../../../data/take-past.ts'
import { LARGEST_PAST_FILE, openPast } from '../../../imports/open-past.ts'
import { pastPaths } from '../../../past-paths.ts'
import { IMPORT_PAST } from '../../../past-permissions.ts'
import { PAST_FIELDS } from '../../../rules/past/past-case.ts'
import { READ_CASES } from '../../../staff-permissions.ts'
import { ImportPage } from './import-page.tsx'
import { ListPage } from './list-page.tsx'
import { PAST_WORDS } from './past-words.ts'

async function showList(c: WebContext, errors: readonly FieldError[] = []): Promise<Response> {
  const { runner } = c.get('services')
  const ctx = c.get('ctx')
  const text = (c.req.query('busca') ?? '').slice(0, 80)
  const found = await runner.query(pastList, ctx, { text })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const catalogue = await runner.query(catalogueQuery, ctx, null)
  const locale = c.get('locale')
  return workspacePage(c, {
    title: PAST_WORDS[locale].title,
    status: errors.length === 0 ? 200 : 422,
    body: (
      <ListPage
        list={found.value}
        text={text}
        procedures={catalogue.ok ? catalogue.value.map(({ content: { code, title } }) => ({ code, title })) : []}
        mayImport={couldDo(ctx.who, IMPORT_PAST)}
        locale={locale}
        csrf={c.get('csrf')}
        errors={errors}
      />
    ),
  })
}

const bringForm = z.object({
  procedure: z.string().max(100).optional(),
  encoding: z.enum(['utf-8', 'windows-1252', 'cp850']).optional(),
})

/** The file is read at once and kept as what it holds: no file of a stranger's is stored. */
async function postFile(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const sent = await c.req.formData()
  const form = readForm(bringForm, sent, locale)
  const file = sent.get('archivo')
  const wrong = (field: string, refusal: Pick<Refusal, 'message' | 'address'>) => {
    const words = say(refusal.message, locale)
    return showList(c, [{ field, message: refusal.address === undefined ? words : `${refusal.address}: ${words}` }])
  }
  if (!form.ok) return showList(c, form.errors)
  const { procedure, encoding } = form.value
  if (procedure === undefined) return showList(c, [{ field: 'procedure', message: PAST_WORDS[locale].choose }])
  if (!(file instanceof File) || file.size === 0)
    return showList(c, [{ field: 'archivo', message: PAST_WORDS[locale].noFile }])
  const memoSent = sent.get('memo')
  const memo = memoSent instanceof File && memoSent.size > 0 ? new Uint8Array(await memoSent.arrayBuffer()) : undefined
  const bytes = new Uint8Array(await file.arrayBuffer())
  const name = file.name.slice(-200) || 'archivo'
  const table = await openPast({ name, bytes, memo, encoding })
  if (!table.ok) return wrong('archivo', table.refusal)
  const hash = createHash('sha256')
    .update(bytes)
    .update(memo ?? '')
  const done = await c.get('services').runner.command(
    recordPast,
    c.get('ctx'),
    // Read in another alphabet it is another table.
    { procedure, name, sha256: hash.update(encoding ?? '').digest('hex'), table: table.value },
    { address: c.get('address') },
  )
  if (!done.ok) return wrong('archivo', done.refusal)
  return c.redirect(localPath(locale, pastPaths.import(done.value.importId)), 303)
}

async function showImport(c: WebContext, errors: readonly FieldError[] = []): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const found = isId(id) ? await c.get('services').runner.query(pastPreview, c.get('ctx'), { id }) : undefined
  if (found === undefined) return troublePage(c, 404, 'not_found')
  if (!found.ok)
    return found.refusal.kind === 'no_import' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = PAST_WORDS[locale]
  return workspacePage(c, {
    title: found.value.file.name,
    status: errors.length === 0 ? 200 : 422,
    breadcrumbs: [{ title: words.title, href: localPath(locale, pastPaths.list()) }, { title: found.value.file.name }],
    body: <ImportPage preview={found.value} locale={locale} csrf={c.get('csrf')} errors={errors} />,
  })
}

const versionForm = z.object({ expectedVersion: z.coerce.number().int().min(1) })
const columnsForm = versionForm.extend(
  Object.fromEntries(PAST_FIELDS.map((field) => [field, z.coerce.number().int().min(0).max(500).optional()])),
)

async function postColumns(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const sent = await c.req.formData()
  const chosen = Object.fromEntries(
    PAST_FIELDS.flatMap((field) => {
      const column = String(sent.get(field) ?? '')
      return /^\d{1,3}$/.test(column) ? [[field, Number(column)]] : []
    }),
  )
  const input = mapPastInput.safeParse({
    importId: c.req.param('id'),
    expectedVersion: sent.get('expectedVersion'),
    mapping: chosen,
  })
  if (!input.success) return showImport(c)
  const done = await c.get('services').runner.command(mapPast, c.get('ctx'), input.data, { address: c.get('address') })
  if (!done.ok) return showImport(c, [errorOfRefusal(done.refusal, locale)])
  setFlash(c, 'success', { es: PAST_WORDS.es.kept, en: PAST_WORDS.en.kept })
  return c.redirect(localPath(locale, pastPaths.import(input.data.importId)), 303)
}

async function postTake(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const importId = c.req.param('id') ?? ''
  const form = readForm(versionForm, await c.req.formData(), locale)
  if (!form.ok || !isId(importId)) return showImport(c)
  const done = await c
    .get('services')
    .runner.command(takePast, c.get('ctx'), { importId, ...form.value }, { address: c.get('address') })
  if (!done.ok) return showImport(c, [errorOfRefusal(done.refusal, locale)])
  const { made, changed, same } = done.value
  setFlash(c, 'success', { es: PAST_WORDS.es.done(made, changed, same), en: PAST_WORDS.en.done(made, changed, same) })
  return c.redirect(localPath(locale, pastPaths.list()), 303)
}

const params = z.object({ id: z.string().max(60) })

export const pastRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/anteriores',
    permission: READ_CASES,
    query: z.object({ busca: z.string().max(200).optional() }),
    handle: (c) => showList(c),
  },
  {
    method: 'POST',
    path: '/t/anteriores',
    permission: IMPORT_PAST,
    weight: 'upload',
    form: bringForm,
    // Both files, and what a form adds around them.
    largestBody: 2 * LARGEST_PAST_FILE + 100_000,
    handle: postFile,
  },
  {
    method: 'GET',
    path: '/t/anteriores/archivos/:id',
    permission: IMPORT_PAST,
    params,
    handle: (c) => showImport(c),
  },
  {
    method: 'POST',
    path: '/t/anteriores/archivos/:id/columnas',
    permission: IMPORT_PAST,
    params,
    form: columnsForm,
    handle: postColumns,
  },
  {
    method: 'POST',
    path: '/t/anteriores/archivos/:id/incorporar',
    permission: IMPORT_PAST,
    params,
    form: versionForm,
    handle: postTake,
  },
]
