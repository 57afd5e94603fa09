import type { Result } from '../../../kernel/result.ts'
import { say } from '../../../kernel/text.ts'
import type { WorkbookRefusal } from '../../../platform/documents/refusals.ts'
import { writeWorkbook } from '../../../platform/documents/workbook.ts'
import { type CellStyle, sheetName, type WorkbookSpec } from '../../../platform/documents/workbook-spec.ts'
import { LIGHT } from '../../../ui/tokens/palette.ts'
import { followSheet, PERCENT_DECIMALS } from './follow-sheet.ts'
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
    styles: STYLES,
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

const hex = (colour: string) => colour.replace('#', '').toUpperCase()
const INK = hex(LIGHT.ink)
const LINES = { border: 'thin', borderColour: hex(LIGHT.lineStrong) } as const

/** Months carry no fill: in the institution's workbooks a fill is a mark, and the importer would ask what it means. */
const STYLES: Record<string, CellStyle> = {
  title: { bold: true, size: 15, colour: hex(LIGHT.actionStrong), vertical: 'center' },
  soft: { size: 9, colour: hex(LIGHT.inkSoft) },
  head: {
    ...LINES,
    bold: true,
    fill: hex(LIGHT.mast),
    colour: hex(LIGHT.onMast),
    horizontal: 'center',
    vertical: 'center',
    wrap: true,
  },
  part: { ...LINES, bold: true, size: 11, fill: hex(LIGHT.actionTint), colour: INK, vertical: 'center' },
  label: { ...LINES, bold: true, fill: hex(LIGHT.sunken), colour: INK, wrap: true },
  heading: { ...LINES, fill: hex(LIGHT.sunken), colour: INK, wrap: true },
  text: { ...LINES, colour: INK, wrap: true },
  textStrong: { ...LINES, bold: true, fill: hex(LIGHT.sunken), colour: INK, wrap: true },
  nothing: { ...LINES, colour: hex(LIGHT.inkSoft), horizontal: 'center' },
  month: { ...LINES, bold: true, colour: hex(LIGHT.action), horizontal: 'center' },
  figure: { ...LINES, colour: INK, horizontal: 'right', numberFormat: '#,##0.##' },
  ...Object.fromEntries(
    PERCENT_DECIMALS.map((digits) => [
      `percent${digits}`,
      { ...LINES, colour: INK, horizontal: 'right', numberFormat: `0.${'0'.repeat(digits)} %` } as const,
    ]),
  ),
  total: { ...LINES, colour: INK, horizontal: 'center', numberFormat: '#,##0.##' },
}
