import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'
import { planningPaths } from './paths.ts'
import type { SheetKind } from './rules/edit/sheet-form.ts'

/** The word of the address for what is edited. */
export const SHEET_KINDS = { executed: 'ejecutado', programmed: 'programado' } as const

/** Addresses of editing a plan in place. */
export const editPaths = {
  /** The months of a unit as a sheet. */
  sheet: (year: number, unitCode: string, kind: SheetKind = 'executed', part = 1) =>
    withQuery(`${planningPaths.matrix(year, unitCode)}/editar`, {
      que: kind === 'executed' ? undefined : SHEET_KINDS[kind],
      parte: part === 1 ? undefined : part,
    }),
  /** The lines of a plan; with the forms of one of them. */
  lines: (year: number, unitCode: string, line?: Id) =>
    withQuery(`${planningPaths.matrix(year, unitCode)}/filas`, { fila: line }) +
    (line === undefined ? '' : `#fila-${line}`),
  element: (id: Id) => `/t/elementos/${id}/editar`,
  places: (id: Id) => `/t/elementos/${id}/municipios`,
} as const
