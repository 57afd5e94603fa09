import type { Text } from '../../../../kernel/text.ts'
import type { DraftElement } from '../../model.ts'
import type { CheckId } from './finding.ts'
import { inColumn, linesWith, type PlanParts } from './plan-parts.ts'

/** What a check says of one element, before a deployment's severity is put on it. */
export interface Remark {
  readonly check: CheckId
  readonly element: DraftElement
  readonly sentence: Text
}

/** What hangs on nothing: the results chain (objective → result → indicator → source; result → activity) followed link by link. */
export function brokenChain(parts: PlanParts): readonly Remark[] {
  return [...objectivesNobodyWorksFor(parts), ...resultsWithout(parts), ...indicatorsWithoutSource(parts)]
}

function objectivesNobodyWorksFor(parts: PlanParts): readonly Remark[] {
  return parts.sections.flatMap((section) => {
    if (inColumn(parts, section.lines, 'activity').length > 0) return []
    const objectives = section.headings
      .flatMap((key) => parts.elements.get(key) ?? [])
      .filter(({ kind }) => kind === 'specific_objective')
    return objectives.map((element) =>
      remark('objective_without_activities', element, {
        es: 'Nadie trabaja por este objetivo: no tiene ninguna actividad.',
        en: 'Nobody works for this objective: it has no activity.',
      }),
    )
  })
}

function resultsWithout(parts: PlanParts): readonly Remark[] {
  return parts.results.flatMap(({ result, lines }) => {
    if (result === undefined) return []
    const remarks: Remark[] = []
    if (inColumn(parts, lines, 'indicator').length === 0)
      remarks.push(
        remark('result_without_indicator', result, {
          es: 'Este resultado no tiene indicador: no se podrá decir si se alcanzó.',
          en: 'This result has no indicator: nobody will be able to say whether it was reached.',
        }),
      )
    if (inColumn(parts, lines, 'activity').length === 0)
      remarks.push(
        remark('result_without_activity', result, {
          es: 'Este resultado no tiene ninguna actividad que lo produzca.',
          en: 'This result has no activity that brings it about.',
        }),
      )
    return remarks
  })
}

function indicatorsWithoutSource(parts: PlanParts): readonly Remark[] {
  return ofKind(parts, 'indicator').flatMap((indicator) => {
    const lines = linesWith(parts, 'indicator', indicator.key)
    if (lines.length === 0 || inColumn(parts, lines, 'verification_source').length > 0) return []
    return remark('indicator_without_source', indicator, {
      es: 'Falta el medio de verificación: no dice con qué se comprueba.',
      en: 'The verification source is missing: it does not say by what it is checked.',
    })
  })
}

/** Codes that stand twice where they should tell one element from another; as written, but for spaces and a final stop. */
export function doubledCodes(parts: PlanParts): readonly Remark[] {
  const places: readonly (readonly DraftElement[])[] = [
    ...parts.sections.map((section) => inColumn(parts, section.lines, 'result')),
    ...parts.results.map(({ lines }) => inColumn(parts, lines, 'indicator')),
    // Units number the activities of each indicator anew.
    ...parts.results.flatMap(({ lines }) =>
      [...Map.groupBy(lines, (line) => (line.cells.indicator ?? []).join()).values()].map((own) =>
        inColumn(parts, own, 'activity'),
      ),
    ),
  ]
  const told = new Set<string>()
  return places.flatMap((elements) => {
    const first = new Map<string, DraftElement>()
    return elements.flatMap((element) => {
      const code = element.code?.replace(/\s|\.$/g, '').toLocaleUpperCase('es')
      if (code === undefined || code === '') return []
      const earlier = first.get(code)
      if (earlier === undefined) first.set(code, element)
      if (earlier === undefined || earlier.key === element.key || told.has(element.key)) return []
      told.add(element.key)
      return remark('duplicate_code', element, {
        es: `El código ${element.code} ya lo lleva «${earlier.title}».`,
        en: `The code ${element.code} is borne already by “${earlier.title}”.`,
      })
    })
  })
}

export function ofKind(parts: PlanParts, kind: DraftElement['kind']): readonly DraftElement[] {
  return parts.plan.elements.filter((element) => element.kind === kind)
}

export function remark(check: CheckId, element: DraftElement, sentence: Text): Remark {
  return { check, element, sentence }
}
