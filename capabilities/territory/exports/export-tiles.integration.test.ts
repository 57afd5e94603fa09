import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRunner, type Runner } from '../../../platform/capability/runner.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { makeLayer, PUBLIC_CTX } from '../../../tests/integration/made-layer.ts'
import { tilesTouching } from '../rules/tiles/tile-grid.ts'
import { boxOnWeb } from '../rules/tiles/web-mercator.ts'
import { exportTiles } from './export-tiles.ts'

describeOnBothDatabases('PMTiles of a layer', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'trama-pmtiles-'))
  const path = join(folder, 'puntos.pmtiles')
  let runner: Runner

  beforeAll(async () => {
    const database = await open()
    runner = createRunner(database, () => {})
    const features = Array.from({ length: 300 }, (_, i) => ({
      wkt: `POINT(${-89.3 + (i % 20) * 0.01} ${13.6 + Math.floor(i / 20) * 0.01})`,
      attributes: { nombre: `Punto ${i + 1}`, propietario: 'Una persona' },
    }))
    const fields = [
      { name: 'nombre', title: 'Nombre', type: 'text' },
      { name: 'propietario', title: 'Propietario', type: 'text', staffOnly: true },
    ] as const
    await makeLayer(database, { code: 'puntos', shapeKind: 'point', features, fields })
    await makeLayer(database, {
      code: 'internos',
      shapeKind: 'point',
      audience: 'staff',
      features: features.slice(0, 1),
    })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const asked = (layer: string) => ({ layer, path, maxZoom: 15, onZoom: () => {} })

  test('holds every feature, for a reader of the format that is not ours', async () => {
    const made = await exportTiles(runner, { ...PUBLIC_CTX, who: 'system' }, asked('puntos'))
    expect(made.ok && made.value).toBeGreaterThan(300)
    const bytes = readFileSync(path)
    const archive = new PMTiles({
      getKey: () => path,
      getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
    })
    const head = await archive.getHeader()
    expect([head.specVersion, head.minZoom, head.maxZoom, head.tileType]).toEqual([3, 6, 15, 1])
    expect([head.minLon, head.maxLat].map((each) => each.toFixed(3))).toEqual(['-89.300', '13.740'])
    const numbers = new Set<number | undefined>()
    for (const { z, x, y } of tilesTouching(boxOnWeb([-89.3, 13.6, -89.1, 13.75]), 15)) {
      const tile = await archive.getZxy(z, x, y)
      const layer =
        tile === undefined ? undefined : new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers.puntos
      for (let i = 0; i < (layer?.length ?? 0); i += 1) {
        numbers.add(layer?.feature(i).id)
        expect(Object.keys(layer?.feature(i).properties ?? {})).toEqual(['nombre'])
      }
    }
    expect(numbers.size).toBe(300)
    expect(await archive.getMetadata()).toMatchObject({ name: 'Capa puntos', vector_layers: [{ id: 'puntos' }] })
  })

  test('is made of public layers alone, whoever asks', async () => {
    const made = await exportTiles(runner, { ...PUBLIC_CTX, who: 'system' }, asked('internos'))
    expect(made.ok ? made.value : made.refusal.kind).toBe('no_layer')
  })
})
