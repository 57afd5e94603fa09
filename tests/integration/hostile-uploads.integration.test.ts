import { createServer } from 'node:http'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import { makeThumbnail } from '../../platform/files/make-thumbnail.ts'
import { closePictureWorker } from '../../platform/files/pictures.ts'
import type { JobServices } from '../../platform/jobs/jobs.ts'
import {
  documentThatAsks,
  GOOD_PNG,
  HOSTILE_FILES,
  HOSTILE_NAMES,
  type HostileFile,
  workbookThatAsks,
  workbookWithLinks,
} from '../hostile-files.ts'
import { describeOnEmbedded } from './harness.ts'
import { type Loaded, loadDeployment } from './loaded.ts'
import { openSessionOf, type Session, type Site, siteOf } from './site.ts'

const app = { role: 'trama_app' } as const
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describeOnEmbedded('hostile files over HTTP', (open) => {
  let loaded: Loaded
  let site: Site
  let planner: Session
  let page: string

  const rowsOf = async (query: ReturnType<typeof sql>) =>
    (await loaded.database.read(app, (tx) => tx.execute(query))).rows
  const sessionOf = async (login: string): Promise<Session> => {
    const [row] = await rowsOf(sql`select id from identity.account where login = ${login}`)
    return openSessionOf(loaded, String(row?.id))
  }
  const evidence = () => rowsOf(sql`select id, name, sha256 from planning.evidence order by at, id`)

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    site = siteOf(loaded, { manifests: MANIFESTS })
    planner = await sessionOf('planificacion.scdu')
    const [activity] = await rowsOf(sql`
      select e.id from planning.element e join planning.instrument i on i.id = e.instrument_id
      join identity.unit u on u.id = i.unit_id join planning.schedule s on s.activity_id = e.id
      where u.code = 'SCDU' and e.kind = 'activity' and e.cancelled_on is null and s.kind = 'marks' limit 1`)
    page = `/t/actividades/${String(activity?.id)}/avance/11`
  })
  afterAll(async () => {
    await closePictureWorker()
    site.close()
  })

  async function get(path: string, session: Session = planner, headers: Record<string, string> = {}) {
    return site.request(path, { headers: { cookie: session.cookie, ...headers } })
  }

  /** Sends the form of the month as the browser of a person without script does. */
  async function report(fill: (form: FormData) => void): Promise<Response> {
    const html = await (await get(page)).text()
    const form = new FormData()
    form.set('csrf', planner.csrf)
    form.set('executed', '0.5')
    form.set('expectedVersion', /name="expectedVersion" value="(\d+)"/.exec(html)?.[1] ?? '')
    fill(form)
    return site.request(page, { method: 'POST', headers: { cookie: planner.cookie }, body: form })
  }

  async function begin(name: string, size: number, more: Record<string, string> = {}, session = planner) {
    return site.request('/t/envios', {
      method: 'POST',
      headers: {
        cookie: session.cookie,
        'x-csrf': session.csrf,
        'tus-resumable': '1.0.0',
        'upload-length': String(size),
        'upload-metadata': `use ${base64('planning.evidence')},filename ${base64(name)}`,
        ...more,
      },
    })
  }

  async function piece(
    address: string,
    start: number,
    bytes: Uint8Array,
    more: Record<string, string> = {},
    session = planner,
  ) {
    return site.request(address, {
      method: 'PATCH',
      headers: {
        cookie: session.cookie,
        'x-csrf': session.csrf,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(start),
        ...more,
      },
      body: new Uint8Array(bytes),
    })
  }

  async function upload(
    name: string,
    bytes: Uint8Array,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    const begun = await begin(name, bytes.byteLength)
    if (begun.status !== 201) return { status: begun.status, body: await begun.json() }
    const address = begun.headers.get('location') ?? ''
    const half = Math.floor(bytes.byteLength / 2)
    if (half > 0) expect((await piece(address, 0, bytes.subarray(0, half))).status).toBe(204)
    const last = await piece(address, half, bytes.subarray(half))
    return { status: last.status, body: await last.json() }
  }

  async function expectHarmless(name: string, { type }: { type: string }, bytes: Uint8Array): Promise<void> {
    const last = (await evidence()).at(-1)
    expect(last?.name).toBe(name)
    const answer = await get(`/t/evidencias/${String(last?.id)}`)
    expect(answer.status).toBe(200)
    const header = (key: string): string => answer.headers.get(key) ?? ''
    expect(header('content-disposition')).toMatch(/^attachment; filename="[^"\r\n]+"; filename\*=UTF-8''/)
    expect(header('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(header('x-content-type-options')).toBe('nosniff')
    expect([type, 'application/octet-stream']).toContain(header('content-type'))
    expect(header('content-type')).not.toMatch(/html|svg|script/)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  }

  const sentence = (html: string): string => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

  describe('inside a form', () => {
    test.each(HOSTILE_FILES)('$what', async ({ name, bytes, refused, kept }: HostileFile) => {
      const before = (await evidence()).length
      // What the browser says it is does not count, in either direction.
      const lie = refused === undefined ? 'text/html' : 'image/png'
      const answer = await report((form) =>
        form.append('evidence', new File([new Uint8Array(bytes)], name, { type: lie })),
      )
      if (kept === undefined) {
        expect(answer.status).toBe(422)
        expect(sentence(await answer.text())).toContain(`«${name}»`)
        expect(await evidence()).toHaveLength(before)
      } else {
        expect(answer.status, sentence(await answer.clone().text())).toBe(303)
        await expectHarmless(kept.name, kept, bytes)
      }
      expect(site.errors).toEqual([])
    })
  })

  describe('in pieces', () => {
    test.each(HOSTILE_FILES)('$what', async ({ name, bytes, refused, kept }: HostileFile) => {
      const sent = await upload(name, bytes)
      if (kept === undefined) {
        expect([sent.status, String(sent.body.message)]).toEqual([422, expect.stringContaining(`«${name}»`)])
        if (sent.body.id === undefined) return
        const before = (await evidence()).length
        const answer = await report((form) => form.append('evidence.upload', String(sent.body.id)))
        expect(answer.status, `${refused} is refused again by the form that names it`).toBe(422)
        expect(await evidence()).toHaveLength(before)
      } else {
        expect(sent).toMatchObject({ status: 200, body: { state: 'complete', name: kept.name } })
        const answer = await report((form) => form.append('evidence.upload', String(sent.body.id)))
        expect(answer.status).toBe(303)
        await expectHarmless(kept.name, kept, bytes)
      }
      expect(site.errors).toEqual([])
    })

    test.each(HOSTILE_NAMES)('under a name with %s', async (_, sent, kept) => {
      const answer = await upload(sent, Buffer.from('Acta de la reunión.\n'))
      expect(answer).toMatchObject({ status: 200, body: { state: 'complete', name: kept } })
    })

    test('that are longer than announced, or begin elsewhere, or claim another sum', async () => {
      const address = (await begin('foto.png', 10)).headers.get('location') ?? ''
      expect((await piece(address, 0, new Uint8Array(11))).status).toBe(460)
      expect((await piece(address, 5, new Uint8Array(5))).status).toBe(409)
      expect(
        (await piece(address, 0, new Uint8Array(5), { 'upload-checksum': `sha256 ${'A'.repeat(43)}=` })).status,
      ).toBe(460)
      const stands = await site.request(address, { method: 'HEAD', headers: { cookie: planner.cookie } })
      expect([stands.status, stands.headers.get('upload-offset'), stands.headers.get('upload-length')]).toEqual([
        200,
        '0',
        '10',
      ])
    })

    test.each([
      ['a length that is none', { 'upload-length': '-1' }, 400],
      ['a length of letters', { 'upload-length': 'mucho' }, 400],
      ['no use', { 'upload-metadata': `filename ${base64('x')}` }, 400],
      ['a use that nobody declared', { 'upload-metadata': `filename ${base64('x')},use ${base64('otra')}` }, 422],
      ['more than the use takes', { 'upload-length': '20000001' }, 413],
      ['a proof of another session', { 'x-csrf': 'otra' }, 409],
      ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ])('begun with %s', async (_, headers, status) => {
      expect((await begin('acta.pdf', 10, headers)).status).toBe(status)
    })

    test('of somebody else: neither seen nor touched', async () => {
      const address = (await begin('acta.txt', 4)).headers.get('location') ?? ''
      const other = await sessionOf('planificacion.sim')
      expect((await get(address, other)).status).toBe(404)
      expect((await piece(address, 0, Buffer.from('acta'), {}, other)).status).toBe(404)
      const stranger = await site.request(address, { method: 'PATCH', body: 'acta' })
      expect(stranger.status).toBe(409)
      const reader = await sessionOf('lectura')
      expect((await begin('acta.txt', 4, {}, reader)).status, 'who may report nothing sends no evidence').toBe(403)
    })
  })

  describe('plans that ask for something elsewhere', () => {
    let asked = 0
    const elsewhere = createServer((_, answer) => {
      asked += 1
      answer.end('x')
    })
    let address = ''
    beforeAll(async () => {
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
      const bound = elsewhere.address()
      address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`
    })
    afterAll(() => new Promise((resolve) => elsewhere.close(resolve)))

    test.each([
      ['a workbook with entities', 'plan.xlsx', workbookThatAsks],
      ['a document with entities', 'plan.docx', documentThatAsks],
      ['a workbook linked to another', 'plan.xlsx', workbookWithLinks],
    ])('%s: nothing is fetched and nothing is taken over', async (_, name, make) => {
      const form = new FormData()
      form.set('csrf', planner.csrf)
      form.set('year', '2019')
      form.set('file', new File([new Uint8Array(make(address))], name))
      const answer = await site.request('/t/importar', {
        method: 'POST',
        headers: { cookie: planner.cookie },
        body: form,
      })
      expect(answer.status, sentence(await answer.clone().text())).toBe(422)
      expect(asked).toBe(0)
      expect(await rowsOf(sql`select 1 from planning.plan_import`)).toEqual([])
    })
  })

  describe('a photograph among the evidence', () => {
    const makeSmall = async (sha256: string): Promise<void> => {
      const services = { database: loaded.database, files: site.files } as unknown as JobServices
      const signal = new AbortController().signal
      const run = { services, attempt: 1, signal, progress: async () => {} }
      await makeThumbnail.run(await loaded.as('system'), { sha256, photoFacts: true }, run)
    }

    test('is asked for by a job, has a small version without its data, shown to who may see the record', async () => {
      const photo = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#357' } })
        .withExif({
          IFD2: { DateTimeOriginal: '2019:11:04 09:30:00' },
          IFD3: {
            GPSLatitudeRef: 'N',
            GPSLatitude: '13/1 41/1 0/1',
            GPSLongitudeRef: 'W',
            GPSLongitude: '89/1 12/1 0/1',
          },
        })
        .jpeg()
        .toBuffer()
      const answer = await report((form) => form.append('evidence', new File([new Uint8Array(photo)], 'taller.jpg')))
      expect(answer.status).toBe(303)
      const { id, sha256 } = (await evidence()).at(-1) ?? {}
      const small = `/t/evidencias/${String(id)}/miniatura`
      const jobs = await rowsOf(sql`
        select data -> 'input' as input from pgboss.job where name = 'files.make_thumbnail' and singleton_key = ${String(sha256)}`)
      expect(jobs).toEqual([{ input: { sha256, photoFacts: true } }])
      expect((await get(small)).status, 'not made yet').toBe(404)
      expect(await (await get(page)).text()).not.toContain(small)

      await makeSmall(String(sha256))
      const [facts] = await rowsOf(sql`
        select width, height, taken_at, latitude, longitude from platform.picture where sha256 = ${String(sha256)}`)
      expect(facts).toEqual({
        width: 1600,
        height: 900,
        taken_at: '2019-11-04T09:30:00',
        latitude: 13.6833333,
        longitude: -89.2,
      })
      expect(await (await get(page)).text()).toContain(`src="${small}"`)
      const shown = await get(small, await sessionOf('lectura'))
      expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp'])
      expect(shown.headers.get('content-disposition')).toMatch(/^inline; filename="taller.webp"/)
      const metadata = await sharp(Buffer.from(await shown.arrayBuffer())).metadata()
      expect([metadata.width, metadata.height, metadata.exif]).toEqual([480, 270, undefined])
      expect((await site.request(small)).status, 'who is not signed in is sent to sign in').toBe(303)

      const original = await get(`/t/evidencias/${String(id)}`, planner, { range: 'bytes=0-1' })
      expect([original.status, original.headers.get('content-disposition')]).toEqual([
        206,
        expect.stringMatching(/^attachment; filename="taller.jpg"/),
      ])
    })

    test('that turns out to be infected is not given to anybody', async () => {
      await report((form) => form.append('evidence', new File([new Uint8Array(GOOD_PNG)], 'foto.png')))
      const { id, sha256 } = (await evidence()).at(-1) ?? {}
      await loaded.database.write(app, (tx) =>
        tx.execute(sql`update platform.file set scan = 'infected' where sha256 = ${String(sha256)}`),
      )
      const answer = await get(`/t/evidencias/${String(id)}`)
      expect([answer.status, sentence(await answer.text())]).toEqual([409, expect.stringContaining('«foto.png»')])
      await makeSmall(String(sha256))
      expect((await get(`/t/evidencias/${String(id)}/miniatura`)).status).toBe(409)
    })
  })
})
