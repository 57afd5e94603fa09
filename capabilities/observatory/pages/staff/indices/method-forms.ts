import { z } from 'zod'
import { ok, type Refusal, type Result, refuse } from '../../../../../kernel/result.ts'
import type { Text } from '../../../../../kernel/text.ts'
import { CERTAINTIES } from '../../../../../platform/packs/words.ts'
import type { Typed } from '../../../../../platform/web/form.ts'
import { checkIndex } from '../../../rules/indices/check.ts'
import { AGGREGATIONS, type Band, type IndexDefinition } from '../../../rules/indices/definition.ts'
import {
  codesOf,
  freeCode,
  type Gathering,
  pathOfTerm,
  renamed,
  withAdded,
  withWeights,
} from '../../../rules/indices/edit-terms.ts'

const expectedVersion = z.coerce.number().int()
const line = z.string().min(1).max(300)
const long = z.string().min(1).max(4000)
const text = (es: string, en: string | undefined): Text => (en === undefined ? { es } : { es, en })

export const METHOD_KINDS = ['published', 'own'] as const

export const aboutForm = z.object({
  expectedVersion,
  titleEs: line,
  titleEn: line.optional(),
  summaryEs: long,
  summaryEn: long.optional(),
  kind: z.enum(METHOD_KINDS),
  certainty: z.enum(CERTAINTIES),
  sourceEs: long,
  sourceEn: long.optional(),
  noteEs: long.optional(),
  noteEn: long.optional(),
})

/** What is said of an index: its name, what it sums up, whose method it is. */
export function withAbout(definition: IndexDefinition, form: z.infer<typeof aboutForm>): IndexDefinition {
  const { kind, certainty, sourceEs, sourceEn, noteEs, noteEn } = form
  return {
    ...definition,
    title: text(form.titleEs, form.titleEn),
    summary: text(form.summaryEs, form.summaryEn),
    method: {
      ...{ kind, certainty, source: text(sourceEs, sourceEn) },
      ...(noteEs === undefined ? {} : { note: text(noteEs, noteEn) }),
    },
  }
}

export function typedAbout({ title, summary, method }: IndexDefinition, version: number): Typed {
  return {
    expectedVersion: String(version),
    titleEs: title.es,
    titleEn: title.en ?? '',
    summaryEs: summary.es,
    summaryEn: summary.en ?? '',
    kind: method.kind,
    certainty: method.certainty,
    sourceEs: method.source.es,
    sourceEn: method.source.en ?? '',
    noteEs: method.note?.es ?? '',
    noteEn: method.note?.en ?? '',
  }
}

const MOST_LEVELS = 12
const numbered = <Shape extends Readonly<Record<string, z.ZodType>>>(count: number, shape: Shape) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) =>
      Object.entries(shape).map(([name, schema]) => [`${name}${at + 1}`, schema] as const),
    ).flat(),
  ) as { readonly [Name in `${keyof Shape & string}${number}`]: Shape[keyof Shape & string] }

export const levelsForm = z.object({
  expectedVersion,
  ...numbered(MOST_LEVELS, {
    aggregation: z.enum(AGGREGATIONS).optional(),
    minimum: z.coerce.number().min(0).max(100).optional(),
  }),
})

/** How the parts of each level become one figure, and how much of them must be there. */
export function withLevels(definition: IndexDefinition, form: z.infer<typeof levelsForm>): IndexDefinition {
  const fields: Readonly<Record<string, unknown>> = form
  return {
    ...definition,
    levels: definition.levels.map((level, at) => {
      const aggregation = AGGREGATIONS.find((each) => each === fields[`aggregation${at + 1}`])
      const minimum = fields[`minimum${at + 1}`]
      return {
        ...level,
        aggregation: aggregation ?? level.aggregation,
        minimumCoverage: typeof minimum === 'number' ? minimum : level.minimumCoverage,
      }
    }),
  }
}

export function typedLevels({ levels }: IndexDefinition, version: number): Typed {
  return {
    expectedVersion: String(version),
    ...Object.fromEntries(
      levels.flatMap(({ aggregation, minimumCoverage }, at) => [
        [`aggregation${at + 1}`, aggregation],
        [`minimum${at + 1}`, String(minimumCoverage)],
      ]),
    ),
  }
}

/** Rows of the form of bands, whether anything is written in them or not. */
export const MOST_BANDS = 10

export const bandsForm = z.object({
  expectedVersion,
  ...numbered(MOST_BANDS, {
    bandEs: line.optional(),
    bandEn: line.optional(),
    from: z.coerce.number().min(0).max(100).optional(),
    adviceEs: z.string().max(1000).optional(),
    adviceEn: z.string().max(1000).optional(),
  }),
})

/** What figures are called; a row without a name is none. */
export function withBands(
  definition: IndexDefinition,
  form: z.infer<typeof bandsForm>,
): Result<IndexDefinition, Refusal> {
  const fields: Readonly<Record<string, unknown>> = form
  const bands: Band[] = []
  for (let number = 1; number <= MOST_BANDS; number += 1) {
    const said = (name: string) => {
      const value = fields[`${name}${number}`]
      return typeof value === 'string' ? value : undefined
    }
    const [es, from, advice] = [said('bandEs'), fields[`from${number}`], said('adviceEs')]
    if (es === undefined && from === undefined) continue
    if (es === undefined || typeof from !== 'number') return refuse(halfBand(number, es === undefined))
    const key =
      definition.bands.find(({ title }) => title.es === es)?.key ??
      freeCode(
        es,
        bands.map((band) => band.key),
      )
    bands.push({
      ...{ key, from, title: text(es, said('bandEn')) },
      ...(advice === undefined ? {} : { intervention: text(advice, said('adviceEn')) }),
    })
  }
  const changed = { ...definition, bands: bands.toSorted((one, other) => other.from - one.from) }
  const wrong = checkIndex(changed).find(({ kind }) => kind === 'bands_disorder' || kind === 'bands_gap')
  if (wrong === undefined) return ok(changed)
  return refuse({ kind: wrong.kind, field: `from${bands.length}`, message: wrong.message })
}

const halfBand = (number: number, unnamed: boolean): Refusal => ({
  kind: 'half_band',
  field: `${unnamed ? 'bandEs' : 'from'}${number}`,
  message: { es: 'Una banda lleva su nombre y desde dónde empieza.', en: 'A band has its name and where it begins.' },
})

export function typedBands({ bands }: IndexDefinition, version: number): Typed {
  return {
    expectedVersion: String(version),
    ...Object.fromEntries(
      bands.flatMap(({ title, from, intervention }, at) => [
        [`bandEs${at + 1}`, title.es],
        [`bandEn${at + 1}`, title.en ?? ''],
        [`from${at + 1}`, String(from)],
        [`adviceEs${at + 1}`, intervention?.es ?? ''],
        [`adviceEn${at + 1}`, intervention?.en ?? ''],
      ]),
    ),
  }
}

const MOST_TERMS = 60

export const weightsForm = z.object({
  expectedVersion,
  /** Of a level; the index itself has its name elsewhere. */
  titleEs: line.optional(),
  titleEn: line.optional(),
  ...numbered(MOST_TERMS, { weight: z.coerce.number().positive().max(1e6).optional() }),
})

/** The name of a level and the weights of what it gathers: of all or of none, and adding up where they are shares. */
export function withWeightsOf(
  definition: IndexDefinition,
  gathering: Gathering,
  form: z.infer<typeof weightsForm>,
): Result<IndexDefinition, Refusal> {
  const fields: Readonly<Record<string, unknown>> = form
  const weights = new Map<string, number>()
  for (const [at, { code }] of gathering.children.entries()) {
    const weight = fields[`weight${at + 1}`]
    if (typeof weight === 'number') weights.set(code, weight)
  }
  const { titleEs, titleEn } = form
  const named = titleEs === undefined ? definition : renamed(definition, gathering.code, text(titleEs, titleEn))
  const changed = withWeights(named, gathering.code, weights)
  const above = pathOfTerm(changed.children, gathering.code)
  const at = above === undefined ? 'children' : `${above}.children`
  // What a file is warned of is refused here, where the person who decided it can put it right.
  const wrong = checkIndex(changed).find(({ path }) => path === at)
  return wrong === undefined ? ok(changed) : refuse({ kind: wrong.kind, field: 'weight1', message: wrong.message })
}

export const levelForm = z.object({ expectedVersion, titleEs: line, titleEn: line.optional() })

/** With one more level, which gathers nothing yet. */
export function withLevel(
  definition: IndexDefinition,
  gathering: string,
  { titleEs, titleEn }: z.infer<typeof levelForm>,
): IndexDefinition {
  const code = freeCode(titleEs, codesOf(definition))
  return withAdded(definition, gathering, { code, title: text(titleEs, titleEn), children: [] })
}

export function typedWeights({ title, children }: Gathering, version: number): Typed {
  return {
    expectedVersion: String(version),
    titleEs: title.es,
    titleEn: title.en ?? '',
    ...Object.fromEntries(
      children.map(({ weight }, at) => [`weight${at + 1}`, weight === undefined ? '' : String(weight)]),
    ),
  }
}
