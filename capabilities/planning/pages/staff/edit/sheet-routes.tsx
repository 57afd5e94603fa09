import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Result } from '../../../../../kernel/result.ts'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { formatMoment } from '../../../../../platform/web/moment.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { editProgramme } from '../../../data/edit-programme.ts'
import { monthSheetQuery, type SheetAnswer } from '../../../data/month-sheet.ts'
import { reportMonths } from '../../../data/report-months.ts'
import { editPaths, SHEET_KINDS } from '../../../edit-paths.ts'
import { planningPaths } from '../../../paths.ts'
import { REPORT_MONTH } from '../../../permissions.ts'
import { type CellProblem, isCellsRefusal } from '../../../rules/edit/cell-problem.ts'
import { readSheetForm, type SheetForm, type SheetKind, sheetField } from '../../../rules/edit/sheet-form.ts'
import { type SheetRow, sheetRows } from '../../../rules/edit/sheet-rows.ts'
import type { DisputedCell } from './disputed-cells.tsx'
import { SheetPage } from './sheet-page.tsx'
import type { TypedCells } from './sheet-table.tsx'
import { SHEET_WORDS } from './sheet-words.ts'

/** Activities on one page: with all their months a form that the front door lets in, and a page that stays quick. */
const ROWS_OF_A_PART = 120

/** The cells of a sheet have names of their own; `rules/edit/sheet-form.ts` reads them. */
const sheetForm = z.object({ 'idempotency-key': z.string().max(100).optional() })

interface Asked {
  readonly year: number
  readonly unit: string
  readonly kind: SheetKind
  readonly part: number
}

interface Attempt {
  readonly status: 409 | 422
  readonly typed: Typed
  readonly form: SheetForm
  readonly problems: readonly CellProblem[]
  readonly errors: readonly FieldError[]
}

function askedOf(c: WebContext): Asked {
  const { year, unit } = c.req.param()
  const kind = c.req.query('que') === SHEET_KINDS.programmed ? 'programmed' : 'executed'
  return { year: Number(year), unit: unit ?? '', kind, part: Math.max(1, Number(c.req.query('parte') ?? 1) || 1) }
}

async function load(c: WebContext, { year, unit }: Asked): Promise<Result<SheetAnswer>> {
  const known = Number.isInteger(year) && year > 0 && year < 10_000
  return c.get('services').runner.query(monthSheetQuery, c.get('ctx'), { year: known ? year : 0, unit })
}

async function showSheet(c: WebContext, attempt?: Attempt): Promise<Response> {
  const asked = askedOf(c)
  const locale = c.get('locale')
  const found = await load(c, asked)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const { poa } = found.value
  const rows = rowsOf(c, found.value, asked.kind)
  const parts = Math.max(1, Math.ceil(rows.length / ROWS_OF_A_PART))
  const part = Math.min(asked.part, parts)
  const { who } = c.get('ctx')
  const words = SHEET_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  return workspacePage(c, {
    title: `${words.title} · ${poa.head.unit.code} ${poa.head.year}`,
    status: attempt?.status ?? 200,
    breadcrumbs: [
      { title: poa.head.unit.code, href: local(planningPaths.matrix(poa.head.year, poa.head.unit.code)) },
      { title: words.title },
    ],
    body: (
      <SheetPage
        head={poa.head}
        kind={asked.kind}
        rows={rows.slice((part - 1) * ROWS_OF_A_PART, part * ROWS_OF_A_PART)}
        part={part}
        parts={parts}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={randomUUID()}
        owner={typeof who === 'string' ? who : who.accountId}
        typed={typedOf(c, attempt)}
        errors={attempt?.errors ?? []}
        disputed={disputedOf(c, rows, attempt)}
        local={local}
      />
    ),
  })
}

function rowsOf(c: WebContext, { poa, closed }: SheetAnswer, kind: SheetKind): readonly SheetRow[] {
  const approved = { es: SHEET_WORDS.es.approvedSentence, en: SHEET_WORDS.en.approvedSentence }
  return sheetRows({
    plan: poa.plan,
    reports: poa.reports,
    kind,
    today: c.get('ctx').today,
    closed,
    ...(poa.head.status === 'approved' ? { approved } : {}),
  })
}

/** What was typed is shown again as it was, with what was seen then: whoever writes in between is not overlooked. */
function typedOf(c: WebContext, attempt: Attempt | undefined): TypedCells {
  if (attempt === undefined) return { texts: new Map(), seen: new Map(), messages: new Map() }
  const locale = c.get('locale')
  const { edits, wrong, undecided } = attempt.form
  const cells = [...edits, ...wrong, ...undecided].map((cell) => ({
    ...cell,
    name: sheetField.cell(cell.activityId, cell.column),
  }))
  const disputed = attempt.problems.flatMap(({ activityId, column, stored }) =>
    stored === undefined ? [] : [[sheetField.cell(activityId, column), stored] as const],
  )
  return {
    texts: new Map(cells.map(({ name, text }) => [name, text])),
    // A disputed cell was looked at by now: what counts from here is what is shown beside mine.
    seen: new Map([...cells.map(({ name, seen }) => [name, seen] as const), ...disputed]),
    messages: new Map([
      ...wrong.map(
        ({ activityId, column, message }) => [sheetField.cell(activityId, column), say(message, locale)] as const,
      ),
      ...attempt.problems.flatMap(({ activityId, column, stored, message }) =>
        stored === undefined ? [[sheetField.cell(activityId, column), say(message, locale)] as const] : [],
      ),
    ]),
  }
}

function disputedOf(c: WebContext, rows: readonly SheetRow[], attempt: Attempt | undefined): readonly DisputedCell[] {
  if (attempt === undefined) return []
  const locale = c.get('locale')
  const { zone } = c.get('services').institution
  const activities = new Map(rows.map(({ activity }) => [activity.key, activity]))
  const chooseNow = SHEET_WORDS[locale].choose
  const undecided = attempt.form.undecided.map(({ activityId, column, value, seen }) => ({
    activityId,
    column,
    mine: value,
    stored: seen,
    error: chooseNow,
  }))
  const changed = attempt.problems.flatMap(({ stored, ...rest }) =>
    stored === undefined ? [] : [{ ...rest, stored, error: undefined }],
  )
  return [...changed, ...undecided].flatMap(({ activityId, column, mine, stored, error }): readonly DisputedCell[] => {
    const activity = activities.get(activityId)
    if (activity === undefined) return []
    const at = 'at' in stored ? stored.at : undefined
    return [
      { activity, column, mine, stored, error, when: at === undefined ? undefined : formatMoment(at, zone, locale) },
    ]
  })
}

async function postSheet(c: WebContext): Promise<Response> {
  const asked = askedOf(c)
  const locale = c.get('locale')
  const read = readForm(sheetForm, await c.req.formData(), locale)
  const found = await load(c, asked)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const rows = rowsOf(c, found.value, asked.kind)
  const activities = rows.map(({ activity, marks }) => ({ id: activity.key, marks }))
  const form = readSheetForm(read.typed, activities, asked.kind)
  const again = (problems: readonly CellProblem[], errors: readonly FieldError[]) =>
    showSheet(c, {
      status: errors.length === 0 ? 409 : 422,
      typed: read.typed,
      form,
      problems,
      errors,
    })
  if (!read.ok) return again([], read.errors)
  if (form.wrong.length + form.undecided.length > 0)
    return again(
      [],
      [
        ...form.undecided.map(({ activityId, column }) => ({
          field: sheetField.choice(activityId, column),
          message: SHEET_WORDS[locale].choose,
        })),
        ...form.wrong.map(({ activityId, column, message }) => ({
          field: sheetField.cell(activityId, column),
          message: say(message, locale),
        })),
      ],
    )
  const back = localPath(locale, editPaths.sheet(asked.year, found.value.poa.head.unit.code, asked.kind, asked.part))
  if (form.edits.length === 0) {
    setFlash(c, 'info', { es: SHEET_WORDS.es.nothingChanged, en: SHEET_WORDS.en.nothingChanged })
    return c.redirect(back, 303)
  }
  const key = read.value['idempotency-key']
  const options = { address: c.get('address'), ...(key === undefined ? {} : { idempotencyKey: key }) }
  const saved = await save(c, asked.kind, form, options)
  if (saved.ok) {
    const { saved: count } = saved.value
    setFlash(c, 'success', { es: SHEET_WORDS.es.saved(count), en: SHEET_WORDS.en.saved(count) })
    return c.redirect(back, 303)
  }
  const { refusal } = saved
  if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
  if (!isCellsRefusal(refusal)) return again([], [errorOfRefusal(refusal, locale)])
  return again(
    refusal.cells,
    refusal.cells.flatMap(({ activityId, column, stored, message, activity }) =>
      stored === undefined
        ? [{ field: sheetField.cell(activityId, column), message: `${activity}: ${say(message, locale)}` }]
        : [],
    ),
  )
}

type Saved = Result<{ readonly saved: number }>
type Options = { readonly address: string; readonly idempotencyKey?: string }

function save(c: WebContext, kind: SheetKind, form: SheetForm, options: Options): Promise<Saved> {
  const { runner } = c.get('services')
  const ctx = c.get('ctx')
  if (kind === 'programmed') {
    const cells = form.edits.map(({ activityId, column, value, seen }) => ({
      activityId,
      column,
      programmed: value,
      seen: seen.value,
    }))
    return runner.command(editProgramme, ctx, { cells }, options)
  }
  const cells = form.edits.map(({ activityId, column, value, seen }) => ({
    activityId,
    month: column,
    executed: value,
    seen: { value: seen.value, version: seen.version },
  }))
  return runner.command(reportMonths, ctx, { cells }, options)
}

export const sheetRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/poa/:year/:unit/editar', permission: REPORT_MONTH, handle: (c) => showSheet(c) },
  { method: 'POST', path: '/t/poa/:year/:unit/editar', permission: REPORT_MONTH, form: sheetForm, handle: postSheet },
]
