import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import type { Result } from '../../../kernel/result.ts'
import { verifyChain } from '../../../platform/audit/verify.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { type CellProblem, isCellsRefusal } from '../rules/edit/cell-problem.ts'
import { loadPoas } from './load-poa.ts'
import { reportMonth } from './report-month.ts'
import { type ReportMonthsInput, type ReportMonthsOutput, reportMonths } from './report-months.ts'
import type { StoredPoa } from './stored-poa.ts'

type Cell = ReportMonthsInput['cells'][number]

describeOnBothDatabases('a unit reports a sheet of months', (open) => {
  let loaded: Loaded
  let activities: readonly string[]

  const poaOf = async (unitCode = 'SCDU'): Promise<StoredPoa> => {
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) => loadPoas(tx, { year: 2019, unitCode }))
    if (poa === undefined) throw new Error(`No plan of ${unitCode}.`)
    return poa
  }
  const marked = (poa: StoredPoa) =>
    poa.plan.elements
      .filter(({ kind, cancelled, schedule }) => kind === 'activity' && !cancelled && schedule?.kind === 'marks')
      .map(({ key }) => key)
  /** A cell of the nth activity, seen as it stands. */
  const cellOf = (poa: StoredPoa, nth: number, month: number, executed: number | null): Cell => {
    const activityId = activities[nth] ?? ''
    const report = poa.reports.get(activityId)?.find((each) => each.month === month)
    return { activityId, month, executed, seen: { value: report?.executed ?? null, version: report?.version ?? 0 } }
  }
  const save = async (login: string, cells: readonly Cell[], key?: string) =>
    loaded.runner.command(
      reportMonths,
      await loaded.as(login),
      { cells },
      key === undefined ? {} : { idempotencyKey: key },
    )
  const stored = (poa: StoredPoa, cell: Cell) =>
    poa.reports.get(cell.activityId)?.find(({ month }) => month === cell.month)?.executed ?? null
  const problems = (answer: Result<ReportMonthsOutput>): readonly CellProblem[] => {
    if (answer.ok || !isCellsRefusal(answer.refusal)) throw new Error('The cells should have been refused.')
    return answer.refusal.cells
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    activities = marked(await poaOf())
  })

  test('its planner saves many cells of many activities; notes that stood there stay', async () => {
    const [first = ''] = activities
    const note = 'Faltó la firma.'
    const before = await poaOf()
    const seen = cellOf(before, 0, 11, 0).seen
    const noted = { activityId: first, month: 11, executed: 0.25, note, expectedVersion: seen.version }
    await loaded.runner.command(reportMonth, await loaded.as('planificacion.scdu'), noted)
    const poa = await poaOf()
    const cells = [0, 1, 2].flatMap((nth) => [10, 11, 12].map((month) => cellOf(poa, nth, month, 0.75)))
    expect(await save('planificacion.scdu', cells)).toMatchObject({ ok: true, value: { saved: 9 } })
    const after = await poaOf()
    expect(cells.map((cell) => stored(after, cell))).toEqual(Array(9).fill(0.75))
    expect(after.reports.get(first)?.find(({ month }) => month === 11)).toMatchObject({ note, demo: false })
  })

  test('one cell that somebody else changed stops the sheet; the answer has both values, and nothing is saved', async () => {
    const poa = await poaOf()
    const mine = [cellOf(poa, 3, 10, 1), cellOf(poa, 3, 12, 0.3), cellOf(poa, 4, 12, 0.4)]
    expect(await save('administracion', [cellOf(poa, 3, 12, 0.9)])).toMatchObject({ ok: true })
    const answer = await save('planificacion.scdu', mine)
    expect(problems(answer)).toEqual([
      expect.objectContaining({
        activityId: activities[3],
        column: 12,
        mine: 0.3,
        stored: expect.objectContaining({ value: 0.9, by: 'administration' }),
      }),
    ])
    if (!answer.ok) expect(answer.refusal.message.es).toMatch(/diciembre: usted escribió 0\.3, ahora dice 0\.9/)
    const after = await poaOf()
    expect(mine.map((cell) => stored(after, cell))).toEqual([
      stored(poa, mine[0] as Cell),
      0.9,
      stored(poa, mine[2] as Cell),
    ])

    const [theirs] = problems(answer)
    const confirmed = mine.map((cell) =>
      cell.month === 12 && cell.activityId === theirs?.activityId
        ? { ...cell, seen: { value: theirs.stored?.value ?? null, version: theirs.stored?.version ?? 0 } }
        : cell,
    )
    expect(await save('planificacion.scdu', confirmed)).toMatchObject({ ok: true })
    expect(stored(await poaOf(), mine[1] as Cell)).toBe(0.3)
  })

  test('who wrote the same meanwhile is nobody’s rival', async () => {
    const poa = await poaOf()
    const cells = [cellOf(poa, 5, 12, 1), cellOf(poa, 5, 11, 1)]
    await save('administracion', [cells[0] as Cell])
    expect(await save('planificacion.scdu', cells)).toMatchObject({ ok: true })
    const after = await poaOf()
    expect(cells.map((cell) => stored(after, cell))).toEqual([1, 1])
  })

  test('a month reported by mistake is taken back; with a note or evidence it is not', async () => {
    const cell = cellOf(await poaOf(), 6, 12, 1)
    await save('planificacion.scdu', [cell])
    const reported = cellOf(await poaOf(), 6, 12, null)
    expect(await save('planificacion.scdu', [reported])).toMatchObject({ ok: true, value: { saved: 1 } })
    const after = await poaOf()
    expect(after.reports.get(cell.activityId)?.some(({ month }) => month === 12)).toBeFalsy()

    const noted = { activityId: cell.activityId, month: 12, executed: 1, note: 'Se hizo.' }
    await loaded.runner.command(reportMonth, await loaded.as('planificacion.scdu'), noted)
    const [problem] = problems(await save('planificacion.scdu', [cellOf(await poaOf(), 6, 12, null)]))
    expect(problem?.message.es).toContain('nota o evidencias')
  })

  test('every refused cell is named, not only the first', async () => {
    const poa = await poaOf()
    const wrong = [cellOf(poa, 7, 12, 3), cellOf(poa, 8, 12, 2)]
    const answer = await save('planificacion.scdu', [...wrong, cellOf(poa, 9, 12, 1)])
    expect(problems(answer).map(({ activityId }) => activityId)).toEqual([activities[7], activities[8]])
    expect(answer).toMatchObject({ refusal: { kind: 'cells_refused' } })
    expect(stored(await poaOf(), cellOf(poa, 9, 12, 1))).toBe(stored(poa, cellOf(poa, 9, 12, 1)))
  })

  test.each([
    ['a planner of another unit', 'planificacion.sim'],
    ['a reader', 'lectura'],
    ['nobody signed in', 'public'],
  ])('%s may not', async (_who, login) => {
    const answer = await save(login, [cellOf(await poaOf(), 0, 12, 0.1)])
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })

  test('cells of two units are not one sheet, not even for the administrator', async () => {
    const [other = ''] = marked(await poaOf('SIM'))
    const foreign = { activityId: other, month: 12, executed: 1, seen: { value: null, version: 0 } }
    const cells = [cellOf(await poaOf(), 0, 12, 0.1), foreign]
    expect(await save('administracion', cells)).toMatchObject({ ok: false, refusal: { kind: 'not_one_plan' } })
    expect(await save('planificacion.scdu', cells)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })

  test('sent twice with one key it is saved once, and the second is told the same', async () => {
    const key = randomUUID()
    const cells = [cellOf(await poaOf(), 0, 9, 0.35)]
    const first = await save('planificacion.scdu', cells, key)
    expect(await save('planificacion.scdu', cells, key)).toEqual(first)
    const entries = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select changes from audit.entry where command = 'planning.report_months'
        and changes @> ${JSON.stringify([{ after: { 'executed.09': 0.35 } }])}::jsonb`),
    )
    expect(entries.rows).toHaveLength(1)
    expect(JSON.stringify(entries.rows[0]?.changes)).toContain('"before"')
  })

  test('two editors who save overlapping sheets at once: no change is lost, and neither waits for ever', async () => {
    for (const round of [1, 2, 3, 4, 5]) {
      const poa = await poaOf()
      const sheet = (executed: number, order: readonly number[]) =>
        order.flatMap((nth) => [7, 8].map((month) => cellOf(poa, nth, month, executed)))
      const [one, two] = [round / 100, round / 100 + 0.005]
      const sheets = [sheet(one, [0, 1, 2, 3, 4]), sheet(two, [4, 3, 2, 1, 0])]
      const answers = await Promise.all([
        save('planificacion.scdu', sheets[0] ?? []),
        save('administracion', sheets[1] ?? []),
      ])
      expect(
        answers.filter(({ ok }) => ok),
        'one is first',
      ).toHaveLength(1)
      const [winner, loser] = answers[0]?.ok ? [one, answers[1]] : [two, answers[0]]
      if (loser === undefined) throw new Error('There were two.')
      expect(
        problems(loser).map((problem) => problem.stored?.value),
        'the other sees every cell of the first',
      ).toEqual(Array(10).fill(winner))
      const after = await poaOf()
      expect((sheets[0] ?? []).map((cell) => stored(after, cell))).toEqual(Array(10).fill(winner))
    }
    expect(await loaded.database.read({ role: 'trama_app' }, verifyChain)).toMatchObject({ whole: true })
  })

  test('two editors of different cells of one activity both keep theirs', async () => {
    const poa = await poaOf()
    const cells = [cellOf(poa, 5, 7, 0.15), cellOf(poa, 5, 8, 0.16)]
    const answers = await Promise.all(cells.map((cell) => save('planificacion.scdu', [cell])))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    const after = await poaOf()
    expect(cells.map((cell) => stored(after, cell))).toEqual([0.15, 0.16])
  })
})
