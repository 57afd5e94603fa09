/** `demo/divisions.yaml`: divisions of the ground that a demonstration shows, and which of them it measures against each other. */
import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { textSchema } from '../../platform/packs/words.ts'
import { codeSchema } from './places-deployment.ts'
import { CELL_METRES } from './rules/divisions/grid.ts'

export interface DemoDivision {
  readonly code: string
  readonly title: Text
  readonly citation: string
  /** Cells of so many metres over the places of a division. */
  readonly grid?: { readonly cell: number; readonly over: string }
  /** Features of a layer, gathered by an attribute. */
  readonly zones?: { readonly layer: string; readonly field: string }
}

export interface DemoDivisions {
  readonly divisions: readonly DemoDivision[]
  readonly measure: readonly { readonly from: string; readonly to: string }[]
}

export const demoDivisionsFile: DeploymentFile<DemoDivisions> = {
  id: 'territory.demo-divisions',
  path: 'demo/divisions.yaml',
  schema: z.strictObject({
    divisions: z.array(
      z
        .strictObject({
          code: codeSchema,
          title: textSchema,
          citation: z.string().min(3),
          grid: z
            .strictObject({ cell: z.int().min(CELL_METRES.least).max(CELL_METRES.most), over: codeSchema })
            .exactOptional(),
          zones: z.strictObject({ layer: codeSchema, field: z.string().min(1) }).exactOptional(),
        })
        .refine(({ grid, zones }) => (grid === undefined) !== (zones === undefined)),
    ),
    measure: z.array(z.strictObject({ from: codeSchema, to: codeSchema })),
  }),
  required: false,
  title: { es: 'Territorio: divisiones de la demostración', en: 'Territory: divisions of the demonstration' },
}
