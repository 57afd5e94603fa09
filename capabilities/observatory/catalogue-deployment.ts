/** `observatory/`: themes, methodology sheets and figures of the deployment; `demo/observatory.yaml`: how figures are made up. */
import { z } from 'zod'
import { MISSING_REASONS } from '../../kernel/missing.ts'
import type { Text } from '../../kernel/text.ts'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { civilDateSchema, textSchema } from '../../platform/packs/words.ts'
import {
  ACCUMULATIONS,
  AGGREGATIONS,
  type Breakdown,
  type Calculation,
  DIRECTIONS,
  INDICATOR_KINDS,
  INPUT_PERIODS,
  INPUT_PLACES,
  OBSERVATION_STATUSES,
  type ObservationStatus,
  PERIODICITIES,
  type SheetContent,
} from './model.ts'

const words = z.string().min(1)
export const indicatorCodeSchema = z.string().regex(/^[a-z][a-z0-9_]{1,79}$/)
const themeCodeSchema = z.string().regex(/^[a-z][a-z0-9-]*$/)
const periodSchema = z.string().regex(/^\d{4}(-(S[12]|Q[1-4]|\d\d(-\d\d)?))?$/)

export interface ThemeData {
  readonly code: string
  readonly title: Text
  readonly description: Text
}

export const themesFile: DeploymentFile<{ readonly themes: readonly ThemeData[] }> = {
  id: 'observatory.themes',
  path: 'observatory/themes.yaml',
  schema: z.strictObject({
    themes: z.array(z.strictObject({ code: themeCodeSchema, title: textSchema, description: textSchema })),
  }),
  required: false,
  title: { es: 'Observatorio: temas', en: 'Observatory: themes' },
}

const breakdownSchema: z.ZodType<Breakdown> = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: textSchema,
  values: z.array(z.strictObject({ code: z.string().regex(/^[a-z0-9][a-z0-9_]*$/), title: textSchema })).min(2),
})

const expression = z.string().min(1).max(2000)

export const calculationSchema: z.ZodType<Calculation> = z.strictObject({
  inputs: z.record(
    z.string().regex(/^[a-z][a-z0-9_]{0,79}$/),
    z.strictObject({
      indicator: indicatorCodeSchema,
      period: z.enum(INPUT_PERIODS).default('same'),
      place: z.enum(INPUT_PLACES).default('same'),
      part: z
        .string()
        .regex(/^(total|[a-z][a-z0-9_]*=[a-z0-9_]+(;[a-z][a-z0-9_]*=[a-z0-9_]+)*)$/)
        .exactOptional(),
    }),
  ),
  formula: z.union([
    z.strictObject({ value: expression }),
    z.strictObject({ numerator: expression, denominator: expression }),
  ]),
})

export const contentShape = {
  definition: textSchema,
  formula: textSchema,
  unit: textSchema,
  decimals: z.int().min(0).max(6),
  direction: z.enum(DIRECTIONS),
  kind: z.enum(INDICATOR_KINDS),
  accumulation: z.enum(ACCUMULATIONS),
  aggregation: z.enum(AGGREGATIONS),
  factor: z.number().positive().default(1),
  sources: z.array(textSchema).min(1),
  periodicity: z.enum(PERIODICITIES),
  breakdowns: z.array(breakdownSchema).default([]),
  limitations: textSchema,
  contact: textSchema,
  law: textSchema.exactOptional(),
  synonyms: z.array(z.string().trim().min(1).max(100)).max(50).exactOptional(),
  target: z.strictObject({ value: z.number(), period: periodSchema, source: textSchema }).exactOptional(),
  quantity: z.string().max(100).exactOptional(),
  calculation: calculationSchema.exactOptional(),
}

export interface IndicatorData extends SheetContent {
  readonly code: string
  readonly title: Text
  readonly inForceFrom: string
  /** What of the present sheet was otherwise in earlier ones, the oldest first. */
  readonly earlier: readonly {
    readonly inForceFrom: string
    readonly note: string
    readonly definition?: Text
    readonly formula?: Text
    readonly limitations?: Text
  }[]
  /** Why the present sheet took the place of the one before. */
  readonly note: string
}

export interface IndicatorsOfTheme {
  readonly theme: string
  readonly indicators: readonly IndicatorData[]
}

export const indicatorsFiles: DeploymentFile<IndicatorsOfTheme> = {
  id: 'observatory.indicators',
  path: 'observatory/indicators/*.yaml',
  schema: z.strictObject({
    theme: themeCodeSchema,
    indicators: z.array(
      z.strictObject({
        code: indicatorCodeSchema,
        title: textSchema,
        inForceFrom: civilDateSchema,
        note: z.string().default(''),
        earlier: z
          .array(
            z.strictObject({
              inForceFrom: civilDateSchema,
              note: z.string().default(''),
              definition: textSchema.exactOptional(),
              formula: textSchema.exactOptional(),
              limitations: textSchema.exactOptional(),
            }),
          )
          .default([]),
        ...contentShape,
      }),
    ),
  }) as z.ZodType<IndicatorsOfTheme>,
  required: false,
  title: { es: 'Observatorio: fichas de indicadores', en: 'Observatory: sheets of indicators' },
}

export interface BatchData {
  readonly code: string
  readonly title: string
  readonly source: string
  readonly citation: string
  readonly publishedOn: string
  /** Beside this list: `observations/<file>`. */
  readonly file: string
}

/** Figures that the deployment publishes from the start, with where they were read. */
export const batchesFile: DeploymentFile<{ readonly batches: readonly BatchData[] }> = {
  id: 'observatory.batches',
  path: 'observatory/batches.yaml',
  schema: z.strictObject({
    batches: z.array(
      z.strictObject({
        code: themeCodeSchema,
        title: words,
        source: words,
        citation: words,
        publishedOn: civilDateSchema,
        file: words,
      }),
    ),
  }),
  required: false,
  title: {
    es: 'Observatorio: series publicadas de la implantación',
    en: 'Observatory: published series of the deployment',
  },
}

export interface ObservationData {
  readonly indicator: string
  readonly geography: string
  readonly place: string
  readonly period: string
  readonly value: number | undefined
  readonly missing: (typeof MISSING_REASONS)[number] | undefined
  readonly status: ObservationStatus
}

const rowSchema = z
  .strictObject({
    indicator: indicatorCodeSchema,
    geography: words,
    place: words,
    period: periodSchema,
    value: z.union([z.literal(''), z.string().regex(/^-?\d+(\.\d+)?$/)]),
    missing: z.union([z.literal(''), z.enum(MISSING_REASONS)]),
    status: z.enum(OBSERVATION_STATUSES),
  })
  .refine(({ value, missing }) => (value === '') !== (missing === ''))
  .transform(
    ({ value, missing, ...row }): ObservationData => ({
      ...row,
      value: value === '' ? undefined : Number(value),
      missing: missing === '' ? undefined : missing,
    }),
  )

export const observationFiles: DeploymentFile<readonly ObservationData[]> = {
  id: 'observatory.observations',
  path: 'observatory/observations/*.csv',
  schema: z.array(rowSchema) as unknown as z.ZodType<readonly ObservationData[]>,
  required: false,
  title: { es: 'Observatorio: datos de las series', en: 'Observatory: data of the series' },
}
