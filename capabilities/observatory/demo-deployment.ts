/** `demo/observatory.yaml`: how the figures of a demonstration are made up, and in which batches they were published. */
import { z } from 'zod'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { civilDateSchema } from '../../platform/packs/words.ts'
import { indicatorCodeSchema } from './catalogue-deployment.ts'

/** How an indicator is made up: around `level`, each place by its own, drifting by a share a year. */
export interface DemoSeries {
  readonly indicator: string
  readonly level: number
  /** How far places lie from it: 0.3 is from 70 % to 130 %. */
  readonly spread: number
  /** Change a year, as a share. */
  readonly drift: number
  /** From year to year, as a share. */
  readonly noise: number
  readonly min?: number
  readonly max?: number
  /** Of a percentage or rate: its denominator is so many of each inhabitant (0.3 households). Of a count: the level is for each inhabitant. */
  readonly perPerson?: number
  /** Share of cells that were not collected. */
  readonly gaps?: number
}

export interface DemoObservatory {
  readonly seed: string
  readonly geography: string
  /** Whose value in its first year is real, and how it is carried on. */
  readonly population: { readonly indicator: string; readonly year: number; readonly growth: number }
  readonly from: number
  readonly to: number
  readonly batches: readonly {
    readonly code: string
    readonly title: string
    readonly from: number
    readonly to: number
    readonly publishedOn?: string
    /** A correction: only these indicators, moved by this share. */
    readonly corrects?: { readonly indicators: readonly string[]; readonly by: number }
    readonly status: 'A' | 'P' | 'E'
  }[]
  /** Made of another made-up figure, so that both agree: what it counts. */
  readonly derived: readonly DemoDerived[]
  readonly series: readonly DemoSeries[]
  /** Counts that are also known by the two parts of a dimension, which make them up to the last one. */
  readonly split: readonly DemoSplit[]
}

export interface DemoSplit {
  readonly indicator: string
  readonly dimension: string
  readonly first: string
  readonly second: string
  /** Of the first, around which places lie a little. */
  readonly share: number
}

export interface DemoDerived {
  readonly indicator: string
  readonly of: string
  readonly part: 'value' | 'numerator'
  readonly scale: number
}

const share = z.number().min(-1).max(5)

export const demoObservatoryFile: DeploymentFile<DemoObservatory> = {
  id: 'observatory.demo',
  path: 'demo/observatory.yaml',
  schema: z.strictObject({
    seed: z.string().min(1),
    geography: z.string().min(1),
    population: z.strictObject({ indicator: indicatorCodeSchema, year: z.int(), growth: share }),
    from: z.int(),
    to: z.int(),
    batches: z.array(
      z.strictObject({
        code: z.string().min(1),
        title: z.string().min(1),
        from: z.int(),
        to: z.int(),
        publishedOn: civilDateSchema.exactOptional(),
        corrects: z.strictObject({ indicators: z.array(indicatorCodeSchema), by: share }).exactOptional(),
        status: z.enum(['A', 'P', 'E']),
      }),
    ),
    derived: z
      .array(
        z.strictObject({
          indicator: indicatorCodeSchema,
          of: indicatorCodeSchema,
          part: z.enum(['value', 'numerator']),
          scale: z.number().positive(),
        }),
      )
      .default([]),
    split: z
      .array(
        z.strictObject({
          indicator: indicatorCodeSchema,
          dimension: z.string().min(1),
          first: z.string().min(1),
          second: z.string().min(1),
          share: z.number().min(0).max(1),
        }),
      )
      .default([]),
    series: z.array(
      z.strictObject({
        indicator: indicatorCodeSchema,
        level: z.number(),
        spread: share,
        drift: share,
        noise: share,
        min: z.number().exactOptional(),
        max: z.number().exactOptional(),
        perPerson: z.number().positive().exactOptional(),
        gaps: share.exactOptional(),
      }),
    ),
  }),
  required: false,
  title: { es: 'Observatorio: cifras de demostración', en: 'Observatory: figures of the demonstration' },
}
