import type { CellRef, Proposal } from '../model.ts'
import type { GridRow } from './grid.ts'
import type { Layout } from './layout.ts'
import type { HeadingRank } from './section-labels.ts'
import type { Piece } from './splitting.ts'

/** One text written above the lines: an objective, an area, a scope. */
export interface HeadingItem extends Piece {
  readonly from: readonly CellRef[]
  readonly proposals: readonly Proposal[]
}

/** What the document says, in the order it says it. */
export type PlanEvent =
  | { readonly is: 'sheet'; readonly name: string }
  | { readonly is: 'title'; readonly text: string; readonly from: readonly CellRef[] }
  | { readonly is: 'sub_plan'; readonly text: string; readonly from: readonly CellRef[]; readonly proposal: Proposal }
  | {
      readonly is: 'heading'
      readonly rank: HeadingRank
      readonly label: string
      readonly vague: boolean
      readonly items: readonly HeadingItem[]
    }
  /** Heading rows of a table; lines that follow are read by them. */
  | { readonly is: 'layout'; readonly layout: Layout }
  | {
      readonly is: 'lines'
      readonly layout: Layout
      /** Lines of one table under one heading row: habits are learnt and judged within it. */
      readonly chunk: string
      readonly rows: readonly GridRow[]
    }
