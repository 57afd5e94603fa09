import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { planningPaths } from '../../capabilities/planning/paths.ts'
import { ownTrama, visitors } from './harness.ts'
import { caller } from './site.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

/** An activity of the unit SCDU, from the public data. */
async function activityOfUnit(): Promise<string> {
  const plan = await (await fetch(`${trama().address}${planningPaths.poaJson(2019, 'SCDU')}`)).text()
  const id =
    /"id":"([0-9a-f-]{36})","kind":"activity"/.exec(plan)?.[1] ??
    /"kind":"activity"[^{}]*?"id":"([0-9a-f-]{36})"/.exec(plan)?.[1]
  if (id === undefined) throw new Error('The public data names no activity.')
  return id
}

test('a report is read in the element’s history, before and after: by the public without a name, by the staff with it', async () => {
  const planner = await caller(trama(), 'planificacion.scdu')
  const activity = await activityOfUnit()
  const saved = await planner.post(`/t/actividades/${activity}/avance/10`, [
    ['executed', '0.75'],
    ['note', 'Tres de cuatro jornadas'],
  ])
  expect(saved.status).toBe(303)
  for (const [as, named] of [
    [undefined, false],
    ['lectura', true],
  ] as const) {
    const page = await visit(as === undefined ? {} : { as })
    await page.goto(planningPaths.element(activity))
    await page.locator('#historial a[href$="/historial"]').click()
    const newest = page.locator('.timeline > li').first()
    await expect
      .poll(() => newest.locator('tr', { hasText: 'Octubre: ejecutado' }).locator('ins').textContent())
      .toBe('0.75')
    const who = await newest.locator('> p.soft').textContent()
    expect(who).toContain(named ? 'Planificación de SCDU' : 'Oficina')
    expect((await page.locator('main').textContent())?.includes('Cuenta de demostración')).toBe(named)
  }
})

test('an element is asked how it was on a date, without script', async () => {
  const page = await visit({ javaScript: false })
  await page.goto(planningPaths.elementHistory(await activityOfUnit()))
  await page.locator('input[name=al]').fill('2018-01-01')
  await page.locator('main form button[type=submit]').click()
  await expect.poll(() => new URL(page.url()).searchParams.get('al')).toBe('2018-01-01')
  await expect.poll(() => page.locator('#como-estaba + p').textContent()).toContain('no dice nada')
})

test('an administrator finds an act, opens it, and has the whole history verified', async () => {
  const page = await visit({ as: 'administracion' })
  await page.goto('/t/historial')
  await page.locator('select[name=orden]').selectOption('planning.report_month')
  await page.locator('main form button[type=submit]').click()
  await expect.poll(() => page.url()).toContain('orden=planning.report_month')
  await page.locator('#historial tbody a').first().click()
  await expect.poll(() => page.locator('.differences').first().textContent()).toContain('Tres de cuatro jornadas')
  await page.goto('/t/historial')
  await page.getByRole('link', { name: 'Comprobar el historial' }).click()
  await expect.poll(() => page.locator('main').textContent()).toContain('El historial está íntegro')
})

test('the daily heads are given as data that anybody may keep', async () => {
  const json = await fetch(`${trama().address}/api/historial/cabezas.json`)
  expect(json.headers.get('content-type')).toContain('application/json')
  expect(Array.isArray((await json.json()).heads)).toBe(true)
  const csv = await fetch(`${trama().address}/api/historial/cabezas.csv`)
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect((await csv.text()).split('\n')[0]).toBe('day,seq,hash,entries')
})

test('a person downloads what is held on them and asks for a correction; who decides it is told why not, and says why', async () => {
  const page = await visit({ as: 'lectura' })
  await page.goto('/t/cuenta/mis-datos')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Descargar todo (JSON)' }).click(),
  ])
  const held = JSON.parse(readFileSync(await file.path(), 'utf8'))
  expect(JSON.stringify(held.held)).toContain('"login":"lectura"')
  await page.locator('select[name=field]').selectOption('identity.person.name')
  await page.locator('input[name=wanted]').fill('Lectura Corregida')
  await page.getByRole('button', { name: 'Pedir la corrección' }).click()
  await expect.poll(() => page.locator('#pedidas').textContent()).toContain('por decidir')

  const administrator = await visit({ as: 'administracion' })
  await administrator.goto('/t/datos-personales')
  await administrator.getByRole('button', { name: /^Decidir/ }).click()
  await expect.poll(() => administrator.locator('.error-summary').textContent()).toContain('Motivo')
  await administrator.getByLabel('Corregir el dato', { exact: true }).check()
  await administrator.locator('textarea[name=decision]').fill('Consta en su documento')
  await administrator.getByRole('button', { name: /^Decidir/ }).click()
  await expect.poll(() => administrator.locator('#decididas').textContent()).toContain('Consta en su documento')
  await page.reload()
  expect(await page.locator('#datos').textContent()).toContain('Lectura Corregida')
})
