import { formatNumber } from '../../../kernel/format.ts'
import type { Result } from '../../../kernel/result.ts'
import { ok } from '../../../kernel/result.ts'
import { readDocx } from '../../../platform/documents/docx.ts'
import { readWorkbook } from '../../../platform/documents/workbook.ts'
import type { WorkbookContent } from '../../../platform/documents/workbook-content.ts'
import type { Finding, ImportReading } from '../imports/draft.ts'
import { type PlanFile, readPlanFile } from '../imports/read-plan-file.ts'
import type { ImportRefusal } from '../imports/refusals.ts'
import { withoutObservations } from '../imports/without-observations.ts'
import { adoptExported } from './adopt-exported.ts'
import { IDENTITY_SHEET, readIdentity } from './identity-sheet.ts'
import { type ReturnedFollowSheet, returnedFollowSheet } from './returned-follow-sheet.ts'

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
  const followUp = content && returnedFollowSheet(withoutObservations(content), exported)
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
    findings: [
      ...reading.value.findings.filter(
        (finding) => !isAnswered(finding, unit !== undefined) && !tellsOf(finding, followUp?.sheet),
      ),
      ...(followUp === undefined ? [] : followUpNotes(followUp)),
    ],
  })
}

/** Our own hidden sheet is no part of the plan that somebody forgot to show, and it says which unit the plan is of. */
function isAnswered({ rule, message }: Finding, unitKnown: boolean): boolean {
  if (rule === 'unit_unknown') return unitKnown
  return rule === 'hidden_sheet' && message.es.includes(`«${IDENTITY_SHEET}»`)
}

/** That our own follow-up is no table of a plan is nothing to tell of each of its cells. */
function tellsOf({ rule, at }: Finding, sheet: string | undefined): boolean {
  return rule === 'not_a_plan_table' && sheet !== undefined && at[0]?.sheet === sheet
}

function followUpNotes({ sheet, foreign }: ReturnedFollowSheet): readonly Finding[] {
  const ours: Finding = {
    rule: 'own_follow_up',
    severity: 'note',
    at: [],
    message: {
      es: `La hoja «${sheet}» es el seguimiento que Trama agrega al exportar: no se lee, tampoco lo que se corrija en ella.`,
      en: `Sheet “${sheet}” is the follow-up that Trama adds when it exports: it is not read, nor is what is corrected in it.`,
    },
  }
  if (foreign.length === 0) return [ours]
  const cells = formatNumber(foreign.length)
  const one = foreign.length === 1
  return [
    ours,
    {
      rule: 'own_follow_up_written',
      severity: 'warning',
      at: foreign,
      message: {
        es: `En la hoja «${sheet}», que es de Trama, alguien escribió algo más (${cells} ${one ? 'celda' : 'celdas'}) y no se leyó: páselo a la matriz o infórmelo en la plataforma.`,
        en: `On sheet “${sheet}”, which is Trama’s, somebody wrote something else (${cells} ${one ? 'cell' : 'cells'}) and it was not read: put it into the matrix or report it on the platform.`,
      },
    },
  ]
}
