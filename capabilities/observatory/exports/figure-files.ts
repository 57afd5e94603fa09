import { CSV_START, csvLine } from '../../../platform/documents/csv.ts'
import { FIGURE_COLUMNS, type OpenFigure } from './open-figures.ts'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A demonstration says so in the name of its files too. */
export function fileName(stem: string, figures: readonly OpenFigure[], ending: string): string {
  const demo = figures.some(({ demonstration }) => demonstration) ? '-demostracion' : ''
  return `${stem}${demo}.${ending}`
}

/** Open data: any page may read it. */
export function fileHeaders(name: string, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
  }
}

export function csvOf(figures: readonly OpenFigure[]): string {
  const lines = figures.map((figure) => csvLine(FIGURE_COLUMNS.map((column) => figure[column])))
  return CSV_START + csvLine(FIGURE_COLUMNS) + lines.join('')
}
