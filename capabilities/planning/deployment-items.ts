import type { Text } from '../../kernel/text.ts'
import type { Certainty } from '../../platform/packs/words.ts'
import type { IndicatorItem, ScheduleItem } from './deployment-schema.ts'
import {
  type Accumulation,
  type DraftElement,
  type ElementKind,
  type IndicatorKind,
  type IndicatorTerms,
  NO_SCHEDULE,
  type Proposal,
  type Schedule,
  type Target,
} from './model.ts'

/** What every named item of a plan file may say. */
export interface NamedItem {
  readonly key?: string
  readonly code?: string
  readonly es: string
  readonly en?: string
  readonly certainty?: Certainty
  readonly note?: Text
}

const CERTAINTY_RULES: Record<Certainty, { readonly rule: string; readonly reason: Text } | undefined> = {
  found: undefined,
  inferred: {
    rule: 'deployment_inferred',
    reason: {
      es: 'Se dedujo de otras partes de los documentos de la institución.',
      en: "Derived from other parts of the institution's documents.",
    },
  },
  unverified: {
    rule: 'deployment_unverified',
    reason: { es: 'No consta en los documentos consultados.', en: 'Not stated in the documents that were read.' },
  },
  invented: {
    rule: 'deployment_invented',
    reason: { es: 'Dato inventado para el ejemplo.', en: 'Invented for the example.' },
  },
}

/** How sure the pack is of an item becomes a proposal beside it, so that the page can say so. */
export function proposalsOf(item: Pick<NamedItem, 'certainty' | 'note'>): readonly Proposal[] {
  const rule = item.certainty === undefined ? undefined : CERTAINTY_RULES[item.certainty]
  if (rule) return [{ rule: rule.rule, reason: item.note ?? rule.reason }]
  return item.note ? [{ rule: 'deployment_note', reason: item.note }] : []
}

export function elementOf(key: string, kind: ElementKind, item: NamedItem): DraftElement {
  const proposals = proposalsOf(item)
  return {
    key,
    kind,
    title: item.es,
    from: [],
    ...(item.code === undefined ? {} : { code: item.code }),
    ...(item.en === undefined ? {} : { titleEn: item.en }),
    ...(proposals.length === 0 ? {} : { proposals }),
  }
}

/** Counts and the two parts of a percentage add up over the periods; what is measured as a level keeps its last value. */
const USUAL_ACCUMULATION: Record<IndicatorKind, Accumulation> = {
  count: 'flow',
  percentage: 'flow',
  date_milestone: 'stock',
  recurring_deliverable: 'flow',
  threshold: 'stock',
  qualitative_scale: 'stock',
}

export function termsOf(item: IndicatorItem): IndicatorTerms {
  const single: Target = {
    ...(item.value === undefined ? {} : { value: item.value }),
    ...(item.comparator === undefined ? {} : { comparator: item.comparator }),
    ...(item.lower === undefined ? {} : { lower: item.lower }),
    ...(item.unit === undefined ? {} : { unit: item.unit }),
    ...(item.due === undefined ? {} : { due: item.due }),
  }
  return {
    kind: item.kind,
    direction: item.direction ?? 'increase',
    accumulation: item.accumulation ?? USUAL_ACCUMULATION[item.kind],
    ...(item.baseline === undefined ? {} : { baseline: item.baseline }),
    ...(item.baselinePeriod === undefined ? {} : { baselinePeriod: item.baselinePeriod }),
    ...(item.baselineSource === undefined ? {} : { baselineSource: item.baselineSource }),
    ...(item.every === undefined ? {} : { every: item.every }),
    ...(item.levels === undefined ? {} : { levels: item.levels }),
    ...(item.breakdowns === undefined ? {} : { breakdowns: item.breakdowns }),
    targets: item.targets ?? (Object.keys(single).length === 0 ? [] : [single]),
  }
}

const MONTH_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

function twelve(at: (month: number) => number | undefined): readonly (number | null)[] {
  return MONTH_NUMBERS.map((month) => at(month) ?? null)
}

/** A recurrence is expanded to what it programmes each month; a total that the file writes must be the sum of its months. */
export function scheduleOf(item: ScheduleItem | undefined): Schedule | { readonly wrongTotal: number } {
  if (item === undefined) return NO_SCHEDULE
  if ('marks' in item) {
    const months = twelve((month) => (item.marks.includes(month) ? 1 : undefined))
    return { kind: 'marks', months, annualTotal: new Set(item.marks).size }
  }
  if ('rule' in item) {
    const times = item.times ?? 1
    const months = twelve((month) => (item.months.includes(month) ? times : undefined))
    return { kind: 'recurrence', months, annualTotal: new Set(item.months).size * times, rule: item.rule }
  }
  const months = twelve((month) => item.quantities[String(month)])
  const sum = months.reduce<number>((total, value) => total + (value ?? 0), 0)
  // Sums of decimal quantities are compared to the millionth: 0.1 + 0.2 is 0.3 for a planner.
  if (item.total !== undefined && Math.abs(item.total - sum) > 1e-6) return { wrongTotal: sum }
  return { kind: 'quantities', months, annualTotal: item.total ?? sum }
}
