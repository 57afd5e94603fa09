import type { Query } from '../../../platform/capability/command.ts'
import { type OpenLayer, openLayers } from '../../territory/contract.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { type Catalogue, catalogueQuery } from './catalogue-queries.ts'

export interface OpenDatasets {
  readonly indicators: Catalogue['indicators']
  readonly layers: readonly OpenLayer[]
}

/** Everything that anybody may take: indicators with figures, and the open layers of the ground. */
export const openDatasetsQuery: Query<undefined, OpenDatasets> = {
  id: 'observatory.open_datasets',
  permission: READ_OBSERVATORY,
  async run(tx, ctx) {
    const catalogue = await catalogueQuery.run(tx, ctx, {})
    if (!catalogue.ok) return catalogue
    return { ok: true, value: { indicators: catalogue.value.indicators, layers: await openLayers(tx) } }
  },
}
