import { say } from '../../../../../kernel/text.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { publishSheet, sheetListQuery, sheetQuery } from '../../../data/publish-sheet.ts'
import { sheetPaths } from '../../../sheets-paths.ts'
import { PUBLISH_SHEETS, SEE_SHEETS } from '../../../sheets-permissions.ts'
import { contentOfForm, sheetForm, typedSheet } from './sheet-form.ts'
import { SheetPage, SheetsPage } from './sheets-pages.tsx'
import { SHEET_WORDS } from './sheets-words.ts'

async function showSheets(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(sheetListQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  return workspacePage(c, {
    title: SHEET_WORDS[locale].title,
    body: <SheetsPage locale={locale} sheets={found.value} />,
  })
}

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

async function showSheet(c: WebContext, attempt?: Attempt): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(sheetQuery, ctx, { code: c.req.param('indicator') ?? '' })
  if (!found.ok) {
    if (found.refusal.kind === 'forbidden') return refusalPage(c, 403, found.refusal)
    return troublePage(c, 404, 'not_found')
  }
  const locale = c.get('locale')
  const { indicator, sheets } = found.value
  const words = SHEET_WORDS[locale]
  return workspacePage(c, {
    title: say(indicator.sheet.title, locale),
    breadcrumbs: [
      { title: words.title, href: localPath(locale, sheetPaths.sheets()) },
      { title: say(indicator.sheet.title, locale) },
    ],
    status: attempt === undefined ? 200 : 422,
    body: (
      <SheetPage
        locale={locale}
        csrf={c.get('csrf')}
        indicator={indicator}
        sheets={sheets}
        typed={attempt?.typed ?? typedSheet(indicator.sheet, ctx.today)}
        errors={attempt?.errors ?? []}
        mayPublish={mayDo(ctx.who, PUBLISH_SHEETS)}
      />
    ),
  })
}

async function postSheet(c: WebContext): Promise<Response> {
  const code = c.req.param('indicator') ?? ''
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const { runner } = c.get('services')
  const form = readForm(sheetForm, await c.req.formData(), locale)
  if (!form.ok) return showSheet(c, form)
  const { typed, value } = form
  const found = await runner.query(sheetQuery, ctx, { code })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const content = contentOfForm(value, found.value.indicator.sheet.content)
  if (!content.ok) return showSheet(c, { typed, errors: [errorOfRefusal(content.refusal, locale)] })
  const { expectedNumber, inForceFrom, note, titleEs, titleEn } = value
  const title = titleEn === undefined ? { es: titleEs } : { es: titleEs, en: titleEn }
  const input = { code, expectedNumber, inForceFrom, note, title, content: content.value }
  const done = await runner.command(publishSheet, ctx, input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showSheet(c, { typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  setFlash(c, 'success', { es: SHEET_WORDS.es.published, en: SHEET_WORDS.en.published })
  return c.redirect(localPath(locale, sheetPaths.sheet(code)), 303)
}

export const sheetRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/observatorio/fichas', permission: SEE_SHEETS, handle: showSheets },
  { method: 'GET', path: '/t/observatorio/fichas/:indicator', permission: SEE_SHEETS, handle: (c) => showSheet(c) },
  {
    method: 'POST',
    path: '/t/observatorio/fichas/:indicator',
    permission: PUBLISH_SHEETS,
    form: sheetForm,
    handle: postSheet,
  },
]
