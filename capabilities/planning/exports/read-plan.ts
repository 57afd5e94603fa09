import type { Result } from '../../../kernel/result.ts'
import { ok } from '../../../kernel/result.ts'
import { readDocx } from '../../../platform/documents/docx.ts'
import { readWorkbook } from '../../../platform/documents/workbook.ts'
import type { WorkbookContent } from '../../../platform/documents/workbook-content.ts'
import type { Finding, ImportReading } from '../imports/draft.ts'
import { type PlanFile, readPlanFile } from '../imports/read-plan-file.ts'
import type { ImportRefusal } from '../imports/refusals.ts'
import { adoptExported } from './adopt-exported.ts'
import { IDENTITY_SHEET, readIdentity } from './identity-sheet.ts'

/**
 * Reads a plan from whatever file the office hands in. A workbook that left this house comes back as the plan it was, with
 * what a person changed in it; any other file is read for what it says.
 */
export async function readPlan(file: PlanFile): Promise<Result<ImportReading, ImportRefusal>> {
  let content: WorkbookContent | undefined
  const reading = await readPlanFile(file, {
    readDocx,
    readWorkbook: async (bytes, limits) => {
      const read = await readWorkbook(bytes, limits)
      if (read.ok) content = read.value
      return read
    },
  })
  const exported = content && readIdentity(content)
  if (!reading.ok || !exported) return reading
  const ours = reading.value.poas.findIndex((poa) => poa.from.some(({ sheet }) => sheet === exported.sheet))
  const unit = file.units.find(({ code }) => code === exported.plan.unit)?.code
  return ok({
    ...reading.value,
    poas: reading.value.poas.map((poa, index) => {
      if (index !== ours) return poa
      const adopted = adoptExported(poa, exported)
      return adopted.unit === undefined && unit !== undefined ? { ...adopted, unit } : adopted
    }),
    missingPlans: reading.value.missingPlans.filter((code) => code !== unit),
    findings: reading.value.findings.filter((finding) => !isAnswered(finding, unit !== undefined)),
  })
}

/** Our own hidden sheet is no part of the plan that somebody forgot to show, and it says which unit the plan is of. */
function isAnswered({ rule, message }: Finding, unitKnown: boolean): boolean {
  if (rule === 'unit_unknown') return unitKnown
  return rule === 'hidden_sheet' && message.es.includes(`«${IDENTITY_SHEET}»`)
}
