import type { WorkbookSpec } from '../../../platform/documents/workbook-spec.ts'
import { FIGURE_COLUMNS, type OpenFigure } from './open-figures.ts'

/** What stands above and beside the figures of a workbook. */
export interface WorkbookWords {
  readonly title: string
  readonly language: string
  readonly created: string
  /** Lines of the first sheet: what it is, how to cite it, whether it is a demonstration. */
  readonly notes: readonly (readonly [string, string])[]
}

/** The figures in one sheet, and before it one that says what they are. */
export function figuresWorkbook(figures: readonly OpenFigure[], words: WorkbookWords): WorkbookSpec {
  const demo = figures.some(({ demonstration }) => demonstration)
  const label = demo ? ' (demostración)' : ''
  return {
    title: `${words.title}${label}`,
    language: words.language,
    created: words.created,
    styles: { head: { bold: true, border: 'thin' }, text: { wrap: true, vertical: 'top' } },
    sheets: [
      {
        name: 'ficha',
        columnWidths: { 1: 24, 2: 100 },
        cells: words.notes.flatMap(([name, text], index) => [
          { row: index + 1, column: 1, value: name, style: 'head' },
          { row: index + 1, column: 2, value: text, style: 'text' },
        ]),
      },
      {
        name: demo ? 'datos-demostracion' : 'datos',
        freeze: { rows: 1, columns: 0 },
        cells: [
          ...FIGURE_COLUMNS.map((name, index) => ({ row: 1, column: index + 1, value: name, style: 'head' })),
          ...figures.flatMap((figure, row) =>
            FIGURE_COLUMNS.map((name, index) => {
              const value = figure[name]
              return {
                row: row + 2,
                column: index + 1,
                value: typeof value === 'boolean' ? (value ? 'true' : 'false') : value,
              }
            }),
          ),
        ],
      },
    ],
  }
}
