import { prepareDefinitions } from './cases-definitions-site.ts'
import { prepareCases } from './cases-staff-site.ts'
import { type Login, PASSWORD, type Trama } from './harness.ts'
import { bringFigures } from './observatory-site.ts'
import type { Site } from './page-example.ts'
import { officeWorkbook } from './plan-workbook.ts'
import { bringLayers } from './territory-layers-site.ts'

export type Fields = readonly (readonly [name: string, value: string | File])[]

/** A person without a browser: keeps the session's cookie, follows no redirect, sends what forms send. */
export interface Caller {
  get(path: string): Promise<Response>
  /** Posts as the form at `page` would: with its proof, whatever else is given. */
  post(page: string, fields: Fields): Promise<Response>
  /** The same for a form that stands on one page and is sent to another address. */
  submit(page: string, address: string, fields: Fields): Promise<Response>
}

export async function caller(trama: Trama, login?: Login): Promise<Caller> {
  let cookie = ''
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (cookie !== '') headers.set('cookie', cookie)
    const response = await fetch(trama.address + path, { ...init, headers, redirect: 'manual' })
    for (const set of response.headers.getSetCookie())
      if (set.startsWith('trama_session=')) cookie = set.split(';')[0] ?? ''
    return response
  }
  if (login !== undefined) {
    const answer = await call('/acceso', { method: 'POST', body: new URLSearchParams({ login, password: PASSWORD }) })
    if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`)
  }
  async function submit(page: string, address: string, fields: Fields): Promise<Response> {
    const html = await (await call(page)).text()
    const form = new FormData()
    for (const name of ['csrf', 'idempotency-key', 'expectedVersion']) {
      const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]
      if (value !== undefined) form.set(name, value)
    }
    for (const [name, value] of fields) form.append(name, value)
    return call(address, { method: 'POST', body: form })
  }
  return {
    get: (path) => call(path),
    post: (page, fields) => submit(page, page, fields),
    submit,
  }
}

/** Finds in the public data what examples need, and makes what a demonstration has not: an upload, a notice, a letter. */
export async function prepareSite(trama: Trama): Promise<Site> {
  const year = await json(trama, '/api/v1/planes/2019')
  const plans = await Promise.all(unitData(year).map((path) => json(trama, path)))
  const elements = new Map<string, string>()
  const figures = new Map<string, string>()
  let activity: string | undefined
  for (const record of [year, ...plans].flatMap(recordsIn)) {
    const { id, kind, page, key, explanation, toDate } = record
    if (typeof page === 'string' && typeof kind === 'string' && page.startsWith('/elementos/')) {
      if (!elements.has(kind)) elements.set(kind, page)
    }
    if (typeof key === 'string' && typeof explanation === 'string') {
      const missing = isRecord(toDate) && typeof toDate.missing === 'string' ? ` (${toDate.missing})` : ''
      const name = `${key.split(':')[0]}${missing}`
      if (!figures.has(name)) figures.set(name, explanation)
    }
    if (kind === 'activity' && typeof id === 'string') activity ??= id
  }
  if (activity === undefined) throw new Error('The public data names no activity.')
  const indicator = await countedIndicator(trama)
  const administrator = await caller(trama, 'administracion')
  const told = await tellPlanner(trama, administrator)
  const noted = await askCorrection(administrator)
  const account = await firstLink(administrator, '/t/personas', /href="(\/t\/personas\/[0-9a-f-]{36})"/)
  const agreement = await firstLink(administrator, '/t/acuerdos', /href="(\/t\/acuerdos\/[0-9a-f-]{36})"/)
  const risk = await firstLink(administrator, '/t/riesgos', /href="(\/t\/riesgos\/[0-9a-f-]{36})"/)
  const cases = await prepareCases(administrator)
  return {
    elements,
    figures,
    cases,
    activity,
    indicator,
    account,
    agreement,
    risk,
    definitions: await prepareDefinitions(administrator),
    brought: await bringFigures(administrator),
    layers: await bringLayers(administrator),
    waitingImport: await upload(administrator),
    reprogramming: await openRequest(administrator),
    ...told,
    ...noted,
  }
}

/** The first indicator of SCDU: applications decided, month by month. */
async function countedIndicator(trama: Trama): Promise<string> {
  const plan = recordsIn(await json(trama, '/api/v1/planes/2019/unidades/scdu'))
  const found = plan.find(
    ({ kind, indicator }) => kind === 'indicator' && isRecord(indicator) && indicator.kind === 'count',
  )
  if (typeof found?.id !== 'string') throw new Error('The public data names no indicator of SCDU.')
  return found.id
}

async function upload(administrator: Caller): Promise<string> {
  const bytes = await officeWorkbook(
    { unit: 'AUDITORÍA INTERNA', remark: 'Ver con la Dirección' },
    { unit: 'UNIDAD DE TALENTO HUMANO' },
    { unit: 'OFICINA DE PRUEBAS' },
  )
  const file = new File([new Uint8Array(bytes)], 'tres planes.xlsx')
  return placeOf(await administrator.post('/t/importar', uploadFields(file)))
}

export function uploadFields(file: File): Fields {
  return [
    ['file', file],
    ['year', '2019'],
  ]
}

/** Where an accepted form leads; a refused one is a defect of the test's own preparation. */
async function placeOf(answer: Response): Promise<string> {
  const place = answer.headers.get('location')
  if (place === null) throw new Error(`A form was refused: ${answer.status} ${await answer.text()}`)
  return place
}

/**
 * A planner who wants to be told at once, and a director who refuses a request of that unit: leaves a notice, a letter and
 * the job that wrote it.
 */
async function tellPlanner(trama: Trama, administrator: Caller): Promise<Pick<Site, 'letter' | 'job'>> {
  const planner = await caller(trama, 'planificacion.sim')
  await placeOf(
    await planner.post('/t/avisos/preferencias', [
      ['clase:planning.reprogramming_decided', 'in_app'],
      ['clase:planning.reprogramming_decided', 'email'],
      ['locale', 'es'],
      ['digestAt', '07:30'],
    ]),
  )
  const director = await caller(trama, 'direccion')
  const [, waiting = ''] = await requestsOf(director, 'sim')
  await placeOf(
    await director.submit(waiting, `${waiting}/decision`, [
      ['decision', 'reject'],
      ['on', '2026-01-15'],
      ['note', 'El salón ya está disponible.'],
    ]),
  )
  return {
    letter: await firstLink(administrator, '/t/correo', /href="(\/t\/correo\/[0-9a-f-]{36})"/),
    job: await firstLink(administrator, '/t/trabajos', /href="(\/t\/trabajos\/[0-9a-f-]{36})"/),
  }
}

/** Addresses of the requests of a unit's plan, by number. */
async function requestsOf(person: Caller, unit: string): Promise<readonly string[]> {
  const html = await (await person.get(`/t/poa/2019/${unit}/reprogramaciones`)).text()
  return [...html.matchAll(/href="(\/t\/reprogramaciones\/[0-9a-f-]{36})"/g)].flatMap(([, path]) => path ?? [])
}

/** A request in draft with a change in it, and those of the demonstration that are decided or wait. */
async function openRequest(administrator: Caller): Promise<Site['reprogramming']> {
  const page = '/t/poa/2019/uaipt/reprogramaciones'
  const poaId = /name="poaId" value="([0-9a-f-]{36})"/.exec(await (await administrator.get(page)).text())?.[1] ?? ''
  const draft = await placeOf(
    await administrator.post(page, [
      ['poaId', poaId],
      ['cause', 'Llegan más solicitudes de información'],
      ['period', '2019-Q4'],
      ['justification', 'Las solicitudes del tercer trimestre superaron lo previsto.'],
    ]),
  )
  const html = await (await administrator.get(draft)).text()
  const chosen = (list: string) =>
    new RegExp(`name="${list}"[^]*?<option value="([0-9a-f-]{36})"`).exec(html)?.[1] ?? ''
  const activity = `${draft}/actividades/${chosen('actividad')}`
  await placeOf(
    await administrator.post(activity, [
      ['act', 'cancel'],
      ['cancelReason', 'La asume otra unidad.'],
    ]),
  )
  const [approved = '', submitted = ''] = await requestsOf(administrator, 'scdu')
  return { draft, activity, indicator: `${draft}/indicadores/${chosen('indicador')}`, approved, submitted }
}

/** A person who took their data along and asked for a correction: leaves both in the history. */
async function askCorrection(person: Caller): Promise<Pick<Site, 'entry' | 'person'>> {
  const own = '/t/cuenta/mis-datos'
  const answer = await person.submit(own, `${own}/descargar`, [])
  if (!answer.ok) throw new Error(`A person could not download their data: ${answer.status}`)
  const entry = await firstLink(person, '/t/historial?clase=identity.person', /href="(\/t\/historial\/\d+)"/)
  const fields: Fields = [
    ['field', 'identity.person.name'],
    ['wanted', 'Administración de la plataforma'],
  ]
  await placeOf(await person.submit(own, `${own}/correcciones`, fields))
  const id = /&quot;id&quot;: &quot;([0-9a-f-]{36})/.exec(await (await person.get(entry)).text())?.[1]
  if (id === undefined) throw new Error('The entry names no person.')
  return { entry, person: id }
}

/** Work outside of requests takes its time: asks again until its page names what is looked for. */
export async function firstLink(person: Caller, page: string, pattern: RegExp): Promise<string> {
  for (let tries = 0; tries < 240; tries += 1) {
    const found = pattern.exec(await (await person.get(page)).text())?.[1]
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${page} named nothing like ${pattern} within two minutes.`)
}

async function json(trama: Trama, path: string): Promise<unknown> {
  const response = await fetch(trama.address + path)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.json()
}

type Json = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unitData(year: unknown): readonly string[] {
  return recordsIn(year).flatMap(({ data }) => (typeof data === 'string' ? [data] : []))
}

/** Every object in it, at any depth. */
function recordsIn(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(recordsIn)
  return isRecord(value) ? [value, ...Object.values(value).flatMap(recordsIn)] : []
}
