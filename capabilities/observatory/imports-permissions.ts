import { STAFF_ROLE_IDS } from '../../platform/capability/context.ts'
import type { Permission } from '../../platform/capability/permission.ts'

export const SEE_BATCHES: Permission = {
  id: 'observatory.see_batches',
  sentence: {
    es: 'Quien trabaja en la institución ve los lotes de cifras, también los que aún no se publican, con lo que se observó en ellos',
    en: 'Who works in the institution sees the batches of figures, those not yet published too, with what was noticed in them',
  },
  grants: STAFF_ROLE_IDS.map((to) => ({ to })),
}

export const PREPARE_FIGURES: Permission = {
  id: 'observatory.prepare_figures',
  sentence: {
    es: 'Quien administra y quien planifica en la oficina de planificación traen cifras al observatorio, las revisan y descartan lotes',
    en: 'Administrators and the planners of the planning office bring figures to the observatory, review them and discard batches',
  },
  grants: [{ to: 'administrator' }, { to: 'unit_planner', officeKinds: ['planning_office'] }],
}

export const PUBLISH_FIGURES: Permission = {
  id: 'observatory.publish_figures',
  sentence: {
    es: 'La dirección ejecutiva y quien administra publican cifras que otra persona trajo',
    en: 'The executive director and administrators publish figures that somebody else brought',
  },
  grants: [{ to: 'executive_director' }, { to: 'administrator' }],
}

export const IMPORTS_PERMISSIONS: readonly Permission[] = [SEE_BATCHES, PREPARE_FIGURES, PUBLISH_FIGURES]
