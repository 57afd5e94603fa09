import { z } from 'zod'
import { ok, type Refusal, type Result, refuse } from '../../../../../kernel/result.ts'
import type { Text } from '../../../../../kernel/text.ts'
import type { Typed } from '../../../../../platform/web/form.ts'
import {
  ACCUMULATIONS,
  AGGREGATIONS,
  type Calculation,
  DIRECTIONS,
  INDICATOR_KINDS,
  PERIODICITIES,
  type Sheet,
  type SheetContent,
} from '../../../model.ts'
import { periodNumber } from '../../../rules/catalogue/period-number.ts'
import { breakdownsOfText, textOfBreakdowns } from '../../../rules/sheets/breakdowns-text.ts'
import { inputsOfText, textOfInputs } from '../../../rules/sheets/inputs-text.ts'
import { SHEET_WORDS } from './sheets-words.ts'

const line = z.string().min(1).max(500)
const long = z.string().min(1).max(4000)
const expression = z.string().max(2000).optional()

export const sheetForm = z.object({
  expectedNumber: z.coerce.number().int(),
  titleEs: line,
  titleEn: line.optional(),
  definitionEs: long,
  definitionEn: long.optional(),
  formulaEs: long,
  formulaEn: long.optional(),
  unitEs: line,
  unitEn: line.optional(),
  decimals: z.coerce.number().int().min(0).max(6),
  direction: z.enum(DIRECTIONS),
  kind: z.enum(INDICATOR_KINDS),
  accumulation: z.enum(ACCUMULATIONS),
  aggregation: z.enum(AGGREGATIONS),
  factor: z.coerce.number().positive(),
  sourcesEs: long,
  periodicity: z.enum(PERIODICITIES),
  limitationsEs: long,
  limitationsEn: long.optional(),
  contactEs: line,
  breakdowns: z.string().max(8000).optional(),
  synonyms: z.string().max(4000).optional(),
  lawEs: line.optional(),
  lawEn: line.optional(),
  targetValue: z.coerce.number().optional(),
  targetPeriod: z.string().max(10).optional(),
  targetSourceEs: line.optional(),
  targetSourceEn: line.optional(),
  quantity: z.string().max(100).optional(),
  inputs: z.string().max(4000).optional(),
  formulaValue: expression,
  formulaNumerator: expression,
  formulaDenominator: expression,
  inForceFrom: z.string().max(10),
  note: z.string().min(3).max(2000),
})
type SheetForm = z.infer<typeof sheetForm>

const text = (es: string, en: string | undefined): Text => (en === undefined ? { es } : { es, en })
/** What is not in the form keeps its English while its Spanish is the same. */
const kept = (es: string, before: Text): Text => (es === before.es ? before : { es })

function linesOf(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
}

/** The edition that the form describes. */
export function contentOfForm(form: SheetForm, before: SheetContent): Result<SheetContent, Refusal> {
  const calculation = calculationOf(form)
  if (!calculation.ok) return calculation
  const breakdowns = breakdownsOfText(form.breakdowns ?? '')
  if (!breakdowns.ok) return breakdowns
  const target = targetOf(form)
  if (!target.ok) return target
  const synonyms = linesOf(form.synonyms ?? '')
  const sources = linesOf(form.sourcesEs).map((es) => before.sources.find((source) => source.es === es) ?? { es })
  return ok({
    definition: text(form.definitionEs, form.definitionEn),
    formula: text(form.formulaEs, form.formulaEn),
    unit: text(form.unitEs, form.unitEn),
    decimals: form.decimals,
    direction: form.direction,
    kind: form.kind,
    accumulation: form.accumulation,
    aggregation: form.aggregation,
    factor: form.factor,
    sources,
    periodicity: form.periodicity,
    breakdowns: breakdowns.value,
    limitations: text(form.limitationsEs, form.limitationsEn),
    contact: kept(form.contactEs, before.contact),
    ...(form.lawEs === undefined ? {} : { law: text(form.lawEs, form.lawEn) }),
    ...(synonyms.length === 0 ? {} : { synonyms }),
    ...(target.value === undefined ? {} : { target: target.value }),
    ...(form.quantity === undefined ? {} : { quantity: form.quantity }),
    ...(calculation.value === undefined ? {} : { calculation: calculation.value }),
  })
}

/** All of it or nothing: a value to reach says when, and where it is written. */
function targetOf(form: SheetForm): Result<SheetContent['target'], Refusal> {
  const { targetValue: value, targetPeriod: period, targetSourceEs: es, targetSourceEn: en } = form
  if (value === undefined && period === undefined && es === undefined) return ok(undefined)
  if (value === undefined || period === undefined || es === undefined)
    return refuse(ofTarget('half_target', value === undefined ? 'targetValue' : 'targetPeriod', 'wholeTarget'))
  if (periodNumber(period) === undefined) return refuse(ofTarget('no_period', 'targetPeriod', 'noPeriod'))
  return ok({ value, period, source: text(es, en) })
}

function ofTarget(kind: string, where: string, words: 'wholeTarget' | 'noPeriod'): Refusal {
  return { kind, field: where, message: { es: SHEET_WORDS.es[words], en: SHEET_WORDS.en[words] } }
}

function calculationOf(form: SheetForm): Result<Calculation | undefined, Refusal> {
  const { formulaValue: value, formulaNumerator: numerator, formulaDenominator: denominator } = form
  if (value === undefined && numerator === undefined && denominator === undefined && form.inputs === undefined)
    return ok(undefined)
  const inputs = inputsOfText(form.inputs ?? '')
  if (!inputs.ok) return inputs
  if (value !== undefined && numerator === undefined && denominator === undefined)
    return ok({ inputs: inputs.value, formula: { value } })
  if (value === undefined && numerator !== undefined && denominator !== undefined)
    return ok({ inputs: inputs.value, formula: { numerator, denominator } })
  const { es, en } = { es: SHEET_WORDS.es.oneOf, en: SHEET_WORDS.en.oneOf }
  return refuse({ kind: 'one_formula', field: 'formulaValue', message: { es, en } })
}

/** The edition in force as the form shows it. */
export function typedSheet({ number, title, content }: Sheet, today: string): Typed {
  const { calculation, target } = content
  const formula = calculation?.formula
  return {
    expectedNumber: String(number),
    titleEs: title.es,
    titleEn: title.en ?? '',
    definitionEs: content.definition.es,
    definitionEn: content.definition.en ?? '',
    formulaEs: content.formula.es,
    formulaEn: content.formula.en ?? '',
    unitEs: content.unit.es,
    unitEn: content.unit.en ?? '',
    decimals: String(content.decimals),
    direction: content.direction,
    kind: content.kind,
    accumulation: content.accumulation,
    aggregation: content.aggregation,
    factor: String(content.factor),
    sourcesEs: content.sources.map(({ es }) => es).join('\n'),
    periodicity: content.periodicity,
    limitationsEs: content.limitations.es,
    limitationsEn: content.limitations.en ?? '',
    contactEs: content.contact.es,
    breakdowns: textOfBreakdowns(content.breakdowns),
    synonyms: (content.synonyms ?? []).join('\n'),
    lawEs: content.law?.es ?? '',
    lawEn: content.law?.en ?? '',
    targetValue: target === undefined ? '' : String(target.value),
    targetPeriod: target?.period ?? '',
    targetSourceEs: target?.source.es ?? '',
    targetSourceEn: target?.source.en ?? '',
    quantity: content.quantity ?? '',
    inputs: calculation === undefined ? '' : textOfInputs(calculation.inputs),
    formulaValue: formula !== undefined && 'value' in formula ? formula.value : '',
    formulaNumerator: formula !== undefined && 'numerator' in formula ? formula.numerator : '',
    formulaDenominator: formula !== undefined && 'denominator' in formula ? formula.denominator : '',
    inForceFrom: today,
    note: '',
  }
}
