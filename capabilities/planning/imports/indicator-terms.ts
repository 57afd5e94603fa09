import { formatDate } from '../../../kernel/format.ts'
import type { Accumulation, Direction, IndicatorKind, IndicatorTerms, Proposal, Target } from '../model.ts'
import { foldInPlace } from './cell-text.ts'
import { datesIn, type SpokenDate } from './indicator-dates.ts'
import { quantitiesIn, type SpokenQuantity } from './indicator-quantities.ts'

export interface IndicatorReading {
  readonly terms: IndicatorTerms
  /** What the text says is never certain: a person confirms it. */
  readonly proposal: Proposal
  /** Dates that name another year than the plan's. */
  readonly otherYears: readonly SpokenDate[]
}

const PERIODIC =
  /(?<!\p{L})(?:mensual(?:es|mente)?|trimestral(?:es|mente)?|semestral(?:es|mente)?|bimestral(?:es|mente)?|quincenal(?:es|mente)?|cada mes|planillas?|cierres?)(?!\p{L})/u
const RHYTHM: readonly [RegExp, number][] = [
  [/(?<!\p{L})(?:mensualmente|de forma mensual|cada mes|mensual)(?!\p{L})/u, 12],
  [/(?<!\p{L})(?:trimestralmente|de forma trimestral|cada trimestre|trimestral)(?!\p{L})/u, 4],
  [/(?<!\p{L})(?:semestralmente|de forma semestral|cada semestre|por cada semestre|semestral)(?!\p{L})/u, 2],
]
const LEVEL =
  /(?<!\p{L})(?:promedio|tasa|rendimiento|minimo|maximo|igual o (?:mayor|superior|menor|inferior)|no (?:sobrepas|exced|super)\p{L}+)(?!\p{L})/u

/** What an indicator's text asks for: kind, targets and days. Undefined when it names neither number nor date nor rhythm. */
export function parseIndicatorTerms(text: string, planYear: number): IndicatorReading | undefined {
  const folded = foldInPlace(text)
  const dates = datesIn(folded, planYear)
  const quantities = quantitiesIn(text, folded, dates)
  const rhythm =
    quantities.length > 0 || dates.length > 1 ? undefined : RHYTHM.find(([pattern]) => pattern.test(folded))
  const unmeasured = quantities.length === 0 && /igual o (?:mayor|superior)/u.test(folded)
  if (dates.length === 0 && quantities.length === 0 && !rhythm && !unmeasured) return undefined
  const kind = kindOf(folded, quantities, rhythm !== undefined, unmeasured)
  const targets = rhythm
    ? [{ value: rhythm[1], ...dueOf(dates.at(-1)) }]
    : unmeasured
      ? [{ comparator: 'at_least' as const, ...dueOf(dates.at(-1)) }]
      : targetsOf(text, dates, quantities)
  const terms: IndicatorTerms = {
    kind,
    direction: directionOf(folded, kind, quantities),
    accumulation: accumulationOf(folded, kind),
    targets,
  }
  return {
    terms,
    proposal: proposalOf(kind, dates, quantities),
    otherYears: dates.filter((date) => date.year !== planYear),
  }
}

function kindOf(
  folded: string,
  quantities: readonly SpokenQuantity[],
  rhythm: boolean,
  unmeasured: boolean,
): IndicatorKind {
  if (rhythm) return 'recurring_deliverable'
  if (unmeasured) return 'threshold'
  const first = quantities[0]
  if (!first) return 'date_milestone'
  if (first.percent) return LEVEL.test(folded) ? 'threshold' : 'percentage'
  if (quantities.every((quantity) => quantity.comparator === 'at_most')) return 'threshold'
  const around = folded.slice(first.at, first.end + 60)
  return PERIODIC.test(around) ? 'recurring_deliverable' : 'count'
}

function directionOf(folded: string, kind: IndicatorKind, quantities: readonly SpokenQuantity[]): Direction {
  if (quantities.length > 0 && quantities.every((quantity) => quantity.comparator === 'at_most')) return 'decrease'
  return kind === 'threshold' && /(?<!\p{L})manten(?:er|iendo|ido|ida)(?!\p{L})/u.test(folded) ? 'maintain' : 'increase'
}

function accumulationOf(folded: string, kind: IndicatorKind): Accumulation {
  if (kind === 'count' || kind === 'recurring_deliverable') return 'flow'
  if (kind === 'percentage') return /(?<!\p{L})(?:avance|progreso)(?!\p{L})/u.test(folded) ? 'cumulative' : 'average'
  return kind === 'threshold' ? 'stock' : 'cumulative'
}

function dueOf(date: SpokenDate | undefined): Pick<Target, 'due'> {
  return date ? { due: date.due } : {}
}

/** Each quantity is due on the date said before it (or after it, when none was); a date without quantity is a milestone. */
function targetsOf(
  text: string,
  dates: readonly SpokenDate[],
  quantities: readonly SpokenQuantity[],
): readonly Target[] {
  const targets: { readonly at: number; readonly target: Target }[] = []
  const used = new Set<SpokenDate>()
  for (const quantity of quantities) {
    const date = dates.findLast((candidate) => candidate.at < quantity.at) ?? dates[0]
    if (date) used.add(date)
    const { value, comparator, unit } = quantity
    const target: Target = { value, ...(comparator ? { comparator } : {}), ...(unit ? { unit } : {}), ...dueOf(date) }
    targets.push({ at: quantity.at, target })
  }
  for (const [index, date] of dates.entries()) {
    const until = dates[index + 1]?.at ?? text.length
    const listed = !used.has(date) || listsMore(text.slice(date.end, until), quantities, date.end)
    if (listed) targets.push({ at: date.at, target: { due: date.due } })
  }
  return targets.sort((a, b) => a.at - b.at).map((entry) => entry.target)
}

/** `a) … b) …` under one date, some with a number and some without: those without are milestones of that date. */
function listsMore(stretch: string, quantities: readonly SpokenQuantity[], offset: number): boolean {
  const starts = [...stretch.matchAll(/(?<=^|\s)[a-z]\)\s/giu)].map((match) => match.index)
  return starts.some((start, index) => {
    const end = starts[index + 1] ?? stretch.length
    return !quantities.some((quantity) => quantity.at >= offset + start && quantity.at < offset + end)
  })
}

const KIND_WORDS: Record<IndicatorKind, { readonly es: string; readonly en: string }> = {
  count: { es: 'un conteo', en: 'a count' },
  percentage: { es: 'un porcentaje', en: 'a percentage' },
  date_milestone: { es: 'un hito con fecha', en: 'a milestone with a date' },
  recurring_deliverable: { es: 'una entrega periódica', en: 'a recurring deliverable' },
  threshold: { es: 'un umbral', en: 'a threshold' },
  qualitative_scale: { es: 'una escala cualitativa', en: 'a qualitative scale' },
}

function proposalOf(
  kind: IndicatorKind,
  dates: readonly SpokenDate[],
  quantities: readonly SpokenQuantity[],
): Proposal {
  const numbers = quantities.map((quantity) => quantity.words)
  const say = (locale: 'es' | 'en', open: string, close: string) =>
    [
      ...numbers.map((words) => `${open}${words}${close}`),
      ...dates.map((date) => `${open}${date.words}${close} (${formatDate(date.due, locale)})`),
    ].join(', ')
  const es = say('es', '«', '»')
  const en = say('en', '“', '”')
  return {
    rule: 'indicator_terms',
    reason: {
      es: `El texto se leyó como ${KIND_WORDS[kind].es}${es ? ` por ${es}` : ' por la frecuencia que dice'}. Confirme la meta.`,
      en: `The text was read as ${KIND_WORDS[kind].en}${en ? ` by ${en}` : ' by the rhythm it tells'}. Please confirm the target.`,
    },
  }
}
