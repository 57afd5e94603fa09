import { type Login, PASSWORD, type Trama } from './harness.ts'
import type { Site } from './page-examples.ts'
import { officeWorkbook } from './plan-workbook.ts'

/** A person without a browser: keeps the session's cookie, follows no redirect, sends what forms send. */
export interface Caller {
  get(path: string): Promise<Response>
  /** Posts as the form at `page` would: with its proof, whatever else is given. */
  post(page: string, fields: Readonly<Record<string, string | File>>): Promise<Response>
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
  return {
    get: (path) => call(path),
    async post(page, fields) {
      const html = await (await call(page)).text()
      const form = new FormData()
      for (const name of ['csrf', 'idempotency-key', 'expectedVersion']) {
        const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]
        if (value !== undefined) form.set(name, value)
      }
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      return call(page, { method: 'POST', body: form })
    },
  }
}

/** Finds in the public data what examples need, and leaves an upload that waits to be accepted. */
export async function exploreSite(trama: Trama): Promise<Site> {
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
  return { elements, figures, activity, waitingImport: await upload(trama) }
}

async function upload(trama: Trama): Promise<string> {
  const administrator = await caller(trama, 'administracion')
  const bytes = await officeWorkbook(
    { unit: 'AUDITORÍA INTERNA', remark: 'Ver con la Dirección' },
    { unit: 'UNIDAD DE TALENTO HUMANO' },
    { unit: 'OFICINA DE PRUEBAS' },
  )
  const file = new File([new Uint8Array(bytes)], 'tres planes.xlsx')
  const answer = await administrator.post('/t/importar', { file, year: '2019' })
  const place = answer.headers.get('location')
  if (place === null) throw new Error(`The upload was refused: ${answer.status} ${await answer.text()}`)
  return place
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
