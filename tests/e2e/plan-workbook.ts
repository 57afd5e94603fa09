import type { CellArea } from '../../platform/documents/cell-address.ts'
import { closeWorkbookWorkers, writeWorkbook } from '../../platform/documents/workbook.ts'
import type { CellSpec, SheetSpec } from '../../platform/documents/workbook-spec.ts'

/** One activity with what stands on its line; a shared cell is written on its first line and merged over the others. */
interface Line {
  readonly activity: string
  readonly months: readonly number[]
}

export interface OfficePlan {
  /** As a title names it: `AUDITORÍA INTERNA`. */
  readonly unit: string
  readonly year?: number
  readonly objective?: string
  readonly lines?: readonly Line[]
  /** Months are marked by filling their cells with this colour (RRGGBB) instead of an X. */
  readonly fill?: string
  /** In a column of its own, `OBSERVACIONES`, which no plan has a place for. */
  readonly remark?: string
}

const MONTHS = ['ENE', 'FEB', 'MAR', 'ABR', 'MAY', 'JUN', 'JUL', 'AGO', 'SEP', 'OCT', 'NOV', 'DIC']
const FIRST_MONTH = 5
const HEADINGS = [
  ...['RESULTADOS', 'INDICADORES', 'FUENTE DE VERIFICACIÓN', 'ACTIVIDADES', ...MONTHS],
  ...['RESPONSABLES', 'FUENTE DE FINANCIAMIENTO', 'RIESGOS'],
]
const LAST_COLUMN = HEADINGS.length

export const AUDIT_LINES: readonly [Line, Line, Line] = [
  { activity: 'Preparar el programa anual de auditoría', months: [1, 2] },
  { activity: 'Examinar las compras del trimestre', months: [3, 6, 9, 12] },
  { activity: 'Comprobar que se atendieron las recomendaciones', months: [7, 11] },
]

/** The matrix of a unit as an office writes it: title and objective over the whole width, shared cells merged, months by X. */
export function officeSheet(name: string, plan: OfficePlan): SheetSpec {
  const { unit, year = 2019, lines = AUDIT_LINES } = plan
  const objective = plan.objective ?? 'Dar seguridad razonable sobre el uso de los recursos'
  const first = 4
  const last = first + lines.length - 1
  const cells: CellSpec[] = [
    { row: 1, column: 1, value: `PLAN OPERATIVO ANUAL ${year} · ${unit}` },
    { row: 2, column: 1, value: `OBJETIVO ESPECÍFICO 1: ${objective}` },
    ...HEADINGS.map((heading, index) => ({ row: 3, column: index + 1, value: heading, style: 'heading' })),
    { row: first, column: 1, value: 'R1 Auditorías del año terminadas' },
    { row: first, column: 2, value: '4 informes de auditoría presentados a diciembre' },
    { row: first, column: 3, value: 'Informes entregados a la Dirección Ejecutiva' },
    ...lines.flatMap(({ activity, months }, index): CellSpec[] => [
      { row: first + index, column: 4, value: activity },
      ...months.map((month) => ({
        row: first + index,
        column: FIRST_MONTH + month - 1,
        ...(plan.fill === undefined ? { value: 'X' } : { value: null, fill: plan.fill }),
      })),
    ]),
    { row: first, column: FIRST_MONTH + 12, value: 'Auditor Interno' },
    { row: first, column: FIRST_MONTH + 13, value: 'Fondos propios' },
    { row: first, column: FIRST_MONTH + 14, value: 'Documentación entregada fuera de plazo' },
    ...(plan.remark === undefined ? [] : remarkCells(plan.remark, first)),
  ]
  const shared = [1, 2, 3, FIRST_MONTH + 12, FIRST_MONTH + 13, FIRST_MONTH + 14]
  const merges: CellArea[] = [
    { top: 1, left: 1, bottom: 1, right: LAST_COLUMN },
    { top: 2, left: 1, bottom: 2, right: LAST_COLUMN },
    ...(last > first ? shared.map((column) => ({ top: first, left: column, bottom: last, right: column })) : []),
  ]
  return { name, cells, merges }
}

function remarkCells(remark: string, row: number): readonly CellSpec[] {
  const column = LAST_COLUMN + 1
  return [
    { row: 3, column, value: 'OBSERVACIONES', style: 'heading' },
    { row, column, value: remark },
  ]
}

/** The bytes of a workbook with one sheet for each plan. */
export async function officeWorkbook(...plans: readonly OfficePlan[]): Promise<Buffer> {
  const written = await writeWorkbook({
    title: 'Plan operativo',
    created: '2019-01-15T15:00:00.000Z',
    styles: { heading: { bold: true, border: 'thin', horizontal: 'center' } },
    sheets: plans.map((plan, index) => officeSheet(`POA ${index + 1}`, plan)),
  })
  await closeWorkbookWorkers()
  if (!written.ok) throw new Error(written.refusal.message.en)
  return Buffer.from(written.value)
}
