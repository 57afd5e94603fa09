import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { linksFrom } from '../../../platform/links/links.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { readPlanFile } from '../imports/read-plan-file.ts'
import { importPlan } from './apply-import.ts'
import { importQuery } from './import-queries.ts'
import { loadPoas } from './load-poa.ts'
import { recordImport } from './record-import.ts'
import { reportMonth } from './report-month.ts'
import type { StoredPoa } from './stored-poa.ts'

/** A plan as a unit might write it, in the invented metropolis' own words; months marked by X. */
function planText(change: (text: string) => string = (text) => text): string {
  const months = (marks: string) => marks.split('').map((mark) => (mark === '#' ? 'X' : ''))
  const row = (cells: readonly string[]) => cells.join('\t')
  return change(
    [
      'PLAN OPERATIVO 2031 SUBDIRECCIÓN DE CONTROL DEL DESARROLLO URBANO',
      '',
      'OBJETIVO ESTRATÉGICO 2: Crear, desde el ordenamiento territorial, condiciones para el desarrollo económico y social',
      '',
      'OBJETIVO ESPECÍFICO 1: Atender con calidad a quienes construyen',
      '',
      row([
        'RESULTADOS',
        'INDICADORES',
        'FUENTE DE VERIFICACIÓN',
        'ACTIVIDADES',
        'TIEMPO',
        ...Array(11).fill(''),
        'RESPONSABLE',
        'FUENTE DE FINANCIAMIENTO',
        'RIESGO',
      ]),
      row(['', '', '', '', ...'EFMAMJJASOND'.split(''), '', '', '']),
      row([
        'R1. Ventanilla renovada',
        'Al menos 3 guías publicadas al 30 de junio de 2031',
        'Guías',
        'Escribir las guías',
        ...months('###...###...'),
        'Jefatura',
        'Fondos propios',
        'Falta de personal',
      ]),
      row(['', '', 'Listas', 'Formar al personal', ...months('...###......'), 'Talento humano', '', '']),
      '',
    ].join('\n'),
  )
}

describeOnBothDatabases('a plan is imported', (open) => {
  let loaded: Loaded

  const upload = async (text: string, login = 'administracion'): Promise<string> => {
    const bytes = new TextEncoder().encode(text)
    const reading = await readPlanFile({
      name: 'plan.txt',
      bytes,
      year: 2031,
      units: [{ code: 'SCDU', names: ['Subdirección de Control del Desarrollo Urbano'] }],
    })
    if (!reading.ok) throw new Error(reading.refusal.message.en)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const recorded = await loaded.runner.command(recordImport, await loaded.as(login), {
      file: { sha256, name: 'plan.txt', size: bytes.byteLength, type: 'text/plain' },
      reading: reading.value,
    })
    if (!recorded.ok) throw new Error(recorded.refusal.message.es)
    return recorded.value.importId
  }
  const accept = async (importId: string, input: object = {}, login = 'administracion') =>
    loaded.runner.command(importPlan, await loaded.as(login), { importId, ...input })
  const stored = async (): Promise<StoredPoa> => {
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      loadPoas(tx, { year: 2031, unitCode: 'SCDU' }),
    )
    if (poa === undefined) throw new Error('The plan is not there.')
    return poa
  }
  const activity = (poa: StoredPoa, title: string) => {
    const found = poa.plan.elements.find((element) => element.kind === 'activity' && element.title.includes(title))
    if (found === undefined) throw new Error(`No activity «${title}».`)
    return found
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('nothing changes before somebody accepts', async () => {
    const importId = await upload(planText())
    const preview = await loaded.runner.query(importQuery, await loaded.as('administracion'), { id: importId })
    expect(preview).toMatchObject({ ok: true, value: { outcomes: [{ status: 'new' }] } })
    const poas = await loaded.database.read({ role: 'trama_app' }, (tx) => loadPoas(tx, { year: 2031 }))
    expect(poas).toHaveLength(0)
  })

  test('accepted, the plan has its elements, months, shared cells and the cell each came from', async () => {
    const done = await accept(await upload(planText()))
    expect(done).toMatchObject({ ok: true, value: { applied: [{ unit: 'SCDU', status: 'new' }], waiting: [] } })
    const poa = await stored()
    expect(poa.head).toMatchObject({ origin: 'import', status: 'draft', year: 2031 })
    expect(activity(poa, 'Escribir').schedule).toMatchObject({
      kind: 'marks',
      months: [1, 1, 1, null, null, null, 1, 1, 1, null, null, null],
    })
    expect(activity(poa, 'Escribir').from[0]?.address).toMatch(/^L9C/)
    const results = poa.plan.elements.filter((element) => element.kind === 'result')
    expect(results).toHaveLength(1)
    const lines = poa.plan.subPlans.flatMap((subPlan) => subPlan.sections).flatMap((section) => section.lines)
    expect(lines.map((line) => line.cells.result)).toEqual([[results[0]?.key], [results[0]?.key]])
  })

  test('its objective serves the one that its heading names', async () => {
    const poa = await stored()
    const objective = poa.plan.elements.find((element) => element.kind === 'specific_objective')
    const links = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      linksFrom(tx, [objective?.key ?? ''], 'serves'),
    )
    // 2031 lies outside of every five-year plan of the deployment: nothing is claimed to be served.
    expect(links).toEqual([])
  })

  test('the same file twice changes nothing', async () => {
    const before = await stored()
    const again = await accept(await upload(planText()))
    expect(again).toMatchObject({ ok: true, value: { applied: [], same: ['SCDU'], waiting: [] } })
    expect(await stored()).toEqual(before)
  })

  test('a corrected file waits for its differences to be accepted; reports stay with their activity', async () => {
    const before = await stored()
    const key = activity(before, 'Formar').key
    const report = await loaded.runner.command(
      reportMonth,
      { ...(await loaded.as('administracion')), today: '2031-12-31' },
      {
        activityId: key,
        month: 4,
        executed: 1,
      },
    )
    expect(report).toMatchObject({ ok: true })
    const corrected = planText((text) => text.replace('Formar al personal', 'Formar al personal de ventanilla'))
    const importId = await upload(corrected)
    expect(await accept(importId)).toMatchObject({
      ok: true,
      value: { applied: [], waiting: [{ plan: 'SCDU', reason: 'not_accepted', changes: 1 }] },
    })
    expect((await stored()).plan).toEqual(before.plan)
    expect(await accept(importId, { acceptChanges: true })).toMatchObject({
      ok: true,
      value: { applied: [{ changes: 1 }] },
    })
    const after = await stored()
    expect(activity(after, 'ventanilla').key).toBe(key)
    expect(after.reports.get(key)?.[0]).toMatchObject({ month: 4, executed: 1 })
  })

  test('an activity that the corrected file dropped is retired with its reports, not deleted', async () => {
    const before = await stored()
    const key = activity(before, 'Formar').key
    const shorter = planText((text) =>
      text
        .split('\n')
        .filter((line) => !line.includes('Formar'))
        .join('\n'),
    )
    expect(await accept(await upload(shorter), { acceptChanges: true })).toMatchObject({ ok: true })
    expect((await stored()).plan.elements.some((element) => element.key === key)).toBe(false)
    const kept = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select e.retired_at is not null as retired, r.executed from planning.element e
        join planning.month_report r on r.activity_id = e.id where e.id = ${key}`),
    )
    expect(kept.rows).toMatchObject([{ retired: true, executed: 1 }])
  })

  test('new months become the next version of the schedule; the baseline stays', async () => {
    const moved = planText((text) =>
      text
        .split('\n')
        .filter((line) => !line.includes('Formar'))
        .join('\n')
        .replace('Escribir las guías\tX\tX\tX', 'Escribir las guías\t\tX\tX'),
    )
    expect(await accept(await upload(moved), { acceptChanges: true })).toMatchObject({
      ok: true,
      value: { applied: [{ unit: 'SCDU' }] },
    })
    const poa = await stored()
    const { key, schedule } = activity(poa, 'Escribir')
    expect(schedule?.months[0]).toBeNull()
    expect(poa.baselines.get(key)?.months[0]).toBe(1)
  })

  test('a planner imports the plan of the own unit and of no other; a reader uploads nothing', async () => {
    const text = planText((words) => words.replace('Ventanilla renovada', 'Ventanilla ampliada'))
    const own = await upload(text, 'planificacion.scdu')
    expect(await accept(own, { acceptChanges: true }, 'planificacion.sim')).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden' },
    })
    expect(await accept(own, { acceptChanges: true }, 'planificacion.scdu')).toMatchObject({ ok: true })
    await expect(upload(text, 'lectura')).rejects.toThrow(/permiso/)
  })
})
