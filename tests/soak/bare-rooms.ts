import { loadPlans } from '../../capabilities/planning/data/load-pack.ts'
import { planSearch } from '../../capabilities/planning/data/search-source.ts'
import { loadTerritory } from '../../capabilities/territory/data/load-pack.ts'
import type { Manifest } from '../../platform/capability/manifest.ts'
import { loadInstitution } from '../../platform/identity/load-institution.ts'

/** What loads a demonstration, without pages: a bare Node process, which has no compiler for them, can load it. */
export const BARE_ROOMS: readonly Manifest[] = [
  { id: 'identity', title: { es: 'Cuentas', en: 'Accounts' }, permissions: [], loadPack: loadInstitution },
  { id: 'territory', title: { es: 'Territorio', en: 'Territory' }, permissions: [], loadPack: loadTerritory },
  {
    id: 'planning',
    title: { es: 'Planificación', en: 'Planning' },
    permissions: [],
    loadPack: loadPlans,
    search: [planSearch],
  },
]
