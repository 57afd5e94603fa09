/** What plans contribute to outside of themselves: `alignment/*.yaml`, and alignments that a demonstration proposes. */
import { z } from 'zod'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import { says } from '../../platform/packs/issues.ts'
import {
  type DeploymentFile,
  type Pack,
  type PackFinding,
  type PackRefusal,
  readOne,
} from '../../platform/packs/pack.ts'
import { type Certainty, certaintySchema, textSchema } from '../../platform/packs/words.ts'
import type { PlanFiles } from './deployment.ts'
import { elementsByPlace } from './deployment-risks.ts'
import { keySchema } from './deployment-schema.ts'

export interface AlignmentItemDraft {
  readonly code: string
  readonly title: Text
  readonly items: readonly { readonly code: string; readonly title: Text }[]
}

export interface AlignmentCatalogueDraft {
  readonly key: string
  readonly sort: number
  readonly title: Text
  readonly note?: Text
  readonly certainty: Certainty
  readonly items: readonly AlignmentItemDraft[]
}

const code = z.string().trim().min(1).max(20)
/** `[code, es, en]`: a line for each, since there are hundreds. */
const line = z
  .tuple([code, z.string().min(1), z.string().min(1)])
  .transform(([itemCode, es, en]) => ({ code: itemCode, title: { es, en } }))

const catalogueSchema: z.ZodType<AlignmentCatalogueDraft> = z
  .strictObject({
    key: keySchema,
    sort: z.int().min(0),
    title: textSchema,
    note: textSchema.exactOptional(),
    certainty: certaintySchema,
    items: z.array(z.strictObject({ code, title: textSchema, items: z.array(line).default([]) })).min(1),
  })
  .superRefine(({ items }, ctx) => {
    const seen = new Set<string>()
    for (const each of items.flatMap((item) => [item, ...item.items])) {
      if (seen.has(each.code))
        ctx.addIssue({
          code: 'custom',
          path: ['items'],
          params: says(`El código «${each.code}» está repetido.`, `The code “${each.code}” is used twice.`),
        })
      seen.add(each.code)
    }
  })

export const alignmentFiles: DeploymentFile<AlignmentCatalogueDraft> = {
  id: 'planning.alignment',
  path: 'alignment/*.yaml',
  schema: catalogueSchema,
  required: false,
  title: { es: 'Catálogos de alineación', en: 'Catalogues of alignment' },
}

export interface AlignmentDemo {
  readonly alignments: readonly {
    readonly unit: string
    readonly element: string
    readonly catalogue: string
    readonly codes: readonly string[]
    readonly reason: string
  }[]
}

const demoSchema: z.ZodType<AlignmentDemo> = z.strictObject({
  alignments: z.array(
    z.strictObject({
      unit: z.string().min(1),
      element: keySchema,
      catalogue: keySchema,
      codes: z.array(code).min(1),
      reason: z.string().min(1),
    }),
  ),
})

export const alignmentDemoFile: DeploymentFile<AlignmentDemo> = {
  id: 'planning.alignment-demo',
  path: 'demo/alignments.yaml',
  schema: demoSchema,
  required: false,
  title: { es: 'Alineaciones de demostración', en: 'Alignments of the demonstration' },
}

export interface AlignmentPack {
  readonly catalogues: readonly AlignmentCatalogueDraft[]
  readonly demo: AlignmentDemo['alignments']
}

/** Catalogues and demonstration, or all that is named in it and is not there. */
export function readAlignment(pack: Pack, files: PlanFiles): Result<AlignmentPack, PackRefusal> {
  const read = pack.read(alignmentFiles)
  if (!read.ok) return read
  const demo = readOne(pack, alignmentDemoFile)
  if (!demo.ok) return demo
  const catalogues = read.value.map(({ value }) => value)
  const alignments = demo.value?.value.alignments ?? []
  const known = elementsByPlace(files)
  const codes = new Set(
    catalogues.flatMap(({ key, items }) =>
      items.flatMap((item) => [item, ...item.items]).map((item) => `${key} ${item.code}`),
    ),
  )
  const findings = alignments.flatMap(({ unit, element, catalogue, codes: named }): PackFinding[] => {
    const wrong = named.map((each) => `${catalogue} ${each}`).filter((each) => !codes.has(each))
    if (!known.has(`${unit} ${element}`)) wrong.push(`${unit} ${element}`)
    return wrong.map((each) => ({
      file: demo.value?.path ?? '',
      path: each,
      message: { es: `El paquete no tiene «${each}».`, en: `The pack has no “${each}”.` },
    }))
  })
  const [first] = findings
  return first === undefined
    ? { ok: true, value: { catalogues, demo: alignments } }
    : refuse<PackRefusal>({ kind: 'invalid_file', message: first.message, findings })
}
