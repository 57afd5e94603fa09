import type { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import type { Command } from '../../../../../platform/capability/command.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { alignmentPaths } from '../../../alignment-paths.ts'
import { ALIGN_ELEMENT } from '../../../alignment-permissions.ts'
import { alignElement, alignElementInput, unalignElement, unalignElementInput } from '../../../data/align-element.ts'
import { alignmentQuery, elementAlignmentQuery } from '../../../data/alignment-queries.ts'
import { READ_WORKSPACE } from '../../../permissions.ts'
import { CoverageBody } from '../../plan/coverage/coverage-page.tsx'
import { coverageView } from '../../plan/coverage/coverage-view.ts'
import { coverageWords } from '../../plan/coverage/coverage-words.ts'
import { staffYearPage, yearOf } from '../year-page.tsx'
import { AlignPage } from './align-page.tsx'

async function showCoverage(c: WebContext): Promise<Response> {
  const ctx = c.get('ctx')
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(alignmentQuery, ctx, undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const catalogue = c.req.query('catalogo')
  const choice = {
    ...(catalogue === undefined || catalogue === '' ? {} : { catalogue }),
    ...(c.req.query('desde') === 'plan' ? { way: 'plan' as const } : {}),
  }
  const asked = {
    year: yearOf(c.req.query('anio')),
    unit: undefined,
    action: alignmentPaths.staff(choice),
    units: false,
  }
  return staffYearPage(c, asked, ({ view }) => {
    const words = coverageWords(locale)
    const shown = coverageView(view, found.value, {
      choice,
      href: (other) => localPath(locale, alignmentPaths.staff(other, view.plan.year, view.cutOff)),
      alignHref: (element) => {
        const unitId = view.index.elements.get(element)?.poa?.head.unit.id
        return mayDo(ctx.who, ALIGN_ELEMENT, { unitId })
          ? localPath(locale, alignmentPaths.element(element))
          : undefined
      },
    })
    return {
      title: words.title,
      body: (
        <>
          <PageHead title={words.title} lead={<p>{words.lead}</p>} />
          <CoverageBody shown={shown} />
        </>
      ),
    }
  })
}

async function showElement(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(elementAlignmentQuery, c.get('ctx'), c.req.param('id') ?? '')
  if (!found.ok)
    return found.refusal.kind === 'no_element' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  const words = coverageWords(locale)
  return workspacePage(c, {
    title: words.formTitle,
    breadcrumbs: [
      { title: words.title, href: localPath(locale, alignmentPaths.staff({ way: 'plan' }, found.value.element.year)) },
      { title: say(found.value.element.title, locale) },
    ],
    body: (
      <AlignPage
        answer={found.value}
        locale={locale}
        csrf={c.get('csrf')}
        find={(c.req.query('buscar') ?? '').trim().slice(0, 100)}
      />
    ),
  })
}

function post<Form extends object, Input, Output>(
  schema: z.ZodType<Form>,
  command: Command<Input, Output>,
  says: 'savedAlign' | 'removedAlign',
) {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const id = c.req.param('id') ?? ''
    const form = readForm(schema, await c.req.formData(), locale)
    if (!form.ok) return refusalPage(c, 422, { kind: 'invalid_input', message: { es: form.errors[0]?.message ?? '' } })
    const input = { ...form.value, elementId: id }
    const done = await c.get('services').runner.command(command, c.get('ctx'), input, { address: c.get('address') })
    if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 422, done.refusal)
    setFlash(c, 'success', { es: coverageWords('es')[says], en: coverageWords('en')[says] })
    return c.redirect(localPath(locale, alignmentPaths.element(id)), 303)
  }
}

const alignForm = alignElementInput.omit({ elementId: true })
const unalignForm = unalignElementInput.omit({ elementId: true })

export const staffAlignmentRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/alineacion', permission: READ_WORKSPACE, handle: showCoverage },
  { method: 'GET', path: '/t/elementos/:id/alineacion', permission: ALIGN_ELEMENT, handle: showElement },
  {
    method: 'POST',
    path: '/t/elementos/:id/alineacion',
    permission: ALIGN_ELEMENT,
    form: alignForm,
    handle: post(alignForm, alignElement, 'savedAlign'),
  },
  {
    method: 'POST',
    path: '/t/elementos/:id/alineacion/quitar',
    permission: ALIGN_ELEMENT,
    form: unalignForm,
    handle: post(unalignForm, unalignElement, 'removedAlign'),
  },
]
