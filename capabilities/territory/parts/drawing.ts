import type { FieldWords } from '../../../platform/audit/record-kind.ts'
import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { changeAttributes, changeShape, createFeature, withdrawFeature } from '../data/drawing-commands.ts'
import { exceptFeatureFinding } from '../data/drawing-except.ts'
import { drawingGroundQuery, neighboursQuery, pickQuery } from '../data/drawing-ground.ts'
import { featureListQuery, featureQuery, layerThenQuery, shapePreviewQuery } from '../data/drawing-queries.ts'
import { ATTRIBUTE, FEATURE } from '../data/drawing-store.ts'
import { DRAWING_PERMISSIONS } from '../drawing-permissions.ts'
import { editFeatureRoutes } from '../pages/staff/drawing/edit-routes.tsx'
import { featureRoutes } from '../pages/staff/drawing/feature-routes.tsx'
import { withdrawRoutes } from '../pages/staff/drawing/withdraw-routes.tsx'

const FIELDS: Readonly<Record<string, FieldWords>> = {
  areaM2: { title: { es: 'Superficie (m²)', en: 'Area (m²)' } },
  lengthM: { title: { es: 'Longitud (m)', en: 'Length (m)' } },
  vertices: { title: { es: 'Vértices', en: 'Vertices' } },
  validFrom: { title: { es: 'Es así desde', en: 'So since' } },
  shape: { title: { es: 'Huella de la geometría', en: 'Fingerprint of the shape' } },
  excepted: { title: { es: 'Observación exceptuada', en: 'Excepted finding' } },
}

/** Single features of a layer: their pages and history, and drawing, correcting and withdrawing them by hand. */
export const drawingPart: ManifestPart = {
  permissions: DRAWING_PERMISSIONS,
  routes: [...editFeatureRoutes, ...featureRoutes, ...withdrawRoutes],
  commands: [createFeature, changeAttributes, changeShape, withdrawFeature, exceptFeatureFinding],
  queries: [
    featureQuery,
    featureListQuery,
    layerThenQuery,
    shapePreviewQuery,
    drawingGroundQuery,
    neighboursQuery,
    pickQuery,
  ],
  records: [
    {
      kind: FEATURE,
      title: { es: 'Objeto de una capa', en: 'Feature of a layer' },
      field: (name) => {
        const own = name.startsWith(ATTRIBUTE) ? name.slice(ATTRIBUTE.length) : undefined
        return own === undefined ? FIELDS[name] : { title: { es: own, en: own } }
      },
    },
  ],
}
