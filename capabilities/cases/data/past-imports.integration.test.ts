import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { handmadeDbf } from '../../../platform/documents/handmade-dbf.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { makeAccount, openSessionOf, type Session, type Site, siteOf } from '../../../tests/integration/site.ts'
import { pastPaths } from '../past-paths.ts'
import { finishedCases } from './finished-cases.ts'

const app = { role: 'trama_app' } as const
const FIELDS = [
  { name: 'NUM_EXP', type: 'C', length: 12 },
  { name: 'FEC_ING', type: 'D', length: 8 },
  { name: 'FEC_RES', type: 'D', length: 8 },
  { name: 'RESULTADO', type: 'C', length: 16 },
  { name: 'NOM_PROP', type: 'C', length: 20 },
  { name: 'AREA_CONST', type: 'N', length: 10, decimals: 2 },
  { name: 'CAJA', type: 'C', length: 6 },
] as const
const ROWS = [
  ['0012-98', '19980305', '19980410', 'OTORGADO', 'Propietaria Peña', '    450.00', '4'],
  ['0013-98', '19980306', '19980502', 'DENEGADO', 'Dueño de Prueba', '     80.50', '4'],
  ['0014-98', '19980309', '', 'EN TRAMITE', '', '', '5'],
  ['BORRADO-1', '19980309', '', '', '', '', ''],
]
const table = (rows: readonly (readonly string[])[] = ROWS) =>
  handmadeDbf(FIELDS, rows, { version: 0x30, driver: 3, deleted: [3] })

describeOnBothDatabases('cases of the system before', (open) => {
  let loaded: Loaded
  let site: Site
  let session: Session
  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    site = siteOf(loaded, { manifests: MANIFESTS })
    const made = await makeAccount(loaded, 'jefatura.archivo', ['unit_planner'], ['SCDU'])
    session = await openSessionOf(loaded, made.accountId)
  })
  afterAll(() => site.close())

  const get = async (path: string) => {
    const page = await site.request(path, { headers: { cookie: session.cookie } })
    return { status: page.status, text: await page.text() }
  }
  const post = (path: string, body: FormData | URLSearchParams) => {
    body.set('csrf', session.csrf)
    return site.request(path, {
      ...{ method: 'POST', body },
      headers: { cookie: session.cookie, 'sec-fetch-site': 'same-origin' },
    })
  }
  /** Brings a file by the form; where it leads, or what the page says. */
  async function bring(name: string, bytes: Uint8Array, procedure = 'permiso-de-construccion') {
    const form = new FormData()
    form.set('procedure', procedure)
    form.set('archivo', new File([new Uint8Array(bytes)], name))
    const answer = await post(pastPaths.list(), form)
    return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
  }
  async function take(to: string) {
    const page = await get(to)
    const version = /name="expectedVersion" value="(\d+)"/.exec(page.text)?.[1] ?? ''
    return post(`${to}/incorporar`, new URLSearchParams({ expectedVersion: version }))
  }
  async function past() {
    const found = await loaded.database.read(app, (tx) =>
      tx.execute(sql`
        select number, version, filed_on, ended_on, ended_as, applicant_name, area, others from cases.past_case order by number`),
    )
    return found.rows
  }

  test('are looked at first, then taken over whole with what the file says', async () => {
    const brought = await bring('EXPEDIEN.DBF', table())
    expect(brought.status).toBe(303)
    const page = await get(brought.to)
    expect(page.text).toContain('3 expedientes, todos nuevos')
    expect(page.text).toContain('fila 4, NUM_EXP')
    expect(await past()).toEqual([])
    expect((await take(brought.to)).status).toBe(303)
    expect(await past()).toMatchObject([
      {
        ...{ number: '0012-98', filed_on: '1998-03-05', ended_on: '1998-04-10', ended_as: 'granted', area: 450 },
        ...{ applicant_name: 'Propietaria Peña', others: { CAJA: '4', AREA_CONST: '450.00' } },
      },
      { number: '0013-98', ended_as: 'denied', applicant_name: 'Dueño de Prueba', area: 80.5 },
      { number: '0014-98', ended_as: null, ended_on: null },
    ])
    expect((await get(pastPaths.list({ busca: 'peña' }))).text).toContain('0012-98')
  })

  test('brought twice change nothing; a newer file changes what it says otherwise', async () => {
    const before = await past()
    const again = await bring('otra-copia.dbf', table())
    await take(again.to)
    expect(await past()).toEqual(before)
    const newer = ROWS.map((row) =>
      row[0] === '0014-98' ? ['0014-98', '19980309', '19980601', 'OTORGADO', '', '', '5'] : row,
    )
    await take((await bring('EXPEDIEN.DBF', table(newer))).to)
    expect((await past()).map(({ version }) => Number(version))).toEqual([1, 1, 2])
  })

  test('count in statistics for what they hold: resolved, not how long the office took', async () => {
    const counted = await loaded.database.read({ role: 'trama_public' }, (tx) =>
      finishedCases(tx, '1998-01-01', '1998-12-31'),
    )
    expect(
      counted.map(({ number, resolved, authorised, inLaw, days }) => [number, resolved, authorised, inLaw, days]),
    ).toEqual([
      ['0012-98', true, true, true, undefined],
      ['0013-98', true, false, true, undefined],
      ['0014-98', true, true, true, undefined],
    ])
  })

  test('are told to everybody by their number, as of the system before and without whose they are', async () => {
    const asked = await site.request('/estado?numero=0012-98')
    expect(asked.headers.get('location')).toBe('/estado/0012-98')
    const page = await site.request('/estado/0012-98')
    const text = await page.text()
    expect(page.status).toBe(200)
    for (const words of ['Viene del sistema anterior', '5 de marzo de 1998', 'Otorgado', '450'])
      expect(text).toContain(words)
    expect(text).not.toContain('Peña')
    expect((await site.request('/en/estado/0013-98')).status).toBe(200)
    expect((await site.request('/estado/9999-98')).status).toBe(404)
  })

  test('that contradict themselves are not taken over, and the page tells where', async () => {
    const wrong = [
      ['0020-98', '19980310', '19980301', 'OTORGADO', '', '', ''],
      ['0020-98', '19980310', '', '', '', '', ''],
    ]
    const before = await past()
    const brought = await bring('MALO.DBF', handmadeDbf(FIELDS, wrong, { driver: 3 }))
    const page = await get(brought.to)
    expect(page.text).toContain('fila 1, FEC_RES')
    expect(page.text).toContain('ya está en fila 1, NUM_EXP')
    const refused = await take(brought.to)
    expect(refused.status).toBe(422)
    expect(await past()).toEqual(before)
  })

  test('a column may be said to be what its heading does not tell, and that is remembered', async () => {
    const csv = (number: string) => new TextEncoder().encode(`CLAVE;X1;F1\n${number};Persona de prueba;05/03/1999\n`)
    const first = await bring('viejo.csv', csv('A-1'))
    expect((await get(first.to)).text).toContain('0 expedientes')
    const said = new URLSearchParams({ expectedVersion: '1', number: '0', applicant: '1', filedOn: '2' })
    expect((await post(`${first.to}/columnas`, said)).status).toBe(303)
    await take(first.to)
    const second = await bring('viejo-2.csv', csv('A-2'))
    expect((await get(second.to)).text).toContain('1 expedientes, todos nuevos')
    await take(second.to)
    expect((await past()).filter(({ number }) => String(number).startsWith('A-'))).toMatchObject([
      { number: 'A-1', applicant_name: 'Persona de prueba', filed_on: '1999-03-05' },
      { number: 'A-2', applicant_name: 'Persona de prueba', filed_on: '1999-03-05' },
    ])
  })

  test('are refused in words where the file is none, is cut off, or nobody says of what', async () => {
    const cut = table().subarray(0, table().length - 60)
    expect((await bring('CORTADO.DBF', cut)).text).toContain('está cortado: dice tener 4 registros')
    expect((await bring('FALSO.DBF', Buffer.from('hola;mundo\n1;2\n'))).text).toContain('no es una tabla de dBASE')
    expect((await bring('vacio.csv', new Uint8Array())).status).toBe(422)
    expect((await bring('foto.csv', Buffer.alloc(500, 0xd8).fill(0, 10, 90))).text).toContain('no es CSV')
    expect((await bring('datos.csv', Buffer.from('expediente;nota\n1;"abierta\n2;x\n'))).text).toContain('no se cierra')
    expect((await bring('x.csv', Buffer.from('expediente;nota\n1;x\n'), 'no-hay')).text).toContain(
      'No hay ningún trámite',
    )
  })
})
