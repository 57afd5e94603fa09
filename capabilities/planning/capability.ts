import type { Manifest } from '../../platform/capability/manifest.ts'
import { joinParts, type ManifestPart } from '../../platform/capability/manifest-part.ts'
import { refilledAfter } from '../../platform/search/follow.ts'
import { planningCommandLine } from './command-line.ts'
import { activityQuery } from './data/activity-query.ts'
import { importPlan } from './data/apply-import.ts'
import { captureReading, measureNow } from './data/capture-reading.ts'
import { elementHistory } from './data/element-history.ts'
import { evidenceQuery } from './data/evidence-query.ts'
import { importQuery, importsQuery, namedUnitsQuery } from './data/import-queries.ts'
import { loadPlans } from './data/load-pack.ts'
import { unsettledPlaces } from './data/load-places.ts'
import { publicElement, publicMeasure, publicYear } from './data/public-queries.ts'
import { recordImport } from './data/record-import.ts'
import { reportMonth } from './data/report-month.ts'
import { planSearch } from './data/search-source.ts'
import { tellOfImport } from './data/tell-planners.ts'
import { planYearQuery } from './data/year-query.ts'
import { readDemoReprogramming } from './demo-reprogramming.ts'
import { demoYearFile, readDemoYear } from './demo-year.ts'
import {
  actionPlanFile,
  checkMethodFile,
  indicatorMethodFile,
  parsePlanFiles,
  peiFile,
  poaFiles,
  progressMethodFile,
  risksFile,
} from './deployment.ts'
import { readAlignment } from './deployment-alignment.ts'
import { readRiskDemo } from './deployment-risks.ts'
import { planningRecords } from './element-record.ts'
import { MONTH_REPORTED, POA_CHANGED } from './events.ts'
import { exportRoutes } from './exports/export-routes.ts'
import { EVIDENCE_FILES, PLAN_FILES } from './file-uses.ts'
import { remindLateMonths } from './jobs.ts'
import { BINDABLE_MEASURES, PLANNING_MEASURES } from './measures.ts'
import { MONTHS_LATE, PLAN_IMPORTED } from './notifications.ts'
import { publicRoutes } from './pages/public/routes.ts'
import { staffRoutes } from './pages/staff/routes.tsx'
import { alignmentPart } from './parts/alignment.ts'
import { edit } from './parts/edit.ts'
import { indicatorsPart } from './parts/indicators.ts'
import { money } from './parts/money.ts'
import { outPart } from './parts/out.ts'
import { placesPart } from './parts/places.ts'
import { reporting } from './parts/reporting.ts'
import { reprogramming } from './parts/reprogramming.ts'
import { reviewPart } from './parts/review.ts'
import { riskPart } from './parts/risk.ts'
import { views } from './parts/views.ts'
import { planningPaths } from './paths.ts'
import { PLANNING_PERMISSIONS, READ_PUBLIC, READ_WORKSPACE, SEE_ALL_UNITS, UPLOAD_PLAN } from './permissions.ts'
import { readPlaces } from './places-deployment.ts'

/** The plans themselves; each concern beside them brings a part of its own. */
const plans: ManifestPart = {
  permissions: PLANNING_PERMISSIONS,
  routes: [...publicRoutes, ...exportRoutes, ...staffRoutes],
  menu: [
    {
      area: 'portal',
      title: { es: 'Plan del año', en: 'Plan of the year' },
      path: '/',
      permission: READ_PUBLIC,
      order: 10,
    },
    {
      area: 'portal',
      title: { es: 'Plan estratégico', en: 'Strategic plan' },
      path: planningPaths.newestPei(),
      permission: READ_PUBLIC,
      order: 20,
    },
    {
      area: 'workspace',
      group: 'own',
      title: { es: 'Mi trabajo', en: 'My work' },
      path: '/t',
      permission: READ_WORKSPACE,
      order: 10,
    },
    {
      area: 'workspace',
      group: 'follow_up',
      title: { es: 'Tablero de unidades', en: 'Board of units' },
      path: '/t/tablero',
      permission: SEE_ALL_UNITS,
      order: 20,
    },
    {
      area: 'workspace',
      group: 'plans',
      title: { es: 'Planes operativos', en: 'Operating plans' },
      path: '/t/poa',
      permission: READ_WORKSPACE,
      order: 30,
    },
    {
      area: 'workspace',
      group: 'plans',
      title: { es: 'Importar un plan', en: 'Import a plan' },
      path: '/t/importar',
      permission: UPLOAD_PLAN,
      order: 40,
    },
  ],
  commands: [reportMonth, recordImport, importPlan, captureReading],
  queries: [
    publicYear,
    publicElement,
    elementHistory,
    publicMeasure(BINDABLE_MEASURES),
    planYearQuery,
    measureNow,
    activityQuery,
    evidenceQuery,
    importsQuery,
    importQuery,
    namedUnitsQuery,
  ],
  publishes: [
    { ...MONTH_REPORTED, title: { es: 'Se informó el avance de un mes', en: 'A month’s progress was reported' } },
    { ...POA_CHANGED, title: { es: 'Cambió el plan de una unidad', en: 'A unit’s plan changed' } },
  ],
  subscribes: [
    refilledAfter(POA_CHANGED, planSearch, ({ payload }) => String(payload.poaId)),
    {
      event: POA_CHANGED.name,
      version: POA_CHANGED.version,
      name: 'planning.tell_planners',
      handle: tellOfImport,
    },
  ],
  jobs: [remindLateMonths],
  notifications: [PLAN_IMPORTED, MONTHS_LATE],
  fileUses: [EVIDENCE_FILES, PLAN_FILES],
  measures: PLANNING_MEASURES,
  search: [planSearch],
  records: planningRecords,
  commandLine: planningCommandLine,
  deploymentFiles: [
    peiFile,
    actionPlanFile,
    poaFiles,
    risksFile,
    progressMethodFile,
    checkMethodFile,
    indicatorMethodFile,
    demoYearFile,
  ],
}

const PARTS: readonly ManifestPart[] = [
  plans,
  edit,
  views,
  indicatorsPart,
  outPart,
  reprogramming,
  reviewPart,
  reporting,
  riskPart,
  alignmentPart,
  placesPart,
  money,
]

/** Plans: PEI, Plan de Acción and the POA of each unit; what was programmed, what was done, and how each figure comes about. */
export const planning: Manifest = {
  id: 'planning',
  title: { es: 'Planificación', en: 'Planning' },
  schema: 'planning',
  permissions: [],
  ...joinParts(PARTS),
  checkPack: (pack) => {
    const files = parsePlanFiles(pack)
    if (!files.ok) return files.refusal
    const demo = readDemoYear(
      pack,
      files.value.poas.map((poa) => poa.draft),
    )
    const requests = readDemoReprogramming(
      pack,
      files.value.poas.map((poa) => poa.draft),
    )
    const read = [
      demo,
      requests,
      readRiskDemo(pack, files.value),
      readAlignment(pack, files.value),
      readPlaces(pack, files.value),
    ]
    return read.find((each) => !each.ok)?.refusal
  },
  loadPack: loadPlans,
  checks: [
    {
      title: { es: 'Lugares en que ocurren los planes', en: 'Places at which plans happen' },
      run: unsettledPlaces,
    },
  ],
}
