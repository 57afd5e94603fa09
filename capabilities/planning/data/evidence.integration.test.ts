import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { databaseErrorCode } from '../../../platform/database/errors.ts'
import { savePicture } from '../../../platform/files/data/files.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, NOW } from '../../../tests/integration/loaded.ts'
import { publishEvidencePlace, withdrawEvidence } from './change-evidence.ts'
import { elementHistory } from './element-history.ts'
import { evidenceQuery } from './evidence-query.ts'
import { loadPoas } from './load-poa.ts'
import { publicElement } from './public-queries.ts'
import { evidenceOfMonth } from './report-evidence.ts'
import { reportMonth } from './report-month.ts'
import { sayEvidencePlace } from './say-evidence-place.ts'

const PHOTO = 'f'.repeat(64)
const MONTH = 12

describeOnBothDatabases('evidence of a month', (open, kind) => {
  let loaded: Loaded
  let activityId: string

  const poa = async () => {
    const [found] = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      loadPoas(tx, { year: 2019, unitCode: 'SCDU' }),
    )
    if (found === undefined) throw new Error('The demonstration has no plan of SCDU.')
    return found
  }
  const kept = () => loaded.database.read({ role: 'trama_app' }, (tx) => evidenceOfMonth(tx, activityId, MONTH))
  const publicPieces = async () =>
    (await poa()).reports.get(activityId)?.find(({ month }) => month === MONTH)?.evidence ?? []
  const report = async (input: object) =>
    loaded.runner.command(reportMonth, await loaded.as('planificacion.scdu'), {
      activityId,
      month: MONTH,
      executed: 0.5,
      ...input,
    })
  const withdraw = async (login: string, input: object) =>
    loaded.runner.command(withdrawEvidence, await loaded.as(login), input)
  const publish = async (login: string, input: object) =>
    loaded.runner.command(publishEvidencePlace, await loaded.as(login), input)
  const photo = async () => {
    const found = (await kept()).find((each) => each.kind === 'file')
    if (found?.kind !== 'file') throw new Error('The photograph is not there.')
    return found
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const activity = (await poa()).plan.elements.find(
      (element) => element.kind === 'activity' && element.cancelled === undefined && element.schedule?.kind === 'marks',
    )
    activityId = activity?.key ?? ''
  })

  test('links are kept beside files, each once; what is no web address is refused and nothing is saved', async () => {
    const refused = await report({ links: ['javascript:alert(1)'] })
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'link_not_web', field: 'links' } })
    expect(await kept()).toEqual([])
    const evidence = [{ sha256: PHOTO, size: 9, type: 'image/jpeg', name: 'taller.jpg' }]
    const links = ['https://opamss.org.sv/taller', 'https://opamss.org.sv/taller']
    expect(await report({ links, evidence })).toMatchObject({ ok: true, value: { version: 1 } })
    expect(await report({ links, expectedVersion: 1 })).toMatchObject({ ok: true, value: { version: 2 } })
    expect((await kept()).map(({ kind: what, name }) => `${what} ${name}`).sort()).toEqual([
      'file taller.jpg',
      'link opamss.org.sv/taller',
    ])
  })

  test('the public reads how many pieces there are, not what they are nor where a photograph was taken', async () => {
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      savePicture(tx, PHOTO, {
        thumbnail: undefined,
        width: 40,
        height: 30,
        takenAt: '2019-12-04T09:30:00',
        place: { latitude: 13.6981, longitude: -89.1914 },
      }),
    )
    expect((await photo()).photo).toEqual({
      takenAt: '2019-12-04T09:30:00',
      place: { latitude: 13.6981, longitude: -89.1914 },
    })
    expect((await publicPieces()).map(({ place }) => place)).toEqual([null, null])
    for (const column of ['latitude', 'taken_at']) {
      const code = await loaded.database
        .read({ role: 'trama_public' }, (tx) => tx.execute(sql`select ${sql.raw(column)} from platform.picture`))
        .then(() => 'read', databaseErrorCode)
      expect(`${column} ${code}`).toBe(`${column} 42501`)
    }
    const code = await loaded.database
      .read({ role: 'trama_public' }, (tx) => tx.execute(sql`select url from planning.evidence`))
      .then(() => 'read', databaseErrorCode)
    expect(code, 'addresses are not published').toBe('42501')
  })

  test('its place may be said by who reports: it goes before the photograph’s own, and is the unit’s alone', async () => {
    const seen = await photo()
    const say = async (login: string, input: object) =>
      loaded.runner.command(sayEvidencePlace, await loaded.as(login), {
        evidenceId: seen.id,
        expectedVersion: seen.version,
        ...input,
      })
    expect(await say('planificacion.sim', { text: '13.7, -89.2' })).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await say('planificacion.scdu', { text: 'por el parque' })).toMatchObject({
      refusal: { kind: 'shape_unreadable' },
    })
    expect(await say('planificacion.scdu', { text: '48.85, 2.35' }), 'Paris').toMatchObject({
      refusal: { kind: 'shape_elsewhere' },
    })
    expect(await say('planificacion.scdu', { text: '13.70010, -89.20020' })).toMatchObject({ ok: true })
    expect(await photo()).toMatchObject({
      placeSaid: true,
      photo: { place: { latitude: 13.7001, longitude: -89.2002 } },
    })
    expect(await say('planificacion.scdu', { text: '13.7, -89.3' }), 'somebody was quicker').toMatchObject({
      refusal: { kind: 'changed_meanwhile' },
    })
    const code = await loaded.database
      .read({ role: 'trama_public' }, (tx) => tx.execute(sql`select latitude from planning.evidence_said_place`))
      .then(() => 'read', databaseErrorCode)
    expect(code, 'the public cannot read it').toBe('42501')
    const { version } = await photo()
    expect(await say('planificacion.scdu', { text: '', expectedVersion: version })).toMatchObject({ ok: true })
    expect(await photo(), 'taken back: the photograph’s own').toMatchObject({
      placeSaid: false,
      photo: { place: { latitude: 13.6981, longitude: -89.1914 } },
    })
  })

  test('its place is published when the unit decides so, and no longer when it decides otherwise', async () => {
    const seen = await photo()
    const yes = { evidenceId: seen.id, expectedVersion: seen.version, publish: 'si' }
    expect(await publish('planificacion.sim', yes)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await publish('planificacion.scdu', yes)).toMatchObject({ ok: true })
    expect((await publicPieces()).flatMap(({ place }) => place ?? [])).toEqual([
      { latitude: 13.6981, longitude: -89.1914, takenOn: '2019-12-04' },
    ])
    const again = await publish('planificacion.scdu', yes)
    expect(again, 'somebody else decided meanwhile').toMatchObject({ refusal: { kind: 'changed_meanwhile' } })
    const no = { evidenceId: seen.id, expectedVersion: seen.version + 1, publish: 'no' }
    expect(await publish('planificacion.scdu', no)).toMatchObject({ ok: true })
    expect((await publicPieces()).flatMap(({ place }) => place ?? [])).toEqual([])
  })

  test('what is withdrawn is shown to nobody and downloaded by nobody; the history keeps that it was there and why', async () => {
    const seen = await photo()
    const input = { evidenceId: seen.id, expectedVersion: seen.version }
    expect(await withdraw('planificacion.scdu', { ...input, reason: 'no' })).toMatchObject({
      refusal: { kind: 'invalid_input', field: 'reason' },
    })
    const reason = 'La fotografía muestra el rostro de menores.'
    expect(await withdraw('lectura', { ...input, reason })).toMatchObject({ refusal: { kind: 'forbidden' } })
    const tries = await Promise.all([
      withdraw('planificacion.scdu', { ...input, reason }),
      withdraw('administracion', { ...input, reason }),
    ])
    expect(
      tries.filter(({ ok }) => ok),
      'of two who withdraw it at once, one',
    ).toHaveLength(1)
    expect((await photo()).withdrawn).toMatchObject({ reason })
    expect(await publicPieces()).toHaveLength(1)
    expect(await loaded.runner.query(evidenceQuery, await loaded.as('lectura'), seen.id)).toMatchObject({ ok: false })
    const entries = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select reason, changes from audit.entry where command = 'planning.withdraw_evidence'`),
    )
    expect(entries.rows).toHaveLength(1)
    expect(entries.rows[0]).toMatchObject({
      reason,
      changes: [{ before: { 'evidence.12': expect.arrayContaining(['taller.jpg']) } }],
    })
    const zone = 'America/El_Salvador'
    const history = await loaded.runner.query(elementHistory, await loaded.as('lectura'), {
      id: activityId,
      day: '2100-01-01',
      zone,
    })
    if (!history.ok) throw new Error(history.refusal.kind)
    const { past } = history.value
    expect(past?.state, 'the changes add up to what stands').toMatchObject({ known: true, uncertain: [] })
  })

  test('work in a month without a programme is reported, also of an activity without any, and shown as such', async () => {
    const bare = (await poa()).plan.elements.find(({ kind: what, key }) => what === 'activity' && key !== activityId)
    const id = bare?.key ?? ''
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`delete from planning.schedule where activity_id = ${id}`),
    )
    await loaded.database.write({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`delete from planning.month_report where activity_id = ${id}`),
    )
    const saved = await loaded.runner.command(reportMonth, await loaded.as('planificacion.scdu'), {
      activityId: id,
      month: 8,
      executed: 3,
    })
    expect(saved).toMatchObject({ ok: true })
    const answer = await loaded.runner.query(publicElement, await loaded.as('public'), { id, cutOff: '2019-09-30' })
    if (!answer.ok) throw new Error(answer.refusal.kind)
    const plans = [...answer.value.year.progress.plans.values()]
    const own = plans.map(({ activities }) => activities.get(id)).find((each) => each !== undefined)
    expect(own).toMatchObject({
      standing: 'no_schedule',
      unprogrammed: { months: [8], total: 3 },
      toDate: { missing: 'not_programmed' },
    })
  })

  test(`an address or a file, never both or neither (${kind})`, async () => {
    const insert = (sha256: string | null, url: string | null) =>
      loaded.database
        .write({ role: 'trama_app' }, (tx) =>
          tx.execute(sql`insert into planning.evidence (id, office_id, report_id, sha256, url, name, at)
            select gen_random_uuid(), office_id, id, ${sha256}, ${url}, 'x', ${NOW} from planning.month_report limit 1`),
        )
        .then(() => 'kept', databaseErrorCode)
    expect([await insert(null, null), await insert(PHOTO, 'https://example.org/')]).toEqual(['23514', '23514'])
  })
})
