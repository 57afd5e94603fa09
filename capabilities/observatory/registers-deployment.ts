/** `observatory/registers.yaml`: which registers feed the observatory; `demo/registers.yaml`: how records are made up. */
import { z } from 'zod'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { civilDateSchema, textSchema } from '../../platform/packs/words.ts'
import { indicatorCodeSchema } from './catalogue-deployment.ts'
import { FIGURES, PUBLIC_POINTS, type RegisterKind, SURFACE_METHODS } from './rules/registers/kind.ts'

const code = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/)

const kindSchema: z.ZodType<RegisterKind> = z
  .strictObject({
    code,
    title: textSchema,
    description: textSchema,
    row: textSchema,
    figure: z.enum(FIGURES),
    unit: textSchema,
    decimals: z.int().min(0).max(4),
    grain: z.enum(['day', 'month']),
    geography: z.string().min(1),
    point: z.enum(['none', 'optional', 'required']),
    category: z
      .strictObject({
        title: textSchema,
        values: z.array(z.strictObject({ code, title: textSchema })).min(2),
      })
      .exactOptional(),
    site: z.strictObject({ title: textSchema }).exactOptional(),
    amount: z.strictObject({ title: textSchema, min: z.number(), max: z.number() }).exactOptional(),
    source: textSchema,
    limitations: textSchema,
    contact: textSchema,
    privacy: z.strictObject({
      statement: textSchema,
      suppressBelow: z.int().min(0).max(50),
      points: z.enum(PUBLIC_POINTS),
      ring: z.strictObject({ from: z.number().min(50), to: z.number().max(5000) }).exactOptional(),
    }),
    feeds: z.array(z.strictObject({ indicator: indicatorCodeSchema, grain: z.enum(['year', 'month']) })).default([]),
    surface: z
      .strictObject({
        method: z.enum(SURFACE_METHODS),
        power: z.number().min(0.5).max(6),
        neighbours: z.int().min(1).max(64),
        fewest: z.int().min(5),
        cellMetres: z.number().min(100).max(5000),
      })
      .exactOptional(),
    target: z
      .strictObject({ records: z.int().min(1), from: civilDateSchema, by: civilDateSchema, source: textSchema })
      .exactOptional(),
  })
  .refine(({ figure, amount }) => (figure === 'count') === (amount === undefined), {
    message: 'A register that sums or takes the middle needs an amount, one that counts has none.',
    path: ['amount'],
  })
  .refine(({ privacy: { points, ring } }) => points !== 'displaced' || (ring !== undefined && ring.from < ring.to), {
    message: 'Points that are displaced need a ring, its inner edge nearer than its outer one.',
    path: ['privacy', 'ring'],
  })
  // Whose exact points are open hides no counts: who counts the points would have them.
  .refine(({ privacy: { points, suppressBelow } }) => points !== 'open' || suppressBelow === 0, {
    message: 'A register with open points can hold back no counts.',
    path: ['privacy', 'suppressBelow'],
  })
  .refine(
    ({ surface, point, privacy }) => surface === undefined || (point === 'required' && privacy.points === 'open'),
    {
      message: 'A surface is drawn of registers whose points are asked for and open.',
      path: ['surface'],
    },
  )
  // Whose records are not open one by one cannot say how many there are on the way to a target.
  .refine(({ surface, target }) => target === undefined || surface !== undefined, {
    message: 'A target is of a register of which a surface is drawn.',
    path: ['target'],
  })

export const registersFile: DeploymentFile<{ readonly registers: readonly RegisterKind[] }> = {
  id: 'observatory.registers',
  path: 'observatory/registers.yaml',
  schema: z.strictObject({ registers: z.array(kindSchema) }),
  required: false,
  title: { es: 'Observatorio: registros que lo alimentan', en: 'Observatory: registers that feed it' },
}

/** Records that are made up: around centres, or the published year of an indicator shared out over its months. */
export interface DemoRegister {
  readonly register: string
  readonly title: string
  readonly source: string
  readonly publishedOn: string
  readonly years: readonly number[]
  /** So many records a year, more where more people live; a share of them without a point. */
  readonly scattered?: {
    readonly perYear: number
    readonly unlocated: number
    readonly until?: string
    readonly weights: Readonly<Record<string, number>>
    /** Of values: at the centre and far from it, and how much they differ side by side, as a share. */
    readonly values?: { readonly centre: number; readonly rim: number; readonly noise: number }
  }
  /** The yearly figure of an indicator, so that both say the same; sites share it too. */
  readonly shared?: { readonly indicator: string; readonly decimals: number; readonly sites: readonly string[] }
  /** Figures that go on to the catalogue, published at once. */
  readonly fed?: readonly string[]
}

export interface DemoRegisters {
  readonly seed: string
  readonly registers: readonly DemoRegister[]
}

export const demoRegistersFile: DeploymentFile<DemoRegisters> = {
  id: 'observatory.demo_registers',
  path: 'demo/registers.yaml',
  schema: z.strictObject({
    seed: z.string().min(1),
    registers: z.array(
      z.strictObject({
        register: code,
        title: z.string().min(1),
        source: z.string().min(1),
        publishedOn: civilDateSchema,
        years: z.array(z.int()).min(1),
        scattered: z
          .strictObject({
            perYear: z.int().min(1).max(20_000),
            unlocated: z.number().min(0).max(1),
            until: civilDateSchema.exactOptional(),
            weights: z.record(z.string(), z.number().positive()),
            values: z
              .strictObject({
                centre: z.number().positive(),
                rim: z.number().positive(),
                noise: z.number().min(0).max(1),
              })
              .exactOptional(),
          })
          .exactOptional(),
        shared: z
          .strictObject({
            indicator: indicatorCodeSchema,
            decimals: z.int().min(0).max(2),
            sites: z.array(z.string()).default([]),
          })
          .exactOptional(),
        fed: z.array(z.string()).exactOptional(),
      }),
    ),
  }),
  required: false,
  title: {
    es: 'Observatorio: fichas de demostración de los registros',
    en: 'Observatory: made-up records of the registers',
  },
}
