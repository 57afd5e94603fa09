/** `demo/layers.yaml`: layers that a demonstration begins with: drawn from its places, or generated. */
import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { textSchema } from '../../platform/packs/words.ts'
import type { DemoRecipe } from './demo-layers.ts'
import { FIELD_TYPES, type FieldSpec, type LayerStyle } from './model.ts'
import { codeSchema } from './places-deployment.ts'

/** What a layer's features were: all recorded on one day, some changed since, some withdrawn. */
export interface DemoHistory {
  readonly recordedOn: string
  readonly changes: readonly {
    readonly code: string
    readonly changedOn: string
    /** Values before the change. */
    readonly was: Readonly<Record<string, string | number | boolean>>
    /** How large it was drawn before, against what it is. */
    readonly scaled: number
    readonly validFrom?: string
    readonly note: string
  }[]
  readonly withdrawn: readonly {
    readonly code: string
    readonly on: string
    readonly validUntil?: string
    readonly note: string
  }[]
}

export interface DemoLayer {
  readonly code: string
  readonly title: Text
  readonly description: Text
  readonly licence: string
  readonly source: string
  readonly quality: string
  readonly sort: number
  readonly fields: readonly FieldSpec[]
  readonly style: LayerStyle
  /** The geography whose places are its features. */
  readonly places?: string
  readonly history?: DemoHistory
  readonly draw?: DemoRecipe & { readonly seed: string; readonly radiusKm: number }
}

const words = z.string().min(1)
const share = z.number().min(0).max(1)
const colour = z.string().regex(/^data-[1-8]$/)

const fieldSchema: z.ZodType<FieldSpec> = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: words,
  titleEn: words.exactOptional(),
  type: z.enum(FIELD_TYPES),
  unit: words.exactOptional(),
  staffOnly: z.boolean().exactOptional(),
  identifies: z.boolean().exactOptional(),
})

const styleSchema: z.ZodType<LayerStyle> = z.strictObject({
  kind: z.enum(['single', 'categories', 'classes']),
  colour,
  field: words.exactOptional(),
  entries: z
    .array(
      z.strictObject({
        value: z.union([z.string(), z.number()]),
        colour,
        title: words,
        titleEn: words.exactOptional(),
      }),
    )
    .exactOptional(),
  opacity: share.exactOptional(),
  label: words.exactOptional(),
})

const day = z.iso.date()

const historySchema: z.ZodType<DemoHistory> = z.strictObject({
  recordedOn: day,
  changes: z.array(
    z.strictObject({
      code: words,
      changedOn: day,
      was: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      scaled: z.number().positive().max(3),
      validFrom: day.exactOptional(),
      note: words,
    }),
  ),
  withdrawn: z.array(z.strictObject({ code: words, on: day, validUntil: day.exactOptional(), note: words })),
})

const layerSchema: z.ZodType<DemoLayer> = z.strictObject({
  code: codeSchema,
  title: textSchema,
  description: textSchema,
  licence: words,
  source: words,
  quality: words,
  sort: z.int(),
  fields: z.array(fieldSchema).min(1),
  style: styleSchema,
  places: codeSchema.exactOptional(),
  history: historySchema.exactOptional(),
  draw: z
    .strictObject({
      seed: words,
      shape: z.enum(['cells', 'blobs', 'points']),
      prefix: words,
      count: z.int().min(1).max(5000).exactOptional(),
      widthKm: z.number().positive().exactOptional(),
      radiusKm: z.number().positive().max(200),
      streets: z.array(words).min(1).exactOptional(),
      classes: z
        .array(
          z.strictObject({
            attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
            from: share,
            until: share,
          }),
        )
        .min(1),
    })
    .exactOptional(),
})

export const demoLayersFile: DeploymentFile<{ readonly layers: readonly DemoLayer[] }> = {
  id: 'territory.demo-layers',
  path: 'demo/layers.yaml',
  schema: z.strictObject({ layers: z.array(layerSchema) }),
  required: false,
  title: { es: 'Capas de demostración', en: 'Layers of the demonstration' },
}
