import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { tilesPaths } from '../../capabilities/territory/tiles-paths.ts'
import { axe } from './axe.ts'
import { visitors } from './harness.ts'
import { copyOfDemonstration } from './homes.ts'
import { runTrama, startTrama, type TramaProcess } from './trama-process.ts'

let running: TramaProcess | undefined
const trama = () => {
  if (running === undefined) throw new Error('The server has not started.')
  return running
}

beforeAll(async () => {
  const dataDir = copyOfDemonstration()
  const file = join(inject('e2e').folder, 'base.pmtiles')
  const made = await runTrama(['export', 'tiles', 'uso-de-suelo', file, '--max-zoom', '11'], { TRAMA_DATA: dataDir })
  expect(made.code, made.err).toBe(0)
  running = await startTrama(dataDir, { TRAMA_BASEMAP: `${file},municipios` })
}, 400_000)
afterAll(async () => {
  await running?.stop()
})

const { visit } = visitors(trama)

async function settled(page: Page) {
  await page.locator('[data-living]').waitFor()
  await expect.poll(() => page.locator('.map-item').count()).toBeGreaterThan(1)
}

describe('a map on the deployment’s own ground', () => {
  test('draws the archive that we exported ourselves, from this address alone', async () => {
    const page = await visit()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const tile = page.waitForResponse((answer) => answer.url().includes('/teselas-base/') && answer.status() === 200)
    await page.goto(tilesPaths.map(false, { layers: 'espacios-publicos' }))
    await settled(page)
    const answer = await tile
    expect((await answer.body()).length).toBeGreaterThan(100)
    expect(await answer.headerValue('content-type')).toBe('application/vnd.mapbox-vector-tile')
    expect(asked.filter((url) => new URL(url).origin !== trama().address)).toEqual([])
    expect(await page.locator('.map-sources').textContent()).toContain('Mapa de base: Generado para la demostración')
    expect(await axe(page)).toEqual([])
  })

  test('a layer of ours as ground is in the picture without a script, though it is not ticked', async () => {
    const page = await visit({ javaScript: false })
    await page.goto(tilesPaths.map(false, { layers: 'espacios-publicos' }))
    expect(await page.getByLabel('Municipios (esquema)').isChecked()).toBe(false)
    expect(await page.locator('.map-picture .map-ground path').count()).toBe(14)
  })

  test('what the archive does not hold is nothing, and no address leads out of it', async () => {
    const page = await visit()
    const status = async (path: string) => (await page.request.get(`${trama().address}${path}`)).status()
    expect(await status('/teselas-base/8/0/0.mvt')).toBe(204)
    expect(await status('/teselas-base/15/0/0.mvt')).toBe(404)
    expect(await status('/teselas-base/3/9/0.mvt')).toBe(404)
  })
})
