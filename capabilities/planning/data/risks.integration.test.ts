import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { verifyChain } from '../../../platform/audit/verify.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { inForce } from '../rules/risk/assessment.ts'
import { linkRisk, unlinkRisk } from './link-risk.ts'
import { publicRisksQuery, riskQuery, risksQuery, wordedRisksQuery } from './risk-queries.ts'
import { assessRisk, monitorRisk, recordRiskHappened } from './risk-records.ts'
import { saveRisk } from './save-risk.ts'
import type { StoredRisk } from './stored-risk.ts'

describeOnBothDatabases('the catalogue of risks', (open) => {
  let loaded: Loaded
  const run = async (login: string, command: Parameters<Loaded['runner']['command']>[0], input: object) =>
    loaded.runner.command(command, await loaded.as(login), input)
  const all = async (): Promise<readonly StoredRisk[]> => {
    const found = await loaded.runner.query(risksQuery, await loaded.as('lectura'), undefined)
    if (!found.ok) throw new Error(found.refusal.message.es)
    return found.value.risks
  }
  const byCode = async (code: string): Promise<StoredRisk> => {
    const found = (await all()).find((risk) => risk.code === code)
    if (found === undefined) throw new Error(`No risk ${code}.`)
    return found
  }
  const fileOf = async (id: string) => {
    const found = await loaded.runner.query(riskQuery, await loaded.as('lectura'), id)
    if (!found.ok) throw new Error(found.refusal.message.es)
    return found.value.risk
  }
  const draftOf = (risk: StoredRisk) => ({
    id: risk.id,
    expectedVersion: risk.version,
    code: risk.code,
    type: risk.type,
    title: risk.title.es,
    status: risk.status,
  })
  /** An element of a unit's plan of one kind that no risk is linked to. */
  const freeElement = async (unit: string, kind: string): Promise<string> => {
    const found = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`
        select e.id from planning.element e join planning.instrument i on i.id = e.instrument_id
        join identity.unit u on u.id = i.unit_id
        where u.code = ${unit} and e.kind = ${kind} and e.retired_at is null
          and not exists (select 1 from platform.link l where l.from_id = e.id and l.relation in ('threatened_by', 'named_as'))
        order by e.sort limit 1`),
    )
    return String(found.rows[0]?.id)
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
  })

  test('holds what the institution numbers and what it orders by process, with the plans’ own wordings', async () => {
    const risks = await all()
    expect(risks.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['24', '25', '26', '27', '29', '32', 'P1-E1', 'P10-O1']),
    )
    const demand = await fileOf((await byCode('P4-P1')).id)
    expect(demand.process?.number).toBe(4)
    expect(demand.wordings.map(({ unit }) => unit)).toContain('SCDU')
  })

  test('the latest assessment holds, earlier ones stay, and none is ever changed', async () => {
    const before = await byCode('25')
    expect(inForce(before.assessments, '2019-02-01')?.before).toEqual({ likelihood: 3, impact: 5 })
    const grades = { riskId: before.id, on: '2019-10-15', likelihood: 5, impact: 5, likelihoodAfter: 3, impactAfter: 4 }
    expect(await run('direccion', assessRisk, grades)).toMatchObject({ ok: true })
    const after = await byCode('25')
    expect(after.assessments).toHaveLength(before.assessments.length + 1)
    expect(inForce(after.assessments, '2026-11-21')).toMatchObject({ on: '2019-10-15', after: { likelihood: 3 } })
    await expect(
      loaded.database.write({ role: 'trama_app' }, (tx) =>
        tx.execute(sql`update planning.risk_assessment set likelihood = 1 where risk_id = ${before.id}`),
      ),
    ).rejects.toThrow()
  })

  test.each([
    ['a day that has not come', { on: '2100-01-01' }, 'future_date'],
    ['half of what is left after mitigation', { likelihoodAfter: 2 }, 'half_graded'],
    ['more left after mitigation than there was', { likelihoodAfter: 5, impactAfter: 5 }, 'worse_after'],
    ['a grade above five', { impact: 6 }, 'invalid_input'],
  ])('%s is refused in words', async (_what, wrong, kind) => {
    const risk = await byCode('26')
    const input = { riskId: risk.id, on: '2019-10-01', likelihood: 2, impact: 2, ...wrong }
    expect(await run('administracion', assessRisk, input)).toMatchObject({ ok: false, refusal: { kind } })
    expect((await byCode('26')).assessments).toEqual(risk.assessments)
  })

  test.each([
    ['a planner corrects the catalogue', 'planificacion.scdu', saveRisk, {}],
    ['a reader grades', 'lectura', assessRisk, { on: '2019-10-01', likelihood: 1, impact: 1 }],
    [
      'a planner of another unit notes',
      'planificacion.sim',
      monitorRisk,
      { on: '2019-10-01', outlook: 'same', note: 'Igual que antes.' },
    ],
    ['nobody signed in links', 'public', linkRisk, { elementId: randomUUID() }],
  ] as const)('no: %s', async (_what, login, command, rest) => {
    const risk = await byCode('P4-P1')
    const input = command === saveRisk ? draftOf(risk) : { riskId: risk.id, ...rest }
    expect(await run(login, command as never, input)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  })

  test('the unit that owns a risk notes how it is doing and what happened, with what it touched', async () => {
    const risk = await byCode('P4-P1')
    expect(risk.owner?.code).toBe('SCDU')
    const seen = { riskId: risk.id, on: '2019-10-10', outlook: 'worse', note: 'Ingresaron doce proyectos grandes.' }
    expect(await run('planificacion.scdu', monitorRisk, seen)).toMatchObject({ ok: true })
    const element = await freeElement('SCDU', 'result')
    const happened = {
      riskId: risk.id,
      on: '2019-10-12',
      what: 'Se acumularon las solicitudes de octubre.',
      consequence: 'Tres semanas de atraso.',
      response: 'Se reforzó el equipo.',
      affects: [element],
    }
    expect(await run('planificacion.scdu', recordRiskHappened, happened)).toMatchObject({ ok: true })
    const now = await fileOf(risk.id)
    expect(now.seen[0]).toMatchObject({ outlook: 'worse', demo: false })
    expect(now.happened[0]?.affects.map(({ id }) => id)).toEqual([element])
    const then = now.happened[0]?.stake
    expect(then).toMatchObject({ year: 2019, currency: 'USD' })
    expect(then?.share).toBeGreaterThan(0)
    expect(then?.plannedCents).toBeGreaterThan(0)
    expect(then?.results).toBeGreaterThan(0)
    expect(await run('planificacion.scdu', recordRiskHappened, { ...happened, affects: [randomUUID()] })).toMatchObject(
      {
        ok: false,
        refusal: { kind: 'no_element' },
      },
    )
  })

  test('who saves over an entry that changed meanwhile is told, and nothing is lost', async () => {
    const risk = await byCode('27')
    const draft = { ...draftOf(risk), title: 'Decisiones tomadas sin información' }
    expect(await run('administracion', saveRisk, draft)).toMatchObject({ ok: true })
    const second = await run('direccion', saveRisk, { ...draftOf(risk), title: 'Otra frase del mismo riesgo' })
    expect(second).toMatchObject({ ok: false, refusal: { kind: 'changed_meanwhile' } })
    expect((await byCode('27')).title.es).toBe('Decisiones tomadas sin información')
  })

  test('two entries never bear one number', async () => {
    const made = { code: '33', type: 'operational', title: 'Falta de repuestos', status: 'proposed' }
    expect(await run('administracion', saveRisk, made)).toMatchObject({ ok: true })
    expect(await run('administracion', saveRisk, made)).toMatchObject({ ok: false, refusal: { kind: 'code_taken' } })
    expect(await run('direccion', saveRisk, { ...draftOf(await byCode('24')), code: '33' })).toMatchObject({
      ok: false,
      refusal: { kind: 'code_taken', field: 'code' },
    })
  })

  test('a risk that a plan words itself becomes an entry in other words; anything else is threatened by it', async () => {
    const risk = await byCode('29')
    const director = await loaded.as('direccion')
    const worded = await loaded.runner.query(wordedRisksQuery, director, 2019)
    const [text] = worded.ok ? worded.value.texts : []
    if (text === undefined) throw new Error('Every risk of the plans is linked already.')
    const result = await freeElement('SPI', 'result')
    expect(await run('direccion', linkRisk, { riskId: risk.id, elementId: text.id })).toMatchObject({ ok: true })
    const link = { riskId: risk.id, elementId: result, reason: 'Depende de la norma.' }
    expect(await run('direccion', linkRisk, link)).toMatchObject({ ok: true })
    expect(await run('direccion', linkRisk, link)).toMatchObject({ ok: false, refusal: { kind: 'linked_already' } })
    const now = await fileOf(risk.id)
    expect(now.wordings.map(({ id }) => id)).toContain(text.id)
    expect(now.threatens).toMatchObject([{ id: result, reason: 'Depende de la norma.' }])
    const left = await loaded.runner.query(wordedRisksQuery, director, 2019)
    expect(left.ok && left.value.texts.some(({ id }) => id === text.id)).toBe(false)
    expect(await run('direccion', unlinkRisk, { riskId: risk.id, elementId: result })).toMatchObject({ ok: true })
    expect((await fileOf(risk.id)).threatens).toEqual([])
  })

  test('the public reads the catalogue and its levels, and nothing that is noted inside', async () => {
    const risk = await byCode('24')
    const noted = { ...draftOf(risk), internalNote: 'Hay una investigación abierta.' }
    expect(await run('administracion', saveRisk, noted)).toMatchObject({ ok: true })
    const found = await loaded.runner.query(publicRisksQuery, await loaded.as('public'), undefined)
    if (!found.ok) throw new Error(found.refusal.message.es)
    const text = JSON.stringify(found.value)
    expect(text).toContain('Manipulación fraudulenta')
    expect(text).not.toContain('investigación abierta')
    expect(text).not.toContain('doce proyectos')
    expect(
      found.value.risks.some(({ code }) => code === '33'),
      'a proposal is not published',
    ).toBe(false)
    for (const column of ['internal_note', 'owner_post'])
      await expect(
        loaded.database.read({ role: 'trama_public' }, (tx) =>
          tx.execute(sql`select ${sql.identifier(column)} from planning.risk`),
        ),
      ).rejects.toThrow()
  })

  test('all of it stands in an unbroken history', async () => {
    const chain = await loaded.database.read({ role: 'trama_app' }, (tx) => verifyChain(tx))
    expect(chain).toMatchObject({ whole: true })
  })
})
