/**
 * Plans of a deployment folder, in the same draft form that an import gives (decision 0006): pure conversion of files
 * that the pack already read. Loading them into the database is the business of `data/`.
 */
import { type Result, refuse } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import { citationsFile } from '../../platform/packs/citations.ts'
import { institutionFile, unitsOf } from '../../platform/packs/institution.ts'
import { pathText } from '../../platform/packs/issues.ts'
import {
  type DeploymentFile,
  type Pack,
  type PackFile,
  type PackFinding,
  type PackRefusal,
  readOne,
} from '../../platform/packs/pack.ts'
import {
  checkMethodSchema,
  indicatorMethodSchema,
  type ProgressMethod,
  progressMethodSchema,
  type RiskCatalogue,
  riskCatalogueSchema,
} from './deployment-catalogues.ts'
import { actionPlanOfFile, peiOfFile } from './deployment-instruments.ts'
import { type Alignment, type PlanFinding, poaOfFile, type RiskLink, type Upper } from './deployment-poa.ts'
import {
  type ActionPlanFile,
  actionPlanSchema,
  type PeiFile,
  type PoaFile,
  peiSchema,
  poaSchema,
} from './deployment-schema.ts'
import type { DraftInstrument, DraftNode, DraftPoa } from './model.ts'
import type { CheckMethod } from './rules/checks/check-method.ts'
import type { IndicatorMethod } from './rules/indicator-method.ts'

export const peiFile: DeploymentFile<PeiFile> = {
  id: 'planning.pei',
  path: 'plans/pei-*.yaml',
  schema: peiSchema,
  required: true,
  title: { es: 'Plan estratégico institucional', en: 'Institutional strategic plan' },
}
export const actionPlanFile: DeploymentFile<ActionPlanFile> = {
  id: 'planning.action-plan',
  path: 'plans/plan-de-accion-*.yaml',
  schema: actionPlanSchema,
  required: true,
  title: { es: 'Plan de acción anual', en: 'Yearly plan of action' },
}
export const poaFiles: DeploymentFile<PoaFile> = {
  id: 'planning.poa',
  path: 'plans/poa-*/*.yaml',
  schema: poaSchema,
  required: false,
  title: { es: 'Planes operativos anuales por unidad', en: 'Yearly operating plans by unit' },
}
export const risksFile: DeploymentFile<RiskCatalogue> = {
  id: 'planning.risks',
  path: 'risks.yaml',
  schema: riskCatalogueSchema,
  required: false,
  title: { es: 'Catálogo de riesgos', en: 'Risk catalogue' },
}
export const progressMethodFile: DeploymentFile<ProgressMethod> = {
  id: 'planning.progress-method',
  path: 'methods/progress.yaml',
  schema: progressMethodSchema,
  required: true,
  title: { es: 'Método de avance y estados', en: 'Method of progress and its states' },
}
export const indicatorMethodFile: DeploymentFile<IndicatorMethod> = {
  id: 'planning.indicator-method',
  path: 'methods/indicators.yaml',
  schema: indicatorMethodSchema,
  required: true,
  title: { es: 'Método de los indicadores', en: 'Method of indicators' },
}

export const checkMethodFile: DeploymentFile<CheckMethod> = {
  id: 'planning.check-method',
  path: 'methods/checks.yaml',
  schema: checkMethodSchema,
  required: false,
  title: { es: 'Revisiones de los planes y su gravedad', en: 'Checks of plans and how grave they are' },
}

export interface PlanFilePoa {
  readonly draft: DraftPoa
  readonly title: Text
  readonly note?: Text
  /** What headings and specific objectives of this plan serve above it. */
  readonly alignments: readonly Alignment[]
  /** Which risks of the plan are entries of the catalogue. */
  readonly riskLinks: readonly RiskLink[]
  readonly file: { readonly path: string; readonly sha256: string }
}

export interface PlanFiles {
  readonly pei: DraftInstrument
  readonly actionPlan: DraftInstrument
  readonly poas: readonly PlanFilePoa[]
  readonly risks: RiskCatalogue
  readonly method: ProgressMethod
  readonly indicatorMethod: IndicatorMethod
  /** Absent: every check is as grave as usual. */
  readonly checkMethod?: CheckMethod
  /** Units that must present a plan in the pack's year and have none: reported, not hidden. */
  readonly missingPlans: readonly string[]
}

/** The file of a declaration that requires one. */
function required<T>(pack: Pack, declaration: DeploymentFile<T>): Result<PackFile<T>, PackRefusal> {
  const read = readOne(pack, declaration)
  if (!read.ok) return read
  if (read.value === undefined) throw new Error(`${declaration.id} is not declared as required.`)
  return { ok: true, value: read.value }
}

function upperOf(pei: DraftInstrument, actionPlan: DraftInstrument): Upper {
  const entries = [pei, actionPlan].flatMap((instrument) =>
    instrument.nodes.map((node): [string, { instrument: 'pei' | 'action_plan'; node: DraftNode }] => [
      node.key,
      { instrument: instrument.kind, node },
    ]),
  )
  return new Map(entries)
}

function findingIn(file: PackFile<unknown>, finding: PlanFinding): PackFinding {
  const line = file.lineOf(finding.at)
  return {
    file: file.path,
    path: pathText(finding.at),
    message: finding.message,
    ...(line === undefined ? {} : { line }),
  }
}

/** Scopes must serve objectives that the PEI has, and no key may stand twice in one instrument. */
function checkInstruments(
  pei: DraftInstrument,
  peiPath: string,
  actionPlan: DraftInstrument,
  planPath: string,
): readonly PackFinding[] {
  const findings: PackFinding[] = []
  const known = new Set(pei.nodes.map((node) => node.key))
  for (const [instrument, file] of [
    [pei, peiPath],
    [actionPlan, planPath],
  ] as const) {
    const seen = new Set<string>()
    for (const node of instrument.nodes) {
      if (seen.has(node.key))
        findings.push({
          file,
          path: node.key,
          message: { es: `La clave «${node.key}» está repetida.`, en: `The key “${node.key}” is used twice.` },
        })
      seen.add(node.key)
      for (const served of node.serves ?? [])
        if (!known.has(served))
          findings.push({
            file,
            path: node.key,
            message: { es: `El PEI no tiene el elemento «${served}».`, en: `The PEI has no element “${served}”.` },
          })
    }
  }
  return findings
}

/** Reads and converts every plan of the pack, or says all that is wrong with them. */
export function parsePlanFiles(pack: Pack): Result<PlanFiles, PackRefusal> {
  const institution = required(pack, institutionFile)
  if (!institution.ok) return institution
  const peiRead = required(pack, peiFile)
  if (!peiRead.ok) return peiRead
  const planRead = required(pack, actionPlanFile)
  if (!planRead.ok) return planRead
  const methodRead = required(pack, progressMethodFile)
  if (!methodRead.ok) return methodRead
  const checksRead = readOne(pack, checkMethodFile)
  if (!checksRead.ok) return checksRead
  const indicatorsRead = required(pack, indicatorMethodFile)
  if (!indicatorsRead.ok) return indicatorsRead
  const risksRead = readOne(pack, risksFile)
  if (!risksRead.ok) return risksRead
  const citationsRead = readOne(pack, citationsFile)
  if (!citationsRead.ok) return citationsRead
  const poasRead = pack.read(poaFiles)
  if (!poasRead.ok) return poasRead

  const pei = peiOfFile(peiRead.value.value)
  const actionPlan = actionPlanOfFile(planRead.value.value)
  const risks = risksRead.value?.value ?? { processes: [], risks: [] }
  const upper = upperOf(pei, actionPlan)
  const catalogue = new Set(risks.risks.map((risk) => risk.key))
  const findings = [...checkInstruments(pei, peiRead.value.path, actionPlan, planRead.value.path)]
  const { citation } = methodRead.value.value
  if (citation !== undefined && !citationsRead.value?.value.citations.some((each) => each.key === citation))
    findings.push(
      findingIn(methodRead.value, {
        at: ['citation'],
        message: { es: `No existe la cita «${citation}».`, en: `There is no citation “${citation}”.` },
      }),
    )
  const planOf = new Map<string, string>()

  const poas = poasRead.value.map((file): PlanFilePoa => {
    const { unit, year, title, note } = file.value
    const converted = poaOfFile(file.value, upper)
    findings.push(...converted.findings.map((finding) => findingIn(file, finding)))
    const complain = (at: readonly PropertyKey[], es: string, en: string) =>
      findings.push(findingIn(file, { at, message: { es, en } }))
    if (!unitsOf(institution.value.value, year).some((each) => each.code === unit))
      complain(['unit'], `La institución no tiene la unidad «${unit}» en ${year}.`, `No unit “${unit}” in ${year}.`)
    const other = planOf.get(`${unit} ${year}`)
    if (other !== undefined)
      complain(['unit'], `La unidad ya tiene su plan en ${other}.`, `The unit already has its plan in ${other}.`)
    planOf.set(`${unit} ${year}`, file.path)
    for (const link of converted.riskLinks)
      if (!catalogue.has(link.catalogue))
        complain(
          [],
          `El catálogo no tiene el riesgo «${link.catalogue}».`,
          `The catalogue has no risk “${link.catalogue}”.`,
        )
    return {
      draft: converted.draft,
      title,
      ...(note === undefined ? {} : { note }),
      alignments: converted.alignments,
      riskLinks: converted.riskLinks,
      file: { path: file.path, sha256: file.sha256 },
    }
  })

  const [first] = findings
  if (first)
    return refuse<PackRefusal>({
      kind: 'invalid_file',
      message: {
        es: `${first.file}${first.line === undefined ? '' : `:${first.line}`}: ${first.message.es}`,
        en: `${first.file}${first.line === undefined ? '' : `:${first.line}`}: ${first.message.en ?? first.message.es}`,
      },
      findings,
    })
  const year = pack.identity.year
  return {
    ok: true,
    value: {
      pei,
      actionPlan,
      poas,
      risks,
      method: methodRead.value.value,
      indicatorMethod: indicatorsRead.value.value,
      ...(checksRead.value === undefined ? {} : { checkMethod: checksRead.value.value }),
      missingPlans: unitsOf(institution.value.value, year)
        .filter((unit) => unit.presentsPlan && !planOf.has(`${unit.code} ${year}`))
        .map((unit) => unit.code),
    },
  }
}
