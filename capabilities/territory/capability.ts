import type { Manifest } from '../../platform/capability/manifest.ts'

/** Places that know their history, layers, tiles, the map; and what they answer to the rooms above. */
export const territory: Manifest = {
  id: 'territory',
  title: { es: 'Territorio', en: 'Territory' },
  schema: 'territory',
  permissions: [],
}
