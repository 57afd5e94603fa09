import type { CellStyle } from '../../../platform/documents/workbook-spec.ts'
import { LIGHT } from '../../../ui/tokens/palette.ts'
import { PERCENT_DECIMALS } from './follow-sheet.ts'

const hex = (colour: string) => colour.replace('#', '').toUpperCase()
const INK = hex(LIGHT.ink)
const LINES = { border: 'thin', borderColour: hex(LIGHT.lineStrong) } as const

/** Months carry no fill: in the institution's workbooks a fill is a mark, and the importer would ask what it means. */
export const EXPORT_STYLES: Readonly<Record<string, CellStyle>> = {
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
  money: { ...LINES, colour: INK, horizontal: 'right', numberFormat: '$#,##0.00' },
  ...Object.fromEntries(
    PERCENT_DECIMALS.map((digits) => [
      `percent${digits}`,
      { ...LINES, colour: INK, horizontal: 'right', numberFormat: `0.${'0'.repeat(digits)} %` } as const,
    ]),
  ),
  link: { ...LINES, colour: hex(LIGHT.action), underline: true },
  total: { ...LINES, colour: INK, horizontal: 'center', numberFormat: '#,##0.##' },
}
