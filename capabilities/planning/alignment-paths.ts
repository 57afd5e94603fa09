import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'
import type { FlowColumn } from './rules/alignment/flow.ts'

/** From the catalogues to the plan, or from the plan to the catalogues. */
export type Way = 'catalogue' | 'plan'

export interface CoverageChoice {
  readonly catalogue?: string | undefined
  readonly way?: Way | undefined
}

const coverage = ({ catalogue, way }: CoverageChoice) => ({
  catalogo: catalogue,
  desde: way === 'plan' ? 'plan' : undefined,
})

/** A node that the flow is narrowed to. */
export interface FlowThrough {
  readonly column: FlowColumn
  readonly key: string
}

/** Words of the flow's columns in addresses. */
export const COLUMN_WORDS: Readonly<Record<FlowColumn, string>> = {
  area: 'area',
  objective: 'objetivo',
  result: 'resultado',
  unit: 'unidad',
  fund: 'fondo',
}

/** Addresses of what plans contribute to, and of the plan drawn as a flow, without the language prefix. */
export const alignmentPaths = {
  public: (year: number, choice: CoverageChoice = {}, cutOff?: string) =>
    withQuery(`/planes/${year}/alineacion`, { ...coverage(choice), corte: cutOff }),
  staff: (choice: CoverageChoice = {}, year?: number, cutOff?: string) =>
    withQuery('/t/alineacion', { ...coverage(choice), anio: year, corte: cutOff }),
  element: (id: Id, find?: string) => withQuery(`/t/elementos/${id}/alineacion`, { buscar: find }),
  remove: (id: Id) => `/t/elementos/${id}/alineacion/quitar`,
  /** `through`: only what runs through one node, or through two at once. */
  flow: (year: number, through: readonly FlowThrough[] = [], cutOff?: string) =>
    withQuery(`/planes/${year}/flujo`, {
      corte: cutOff,
      ...Object.fromEntries(through.map(({ column, key }) => [COLUMN_WORDS[column], key])),
    }),
} as const
