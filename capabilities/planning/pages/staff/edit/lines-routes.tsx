import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Result } from '../../../../../kernel/result.ts'
import type { Text } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { addLine, addToLine, removeLine } from '../../../data/edit-lines.ts'
import { planLines } from '../../../data/plan-lines.ts'
import { editPaths } from '../../../edit-paths.ts'
import { EDIT_PLAN } from '../../../edit-permissions.ts'
import { MATRIX_COLUMNS } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import { EDIT_WORDS } from './element-words.ts'
import { LinesPage } from './lines-page.tsx'

const text = z.string().trim().min(1).max(4000)
const code = z.string().trim().max(60).optional()
const line = { fila: z.uuid(), expectedVersion: z.coerce.number().int().min(1) }

/** Three things to do with a line, each with its own form. */
const lineForm = z.discriminatedUnion('acto', [
  z.object({ acto: z.literal('agregar'), ...line, column: z.enum(MATRIX_COLUMNS), title: text, code }),
  z.object({ acto: z.literal('nueva'), ...line, activity: text, activityCode: code }),
  z.object({ acto: z.literal('quitar'), ...line }),
])

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

async function showLines(c: WebContext, attempt?: Attempt): Promise<Response> {
  const locale = c.get('locale')
  const { year, unit = '' } = c.req.param()
  const asked = /^\d{4}$/.test(year ?? '') ? Number(year) : 0
  const found = await c.get('services').runner.query(planLines, c.get('ctx'), { year: asked, unit })
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { head } = found.value.poa
  const words = EDIT_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  return workspacePage(c, {
    title: `${words.lines} · ${head.unit.code} ${head.year}`,
    status: attempt?.status ?? 200,
    breadcrumbs: [
      { title: head.unit.code, href: local(planningPaths.matrix(head.year, head.unit.code)) },
      { title: words.lines },
    ],
    body: (
      <LinesPage
        answer={found.value}
        open={attempt?.typed.fila ?? c.req.query('fila')}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={randomUUID()}
        typed={attempt?.typed}
        errors={attempt?.errors ?? []}
        local={local}
      />
    ),
  })
}

async function postLine(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { year, unit = '' } = c.req.param()
  const sent = await c.req.formData()
  const form = readForm(lineForm, sent, locale)
  if (!form.ok) return showLines(c, { typed: form.typed, errors: form.errors, status: 422 })
  const goesOn = sent.getAll('goesOn').map(String)
  const saved = await change(c, form.value, goesOn, form.typed['idempotency-key'])
  if (!saved.ok) {
    if (saved.refusal.kind === 'forbidden') return refusalPage(c, 403, saved.refusal)
    const status = saved.refusal.kind === 'changed_meanwhile' ? 409 : 422
    return showLines(c, { typed: form.typed, errors: [errorOfRefusal(saved.refusal, locale)], status })
  }
  setFlash(c, 'success', saved.value.said)
  return c.redirect(localPath(locale, editPaths.lines(Number(year), unit, saved.value.line)), 303)
}

interface Done {
  readonly said: Text
  readonly line?: string
}

async function change(
  c: WebContext,
  asked: z.infer<typeof lineForm>,
  goesOn: readonly string[],
  key: string | undefined,
): Promise<Result<Done>> {
  const { runner } = c.get('services')
  const ctx = c.get('ctx')
  const options = { address: c.get('address'), ...(key === undefined ? {} : { idempotencyKey: key }) }
  const at = { lineId: asked.fila, expectedVersion: asked.expectedVersion }
  const said = (word: 'added' | 'lineAdded' | 'lineRemoved'): Text => ({
    es: EDIT_WORDS.es[word],
    en: EDIT_WORDS.en[word],
  })
  if (asked.acto === 'agregar') {
    const { column, title, code: written } = asked
    const done = await runner.command(addToLine, ctx, { ...at, column, title, code: written }, options)
    return done.ok ? { ok: true, value: { said: said('added'), line: asked.fila } } : done
  }
  if (asked.acto === 'nueva') {
    const input = { ...at, title: asked.activity, code: asked.activityCode, goesOn }
    const done = await runner.command(addLine, ctx, input, options)
    return done.ok ? { ok: true, value: { said: said('lineAdded'), line: done.value.lineId } } : done
  }
  const done = await runner.command(removeLine, ctx, at, options)
  return done.ok ? { ok: true, value: { said: said('lineRemoved') } } : done
}

export const linesRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/poa/:year/:unit/filas', permission: EDIT_PLAN, handle: (c) => showLines(c) },
  { method: 'POST', path: '/t/poa/:year/:unit/filas', permission: EDIT_PLAN, form: lineForm, handle: postLine },
]
