import { z } from 'zod'
import { ok, type Refusal, type Result, refuse } from '../../../../../kernel/result.ts'
import type { Text } from '../../../../../kernel/text.ts'
import { CERTAINTIES } from '../../../../../platform/packs/words.ts'
import { type Typed, wordsOfIssue } from '../../../../../platform/web/form.ts'
import { checkIndex } from '../../../rules/indices/check.ts'
import {
  type IndexDefinition,
  type IndicatorTerm,
  isLevel,
  OPERATORS,
  type Transform,
} from '../../../rules/indices/definition.ts'
import { termSchema } from '../../../rules/indices/definition-schema.ts'
import { pathOfTerm } from '../../../rules/indices/edit-terms.ts'

const ROOTS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
export const TRANSFORMS = ['ln', ...ROOTS.map((root) => `root${root}` as const)] as const
export const LIMITS = ['raw', 'transformed'] as const

const line = z.string().min(1).max(300)
const amount = z.coerce.number().optional()

const FIELDS = {
  expectedVersion: z.coerce.number().int(),
  titleEs: line,
  titleEn: line.optional(),
  unitEs: line,
  unitEn: line.optional(),
  operator: z.enum(OPERATORS),
  low: amount,
  high: amount,
  transform: z.enum(TRANSFORMS).optional(),
  limits: z.enum(LIMITS).optional(),
  benchmark: z.string().max(500).optional(),
  possibleFrom: amount,
  possibleTo: amount,
  certainty: z.enum(CERTAINTIES),
  sourceEs: z.string().max(1000).optional(),
  noteEs: z.string().max(2000).optional(),
  noteEn: z.string().max(2000).optional(),
  series: z.string().max(60).optional(),
  complementOf: amount,
}

export const termForm = z.object(FIELDS)
/** Of an indicator that comes in: its code is that of the series that feeds it. */
export const newTermForm = z.object({ ...FIELDS, series: z.string().max(60) })
type TermForm = z.infer<typeof termForm>

const text = (es: string, en: string | undefined): Text => (en === undefined ? { es } : { es, en })
const kept = (es: string | undefined, before: Text | undefined): Text | undefined =>
  es === undefined ? undefined : es === before?.es ? before : { es }

/** The indicator that the form describes, read as a file of the deployment would be; `before` keeps what the form does not ask. */
export function termOfForm(
  form: TermForm,
  code: string,
  before: IndicatorTerm | undefined,
): Result<IndicatorTerm, Refusal> {
  const { operator: kind, transform, low, high, limits, series, complementOf } = form
  const fed = series === undefined || series === code ? undefined : series
  const written = {
    code,
    title: text(form.titleEs, form.titleEn),
    unit: text(form.unitEs, form.unitEn),
    operator: {
      kind,
      ...given({ low, high, limits, benchmark: benchmarkOf(form.benchmark) }),
      ...given({ transform: transformOf(transform) }),
    },
    ...(form.possibleFrom === undefined && form.possibleTo === undefined
      ? {}
      : { possible: given({ from: form.possibleFrom, to: form.possibleTo }) }),
    certainty: form.certainty,
    ...given({
      status: before?.status,
      source: kept(form.sourceEs, before?.source),
      note: form.noteEs === undefined ? undefined : text(form.noteEs, form.noteEn),
    }),
    ...(fed === undefined && complementOf === undefined
      ? {}
      : { series: { code: fed ?? code, ...given({ complementOf }) } }),
  }
  const read = termSchema.safeParse(written)
  if (!read.success) {
    const [issue] = read.error.issues
    const [part, name] = issue?.path ?? []
    // In words of the form: its fields have titles and no codes.
    if (part === 'operator' && name !== undefined && name in FIELDS)
      return refuse(form[name as keyof TermForm] === undefined ? needed(String(name)) : unused(String(name)))
    return refuse(refusalOf(issue))
  }
  return isLevel(read.data) ? refuse(refusalOf(undefined)) : ok(read.data)
}

function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function transformOf(said: TermForm['transform']): Transform | undefined {
  return said === undefined || said === 'ln' ? said : { root: Number(said.slice('root'.length)) }
}

function benchmarkOf(said: string | undefined): number | string | undefined {
  if (said === undefined) return undefined
  const number = Number(said)
  return Number.isFinite(number) ? number : said
}

/** What is wrong with one indicator of a definition, at its field. */
export function faultOfTerm(definition: IndexDefinition, code: string): Refusal | undefined {
  const path = pathOfTerm(definition.children, code)
  const found = checkIndex(definition).find(
    (finding) => finding.severity === 'error' && path !== undefined && finding.path.startsWith(`${path}.`),
  )
  return found === undefined
    ? undefined
    : { kind: found.kind, field: fieldOf(found.path.split('.')), message: found.message }
}

const needed = (field: string): Refusal => ({
  kind: 'needed',
  field,
  message: {
    es: 'Con esa forma de llevarlo a 0–100 hace falta este dato.',
    en: 'With that way of becoming 0–100 this is needed.',
  },
})
const unused = (field: string): Refusal => ({
  kind: 'unused',
  field,
  message: {
    es: 'Con esa forma de llevarlo a 0–100 este dato no se usa: déjelo en blanco.',
    en: 'With that way of becoming 0–100 this is not used: leave it blank.',
  },
})

function refusalOf(issue: z.core.$ZodIssue | undefined): Refusal {
  const said: unknown = issue?.code === 'custom' ? issue.params?.says : undefined
  const own = typeof said === 'object' && said !== null ? (said as Text) : undefined
  const plain = issue ?? { message: '' }
  return {
    kind: 'wrong_term',
    field: fieldOf((issue?.path ?? []).map(String)),
    message: own ?? { es: wordsOfIssue(plain, 'es', true), en: wordsOfIssue(plain, 'en', true) },
  }
}

/** `operator.low` stands in the field `low`, `possible.from` in `possibleFrom`. */
function fieldOf(path: readonly string[]): string {
  if (path.includes('possible')) return path.at(-1) === 'to' ? 'possibleTo' : 'possibleFrom'
  const last = path.at(-1) ?? ''
  if (last === 'kind') return 'operator'
  return last in FIELDS ? last : 'operator'
}

/** An indicator as the form shows it. */
export function typedTerm(term: IndicatorTerm, expectedVersion: number): Typed {
  const { operator, possible, series } = term
  const said = (value: number | string | undefined) => (value === undefined ? '' : String(value))
  return {
    expectedVersion: String(expectedVersion),
    titleEs: term.title.es,
    titleEn: term.title.en ?? '',
    unitEs: term.unit.es,
    unitEn: term.unit.en ?? '',
    operator: operator.kind,
    low: 'low' in operator ? said(operator.low) : '',
    high: 'high' in operator ? said(operator.high) : '',
    transform: 'transform' in operator ? typedTransform(operator.transform) : '',
    limits: 'limits' in operator && operator.limits === 'transformed' ? operator.limits : '',
    benchmark: 'benchmark' in operator ? said(operator.benchmark) : '',
    possibleFrom: said(possible?.from),
    possibleTo: said(possible?.to),
    certainty: term.certainty,
    sourceEs: term.source?.es ?? '',
    noteEs: term.note?.es ?? '',
    noteEn: term.note?.en ?? '',
    series: series?.code ?? term.code,
    complementOf: said(series?.complementOf),
  }
}

function typedTransform(transform: Transform): string {
  if (transform === 'identity') return ''
  return transform === 'ln' ? transform : `root${transform.root}`
}
