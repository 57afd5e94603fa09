import { DEMO_IDS } from '../../capabilities/cases/demo-ids.ts'
import type { Caller } from './site.ts'

/** Cases of the demonstration to look at: one that is open, one at its decision, and one resolved with a signed document. */
export interface StaffCases {
  readonly open: string
  readonly deciding: string
  readonly resolved: string
  readonly code: string
  readonly resolution: string
}

interface Doing {
  readonly step: string
  readonly action: string
}

/** Takes open cases through the office, as its forms do, until two stand at their decision; signs the second one. */
export async function prepareCases(administrator: Caller): Promise<StaffCases> {
  const list = await (await administrator.get('/t/expedientes?ver=all')).text()
  const ids = [...new Set([...list.matchAll(/href="\/t\/expedientes\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id))]
  const deciding: string[] = []
  let open: string | undefined
  for (const id of ids) {
    // That one is looked at by its applicant.
    if (id === DEMO_IDS.case) continue
    if (deciding.length === 2) break
    if (await bringToDecision(administrator, id)) deciding.push(id)
    else open ??= id
  }
  const [first, second] = deciding
  if (first === undefined || second === undefined)
    throw new Error('The demonstration has no two cases that can be decided.')
  return {
    open: open ?? ids.find((id) => !deciding.includes(id)) ?? first,
    deciding: first,
    ...(await resolve(administrator, second)),
  }
}

async function bringToDecision(administrator: Caller, id: string): Promise<boolean> {
  for (let steps = 0; steps < 12; steps += 1) {
    const html = await (await administrator.get(`/t/expedientes/${id}`)).text()
    if (html.includes(`/t/expedientes/${id}/resolucion?`)) return true
    const next = nextAction(html)
    if (next === undefined) return false
    const page = `/t/expedientes/${id}`
    const done = await administrator.submit(page, `${page}/actos`, Object.entries(next))
    if (done.status !== 303) return false
  }
  return false
}

/** The first thing that can be done and does not send the case back to its applicant. */
function nextAction(html: string): Doing | undefined {
  for (const [form = ''] of html.matchAll(/<details[^>]*data-action="[^"]*".*?<\/details>/gs)) {
    if (form.includes('name="citation"')) continue
    const [, step = ''] = /name="step" value="([^"]*)"/.exec(form) ?? []
    const [, action = ''] = /name="action" value="([^"]*)"/.exec(form) ?? []
    return { step, action }
  }
  return undefined
}

async function resolve(
  administrator: Caller,
  id: string,
): Promise<Pick<StaffCases, 'resolved' | 'code' | 'resolution'>> {
  const page = `/t/expedientes/${id}`
  const html = await (await administrator.get(page)).text()
  const [, draft = ''] = /href="(\/t\/expedientes\/[0-9a-f-]{36}\/resolucion\?[^"]*)"/.exec(html) ?? []
  const form = draft.replaceAll('&amp;', '&')
  await administrator.post(form, [
    ['grounds', 'El proyecto cumple con lo que piden las normas de la zona.'],
    ['clauses', 'Ejecute las obras como se aprobaron.'],
  ])
  const drafted = await (await administrator.get(form)).text()
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(drafted)?.[1] ?? ''
  const own = /action="[^"]*\/firma".*?<\/form>/s.exec(drafted)?.[0] ?? ''
  const version = /name="expectedVersion" value="([^"]*)"/.exec(own)?.[1] ?? ''
  const signed = await administrator.submit(form, `${page}/resolucion/firma`, [
    ['resolutionId', value('resolutionId')],
    ['draftVersion', value('draftVersion')],
    ['expectedVersion', version],
  ])
  if (signed.status !== 303) throw new Error(`The resolution was not signed: ${signed.status} ${await signed.text()}`)
  const after = await (await administrator.get(page)).text()
  const [, code = ''] = /\/verificar\/([0-9A-Z-]+)"/.exec(after) ?? []
  const [, resolution = ''] = /\/resoluciones\/([0-9a-f-]{36})"/.exec(after) ?? []
  return { resolved: id, code, resolution }
}
