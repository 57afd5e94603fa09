import { expect, test } from 'vitest'
import { registerPaths, registerWorkPaths } from '../../capabilities/observatory/registers-paths.ts'
import { metresBetween } from '../../capabilities/observatory/rules/registers/plane.ts'
import { ownTrama, visitors } from './harness.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

const CRIMES = 'hechos-delictivos'
/** The demonstration has nothing of it: all that is published of this year is what the table brings. */
const YEAR = '2018'
/** So many thefts in each month and municipality of three; two in one month of another are few. */
const MANY = 6
const DISPLACED = { from: 150, to: 400 }

interface Spot {
  readonly code: string
  readonly name: string
  readonly longitude: number
  readonly latitude: number
}

const text = async (path: string) => (await fetch(new URL(path, trama().address))).text()
const rowsOf = async (path: string) =>
  (await text(path))
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

/** A point in each of several municipalities: where the demonstration shows one of another year. */
async function spots(): Promise<readonly Spot[]> {
  const names = new Map((await rowsOf(registerPaths.figures(CRIMES))).map(([, code = '', name = '']) => [code, name]))
  const points = await rowsOf(registerPaths.points(CRIMES))
  const byPlace = Map.groupBy(points, ([, , , , place = '']) => place)
  return [...byPlace].map(([code, own]) => {
    const [, , longitude, latitude] = own[Math.floor(own.length / 2)] ?? []
    return { code, name: names.get(code) ?? '', longitude: Number(longitude), latitude: Number(latitude) }
  })
}

function tableOf(many: readonly Spot[], few: Spot): string {
  const rows: (readonly [day: string, place: string, kind: string, latitude: string, longitude: string])[] = []
  for (const { name, latitude, longitude } of many)
    for (let month = 1; month <= 12; month += 1)
      for (let day = 10; day < 10 + MANY; day += 1)
        rows.push([`${YEAR}-${String(month).padStart(2, '0')}-${day}`, name, 'Hurto', `${latitude}`, `${longitude}`])
  rows.push([`${YEAR}-04-03`, few.name, 'Robo', '', ''], [`${YEAR}-04-04`, few.name, 'Robo', '', ''])
  rows.push([`${YEAR}-04-05`, 'Atlántida', 'Robo', '', ''])
  const lines = rows.map((row, index) => [...row, `E2E-${index}`].join(';'))
  return ['Fecha;Municipio;Tipo;Latitud;Longitud;Número', ...lines].join('\n')
}

test('events that one person brings and another takes are seen by everybody in sums, small ones held back and points moved', async () => {
  const [first, second, third, few] = await spots()
  if (first === undefined || second === undefined || third === undefined || few === undefined)
    throw new Error('The demonstration shows points in fewer than four municipalities.')
  const many = [first, second, third]

  const planner = await visit({ as: 'planificacion.sim' })
  await planner.goto(registerWorkPaths.bring(CRIMES))
  await planner.getByLabel('O pegue la tabla aquí').fill(tableOf(many, few))
  await planner.getByRole('button', { name: 'Leer la tabla' }).click()
  await expect.poll(() => new URL(planner.url()).pathname).toMatch(/\/entregas\/[0-9a-f-]{36}$/)
  const lot = new URL(planner.url()).pathname
  await planner.getByRole('button', { name: 'Leer así' }).click()
  await expect
    .poll(() => planner.getByRole('main').textContent())
    .toContain(`${many.length * 12 * MANY + 2} fichas nuevas`)
  await expect.poll(() => planner.getByRole('main').textContent()).toContain('Atlántida')
  await planner.getByLabel(/^De dónde viene la tabla/).fill('Entrega de prueba')
  await planner.getByRole('button', { name: 'Enviar a revisión' }).click()
  await expect.poll(() => planner.getByRole('main').textContent()).toContain('la toma otra persona')
  expect(await planner.getByRole('button', { name: 'Tomar la tabla' }).count()).toBe(0)

  const anybody = await visit()
  await anybody.goto(registerPaths.register(CRIMES, YEAR))
  expect(await anybody.getByRole('main').textContent()).toContain('De ese año no hay nada publicado')

  const reviewer = await visit({ as: 'administracion' })
  await reviewer.goto(lot)
  await reviewer.getByRole('button', { name: 'Tomar la tabla' }).click()
  await expect.poll(() => reviewer.getByRole('button', { name: 'Tomar la tabla' }).count()).toBe(0)

  await anybody.goto(registerPaths.register(CRIMES, YEAR))
  const page = (await anybody.getByRole('main').textContent()) ?? ''
  expect(page).toContain(`Área metropolitana, ${YEAR}`)
  expect(page).toContain('reservado')

  const figures = await rowsOf(registerPaths.figures(CRIMES, YEAR))
  const whole = (code: string) => figures.find(([, place, , period]) => place === code && period === YEAR)
  expect(whole('')?.[4]).toBe(String(many.length * 12 * MANY + 2))
  const small = figures.filter(([, place]) => place === few.code)
  expect(small.length).toBeGreaterThan(0)
  for (const [, , , , value, missing] of small) expect([value, missing]).toEqual(['', 'suppressed'])
  const told = many.filter(({ code }) => whole(code)?.[4] === String(12 * MANY))
  expect(told.length).toBeGreaterThan(0)

  // Each point stands in the ring around where it happened, and nothing says what it was or when.
  const points = await rowsOf(registerPaths.points(CRIMES, YEAR))
  expect(points.length).toBeGreaterThan(0)
  for (const [, , longitude, latitude, place] of points) {
    const spot = told.find(({ code }) => code === place)
    if (spot === undefined) throw new Error(`A point is shown in ${place}, whose total is held back.`)
    const away = metresBetween([spot.longitude, spot.latitude], [Number(longitude), Number(latitude)])
    expect(away).toBeGreaterThanOrEqual(DISPLACED.from)
    expect(away).toBeLessThanOrEqual(DISPLACED.to)
  }
  expect(await text(registerPaths.points(CRIMES, YEAR))).not.toMatch(/hurto|2018-|E2E/i)
})
