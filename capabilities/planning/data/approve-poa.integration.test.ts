import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { readPlanFile } from '../imports/read-plan-file.ts'
import { importPlan } from './apply-import.ts'
import { approvePoa } from './approve-poa.ts'
import { withdrawReprogramming } from './decide-reprogramming.ts'
import { loadPoas } from './load-poa.ts'
import { openReprogramming } from './open-reprogramming.ts'
import { takeOutChange } from './propose-change.ts'
import { recordImport } from './record-import.ts'
import { loadReprogrammings } from './reprogramming-load.ts'
import type { StoredPoa } from './stored-poa.ts'

/** A unit's plan of 2031 with two activities; `responsible` empty is what stands in the way of an approval. */
function planText({ responsible = 'Jefatura', months = '###.........', title = 'Escribir las guías' } = {}): string {
  const row = (...cells: readonly string[]) => cells.join('\t')
  return [
    'PLAN OPERATIVO 2031 SUBDIRECCIÓN DE CONTROL DEL DESARROLLO URBANO',
    '',
    'OBJETIVO ESPECÍFICO 1: Atender con calidad a quienes construyen',
    '',
    row(
      ...['RESULTADOS', 'INDICADORES', 'FUENTE DE VERIFICACIÓN', 'ACTIVIDADES', 'TIEMPO'],
      ...[...Array<string>(11).fill(''), 'RESPONSABLE', 'FUENTE DE FINANCIAMIENTO', 'RIESGO'],
    ),
    row('', '', '', '', ...'EFMAMJJASOND'.split(''), '', '', ''),
    row(
      ...['R1. Ventanilla renovada', 'Al menos 3 guías al 31 de diciembre de 2031', 'Guías', title],
      ...[...months].map((mark) => (mark === '#' ? 'X' : '')),
      ...[responsible, 'Fondos propios', 'Falta de personal'],
    ),
    row(
      ...['', '', 'Listas', 'Formar al personal', ...[...'...###......'].map((mark) => (mark === '#' ? 'X' : ''))],
      ...['Talento humano', '', ''],
    ),
    '',
  ].join('\n')
}

describeOnBothDatabases('a plan is approved', (open) => {
  let loaded: Loaded

  const bring = async (text: string, acceptChanges = true) => {
    const bytes = new TextEncoder().encode(text)
    const units = [{ code: 'SCDU', names: ['Subdirección de Control del Desarrollo Urbano'] }]
    const reading = await readPlanFile({ name: 'plan.txt', bytes, year: 2031, units })
    if (!reading.ok) throw new Error(reading.refusal.message.en)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const ctx = await loaded.as('administracion')
    const recorded = await loaded.runner.command(recordImport, ctx, {
      file: { sha256, name: 'plan.txt', size: bytes.byteLength, type: 'text/plain' },
      reading: reading.value,
    })
    if (!recorded.ok) throw new Error(recorded.refusal.message.es)
    const { importId } = recorded.value
    const done = await loaded.runner.command(importPlan, ctx, { importId, acceptChanges })
    if (!done.ok) throw new Error(done.refusal.message.es)
    return done.value
  }
  const stored = async (): Promise<StoredPoa> => {
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      loadPoas(tx, { year: 2031, unitCode: 'SCDU' }),
    )
    if (poa === undefined) throw new Error('The plan is not there.')
    return poa
  }
  const approve = async (login: string, input: object = {}) => {
    const { head } = await stored()
    return loaded.runner.command(approvePoa, await loaded.as(login), {
      poaId: head.id,
      on: '2026-11-20',
      by: 'Consejo de Alcaldes',
      reference: 'Acta 14/2026, punto 5',
      expectedVersion: head.version,
      ...input,
    })
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('not while something grave stands in it', async () => {
    await bring(planText({ responsible: '' }))
    const answer = await approve('direccion')
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'findings_block' } })
    expect((await stored()).head.status).toBe('draft')
  })

  test('a draft is corrected by a file and not reprogrammed', async () => {
    expect(await bring(planText())).toMatchObject({ applied: [{ unit: 'SCDU' }], requested: [] })
    expect(await bring(planText({ months: '.####.......' }))).toMatchObject({ applied: [{ unit: 'SCDU' }] })
    const { head } = await stored()
    const opened = await loaded.runner.command(openReprogramming, await loaded.as('planificacion.scdu'), {
      poaId: head.id,
      cause: 'Una causa cualquiera',
      period: '2031-10',
      justification: 'Una justificación cualquiera.',
    })
    expect(opened).toMatchObject({ ok: false, refusal: { kind: 'not_approved' } })
  })

  test.each(['administracion', 'planificacion.scdu', 'lectura', 'public'])('%s may not', async (login) => {
    expect(await approve(login)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect((await stored()).head.status).toBe('draft')
  })

  test.each([
    ['an act that has not taken place', { on: '2026-11-22' }, 'approved_in_future'],
    ['a plan that changed meanwhile', { expectedVersion: 1 }, 'changed_meanwhile'],
    ['no day', { on: 'ayer' }, 'invalid_input'],
    ['no act', { reference: ' ' }, 'invalid_input'],
  ])('%s is refused in words', async (_what, wrong, kind) => {
    expect(await approve('direccion', wrong)).toMatchObject({ ok: false, refusal: { kind } })
    expect((await stored()).head.status).toBe('draft')
  })

  test('two directors at once: one approves, the other is told; what it programmes then is the baseline', async () => {
    const answers = await Promise.all([approve('direccion'), approve('direccion')])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'already_approved' } })
    const poa = await stored()
    expect(poa.head).toMatchObject({
      status: 'approved',
      approvedOn: '2026-11-20',
      approvedBy: 'Consejo de Alcaldes',
      approvedReference: 'Acta 14/2026, punto 5',
    })
    const activity = poa.plan.elements.find(({ title }) => title === 'Escribir las guías')
    expect(poa.baselines.get(activity?.key ?? '')?.months.slice(0, 5)).toEqual([null, 1, 1, 1, 1])
    const entry = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select actor, reason from audit.entry where command = 'planning.approve_poa'`),
    )
    expect(entry.rows).toHaveLength(1)
    expect(entry.rows[0]?.reason).toBe('Acta 14/2026, punto 5')
  })

  test('a corrected file of it changes nothing: its months become a request, its texts are named as left', async () => {
    const before = await stored()
    const done = await bring(planText({ months: '.####...#...', title: 'Escribir todas las guías' }))
    expect(done).toMatchObject({ applied: [], requested: [{ unit: 'SCDU', number: 1, carried: 1, left: 1 }] })
    const after = await stored()
    expect(after.head).toEqual(before.head)
    expect(after.plan).toEqual(before.plan)
    const [request] = await loaded.database.read({ role: 'trama_app' }, (tx) => loadReprogrammings(tx, { year: 2031 }))
    expect(request).toMatchObject({ state: 'draft', fromFile: true, changes: [{ kind: 'schedule' }] })
  })

  test('the same file again makes no second request while the first is open; one that differs makes its own', async () => {
    const requests = async () =>
      loaded.database.read({ role: 'trama_app' }, (tx) => loadReprogrammings(tx, { year: 2031 }))
    const text = planText({ months: '.####...#...', title: 'Escribir todas las guías' })
    const before = await requests()
    expect(await bring(text)).toMatchObject({
      applied: [],
      requested: [{ requestId: before[0]?.id, number: 1, status: 'carried_before', carried: 1, left: 1 }],
      waiting: [],
    })
    expect(await requests()).toEqual(before)
    const other = await bring(planText({ months: '.####...##..', title: 'Escribir todas las guías' }))
    expect(other).toMatchObject({ requested: [{ number: 2, status: 'opened' }] })
  })

  test('a request of this file that somebody edited meanwhile is left as it is; withdrawn, the file opens another', async () => {
    const text = planText({ months: '.####...##..', title: 'Escribir todas las guías' })
    const planner = await loaded.as('planificacion.scdu')
    const second = async () => {
      const all = await loaded.database.read({ role: 'trama_app' }, (tx) => loadReprogrammings(tx, { year: 2031 }))
      const found = all.find(({ number }) => number === 2)
      if (found === undefined) throw new Error('No second request.')
      return found
    }
    const { id, changes } = await second()
    const taken = await loaded.runner.command(takeOutChange, planner, { requestId: id, changeId: changes[0]?.id ?? '' })
    expect(taken).toMatchObject({ ok: true })
    const edited = await second()
    expect(await bring(text)).toMatchObject({ requested: [{ number: 2, status: 'edited_since' }], waiting: [] })
    expect(await second()).toEqual(edited)
    const withdrawn = await loaded.runner.command(withdrawReprogramming, planner, { requestId: id })
    expect(withdrawn).toMatchObject({ ok: true })
    expect(await bring(text)).toMatchObject({ requested: [{ number: 3, status: 'opened' }] })
  })

  test('differences nobody accepted are told as those of an approved plan, and ask for nothing', async () => {
    const before = await stored()
    const done = await bring(planText({ months: '.####....##.', title: 'Escribir más guías' }), false)
    expect(done).toMatchObject({ requested: [], waiting: [{ plan: 'SCDU', reason: 'approved_not_accepted' }] })
    expect(await stored()).toEqual(before)
  })

  test('a file that differs in words alone waits, and says so', async () => {
    const before = await stored()
    const done = await bring(planText({ months: '.####.......', title: 'Escribir más guías' }))
    expect(done).toMatchObject({ applied: [], requested: [], waiting: [{ plan: 'SCDU', reason: 'approved' }] })
    expect(await stored()).toEqual(before)
  })
})
