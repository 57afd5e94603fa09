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

/** The edition that the form describes; what it does not ask (breakdowns, law, target) stays as it was. */
export function contentOfForm(form: SheetForm, before: SheetContent): Result<SheetContent, Refusal> {
  const calculation = calculationOf(form)
  if (!calculation.ok) return calculation
  const { calculation: _formula, quantity: _unit, ...rest } = before
  const sources = form.sourcesEs
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
    .map((es) => before.sources.find((source) => source.es === es) ?? { es })
  return ok({
    ...rest,
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
    limitations: text(form.limitationsEs, form.limitationsEn),
    contact: kept(form.contactEs, before.contact),
    ...(form.quantity === undefined ? {} : { quantity: form.quantity }),
    ...(calculation.value === undefined ? {} : { calculation: calculation.value }),
  })
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
  const { calculation } = content
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
    quantity: content.quantity ?? '',
    inputs: calculation === undefined ? '' : textOfInputs(calculation.inputs),
    formulaValue: formula !== undefined && 'value' in formula ? formula.value : '',
    formulaNumerator: formula !== undefined && 'numerator' in formula ? formula.numerator : '',
    formulaDenominator: formula !== undefined && 'denominator' in formula ? formula.denominator : '',
    inForceFrom: today,
    note: '',
  }
}
