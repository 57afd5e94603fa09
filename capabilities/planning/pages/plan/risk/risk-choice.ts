import type { CivilDate } from '../../../../../kernel/civil.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import type { StoredRisk } from '../../../data/stored-risk.ts'
import { RISK_TYPES } from '../../../deployment-catalogues.ts'
import { MOMENT_WORDS, type RiskChoice } from '../../../risk-paths.ts'
import { gradingAt, inForce, levelAt, MOMENTS, type Moment } from '../../../rules/risk/assessment.ts'
import { bandOf, type RiskMethod } from '../../../rules/risk/method.ts'
import { RISK_STATUSES } from '../../../rules/risk/risk.ts'

/** Words of the address as a choice; what is not known is as if nobody had asked. */
export function riskChoice(query: (name: string) => string | undefined): RiskChoice {
  const moment = MOMENTS.find((each) => MOMENT_WORDS[each] === query('momento'))
  const cell = query('celda')
  return {
    process: query('proceso') || undefined,
    type: RISK_TYPES.find((type) => type === query('tipo')),
    band: query('nivel') || undefined,
    status: RISK_STATUSES.find((status) => status === query('estado')),
    ...(cell !== undefined && /^[1-5]-[1-5]$/.test(cell) ? { cell, moment: moment ?? 'before' } : {}),
  }
}

/** The risks of a choice. A level is asked for as it is now: after mitigation where that was graded, else before. */
export function chosenRisks(
  risks: readonly StoredRisk[],
  choice: RiskChoice,
  method: RiskMethod | undefined,
  today: CivilDate,
): readonly StoredRisk[] {
  return risks.filter((risk) => {
    const assessment = inForce(risk.assessments, today)
    if (choice.process !== undefined && (risk.process?.code ?? 'ninguno') !== choice.process) return false
    if (choice.type !== undefined && risk.type !== choice.type) return false
    if (choice.status !== undefined && risk.status !== choice.status) return false
    if (choice.band !== undefined && bandNow(assessment, method) !== choice.band) return false
    if (choice.cell === undefined) return true
    const grading = gradingAt(assessment, choice.moment ?? 'before')
    return grading !== undefined && `${grading.likelihood}-${grading.impact}` === choice.cell
  })
}

function bandNow(assessment: Parameters<typeof levelAt>[0], method: RiskMethod | undefined): string | undefined {
  const moment: Moment = assessment?.after === undefined ? 'before' : 'after'
  const level = levelAt(assessment, moment)
  return isMissing(level) || method === undefined ? undefined : bandOf(level, method)?.key
}
