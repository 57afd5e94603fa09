import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { CANCEL_ELEMENT, CANCEL_IN_APPROVED } from '../cancel-permissions.ts'
import { cancelElement, resumeElement } from '../data/cancel-element.ts'
import { cancelQuery } from '../data/cancel-query.ts'
import { EVIDENCE, publishEvidencePlace, withdrawEvidence } from '../data/change-evidence.ts'
import { cancelRoutes } from '../pages/staff/cancel/cancel-routes.tsx'

/** What units say of their year beside the figures of the months: evidence, and what will not be done. */
export const reporting: ManifestPart = {
  permissions: [CANCEL_ELEMENT, CANCEL_IN_APPROVED],
  routes: cancelRoutes,
  commands: [withdrawEvidence, publishEvidencePlace, cancelElement, resumeElement],
  queries: [cancelQuery],
  personalData: [
    {
      table: 'planning.evidence_place',
      column: 'latitude',
      title: { es: 'Lugar publicado de una fotografía', en: 'Published place of a photograph' },
      sensitivity: 'content',
      purpose: {
        es: 'Que cualquiera pueda saber dónde se tomó una fotografía que la unidad decidió mostrar así',
        en: 'That anybody may know where a photograph was taken that the unit decided to show so',
      },
      keptFor: {
        es: 'Mientras la unidad lo publique; se borra al dejar de publicarlo o al retirar la evidencia',
        en: 'As long as the unit publishes it; removed when it stops doing so or withdraws the evidence',
      },
    },
  ],
  records: [
    {
      kind: EVIDENCE,
      title: { es: 'Evidencia de un avance', en: 'Evidence of progress' },
      field: (name) =>
        name === 'placePublished'
          ? { title: { es: 'Lugar y fecha publicados', en: 'Place and date published' } }
          : undefined,
    },
  ],
}
