import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { CANCEL_ELEMENT, CANCEL_IN_APPROVED } from '../cancel-permissions.ts'
import { cancelElement, resumeElement } from '../data/cancel-element.ts'
import { cancelQuery } from '../data/cancel-query.ts'
import { EVIDENCE, publishEvidencePlace, withdrawEvidence } from '../data/change-evidence.ts'
import { evidenceToPlace, sayEvidencePlace } from '../data/say-evidence-place.ts'
import { cancelRoutes } from '../pages/staff/cancel/cancel-routes.tsx'
import { evidencePlaceRoutes } from '../pages/staff/report/evidence-place-routes.tsx'

/** What units say of their year beside the figures of the months: evidence, and what will not be done. */
export const reporting: ManifestPart = {
  permissions: [CANCEL_ELEMENT, CANCEL_IN_APPROVED],
  routes: [...cancelRoutes, ...evidencePlaceRoutes],
  commands: [withdrawEvidence, publishEvidencePlace, sayEvidencePlace, cancelElement, resumeElement],
  queries: [cancelQuery, evidenceToPlace],
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
    {
      table: 'planning.evidence_said_place',
      column: 'latitude',
      title: { es: 'Lugar de una evidencia que indicó la unidad', en: 'Place of evidence that the unit said' },
      sensitivity: 'content',
      purpose: {
        es: 'Que la unidad y quien revisa sepan dónde se hizo el trabajo',
        en: 'That the unit and who reviews know where the work was done',
      },
      keptFor: {
        es: 'Mientras la evidencia esté en pie; se borra al retirarla',
        en: 'As long as the evidence stands; removed when it is withdrawn',
      },
    },
  ],
  records: [
    {
      kind: EVIDENCE,
      title: { es: 'Evidencia de un avance', en: 'Evidence of progress' },
      field: (name) =>
        ({
          placePublished: { title: { es: 'Lugar y fecha publicados', en: 'Place and date published' } },
          placeSaid: { title: { es: 'Lugar indicado por la unidad', en: 'Place said by the unit' } },
        })[name],
    },
  ],
}
