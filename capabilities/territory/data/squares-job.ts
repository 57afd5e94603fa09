import { z } from 'zod'
import type { Subscription } from '../../../platform/events/subscription.ts'
import { defineJob, enqueue } from '../../../platform/jobs/jobs.ts'
import { LAYER_CHANGED } from '../events.ts'
import { keepSquares, layersToKeep } from './keep-squares.ts'
import { keepWholeTiles } from './keep-tiles.ts'
import { layerById } from './layer-store.ts'
import { MANY_FEATURES } from './tile-squares.ts'

const KEPT_DAYS = 7
const HALF_AN_HOUR = 1800

/**
 * Counts the squares of every large layer whose squares are of another edition, then makes its crowded tiles: after a file was taken in or
 * its colours changed, and for layers that were there before any were kept.
 */
export const keepSquaresJob = defineJob<Record<string, never>>({
  id: 'territory.keep_squares',
  title: { es: 'Preparar las capas grandes para verlas de lejos', en: 'Prepare large layers to be seen from far away' },
  input: z.strictObject({}),
  timeout: HALF_AN_HOUR,
  keptDays: KEPT_DAYS,
  schedule: { cron: '41 * * * *', input: {} },
  async run(_ctx, _input, { services: { database }, signal, progress }) {
    const parts = { database, signal, progress }
    for (const { id, squares, tiles } of await layersToKeep(database)) {
      if (squares) await keepSquares(parts, id)
      if (tiles) await keepWholeTiles(parts, id)
    }
  },
})

/** A large layer changed, and nobody has counted its squares and made its tiles with it. */
export const countSquares: Subscription = {
  event: LAYER_CHANGED.name,
  version: LAYER_CHANGED.version,
  name: 'territory.count_squares',
  async handle(tx, _ctx, { payload }) {
    const layer = await layerById(tx, String(payload.layerId))
    if (layer === undefined || layer.shapeKind !== 'polygon' || layer.featureCount <= MANY_FEATURES) return
    if (layer.squaresEdition !== layer.edition || layer.tilesEdition !== layer.edition)
      await enqueue(tx, keepSquaresJob, {}, { singletonKey: 'all' })
  },
}
