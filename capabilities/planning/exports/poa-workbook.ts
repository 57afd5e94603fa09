import type { Result } from '../../../kernel/result.ts'
import { say } from '../../../kernel/text.ts'
import type { WorkbookRefusal } from '../../../platform/documents/refusals.ts'
import { writeWorkbook } from '../../../platform/documents/workbook.ts'
import { sheetName, type WorkbookSpec } from '../../../platform/documents/workbook-spec.ts'
import { EXPORT_STYLES } from './export-styles.ts'
import { followSheet } from './follow-sheet.ts'
import { identitySheet } from './identity-sheet.ts'
import { matrixSheet } from './matrix-sheet.ts'
import type { PoaExport } from './poa-export.ts'
import { poaWords } from './poa-words.ts'

/** The unit's plan as a workbook: its matrix, which can be corrected and imported again, and its follow-up. */
export function poaWorkbook(input: PoaExport): Promise<Result<Uint8Array, WorkbookRefusal>> {
  return writeWorkbook(poaWorkbookSpec(input))
}

export function poaWorkbookSpec(input: PoaExport): WorkbookSpec {
  const { plan, unit, institution, locale } = input
  const matrixName = sheetName(`POA ${unit.code} ${plan.year}`)
  const followName = sheetName(poaWords(locale).followUp, [matrixName])
  const matrix = matrixSheet(plan, matrixName)
  return {
    title: say(input.planTitle, locale),
    author: institution.shortName,
    language: locale,
    created: input.madeAt,
    styles: EXPORT_STYLES,
    sheets: [
      {
        ...matrix.sheet,
        print: {
          paper: 'letter',
          landscape: true,
          fitToWidth: true,
          repeatRows: [2, 3],
          head: { left: institution.name.es, right: unit.title.es },
          footer: input.verification ?? '',
        },
      },
      followSheet(input, followName),
      identitySheet(plan, matrix),
    ],
  }
}
