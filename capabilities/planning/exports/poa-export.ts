import type { CivilDate } from '../../../kernel/civil.ts'
import { type Locale, spoken, type Text } from '../../../kernel/text.ts'
import type { DraftElement, DraftPoa } from '../model.ts'
import type { PlanProgress } from '../rules/plan-progress.ts'
import type { Bands } from '../rules/states.ts'

/**
 * All that leaves the house with a unit's plan. The caller decides what is published: for the public the plan has passed
 * `forPublication` before. Figures are those of the rules, never computed here.
 */
export interface PoaExport {
  readonly plan: DraftPoa
  readonly planTitle: Text
  readonly unit: { readonly code: string; readonly title: Text }
  readonly institution: { readonly name: Text; readonly shortName: string }
  readonly progress: PlanProgress
  readonly bands: Bands
  readonly cutOff: CivilDate
  /** The day and the instant of the export, and who asked for it; absent for the public. */
  readonly madeOn: CivilDate
  readonly madeAt: string
  readonly madeBy?: string
  /** What a reader types to check the document against the platform. */
  readonly verification?: string
  /** Said wherever months or progress are generated. */
  readonly demoNote?: Text
  readonly locale: Locale
}

export function textPair(es: string, en: string | undefined): Text {
  return en === undefined ? { es } : { es, en }
}

/** The words of an element and the language they are in: what was imported stays Spanish. */
export function elementWords(element: DraftElement, locale: Locale): { readonly words: string; readonly lang: Locale } {
  return spoken(textPair(element.title, element.titleEn), locale)
}
