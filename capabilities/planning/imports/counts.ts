import type { DraftPoa, ElementKind } from '../model.ts'
import type { ImportCounts } from './draft.ts'

/** What was read, counted. Each value counts once in its plan however many lines share it. */
export function countReading(poas: readonly DraftPoa[], cells: ImportCounts['cells']): ImportCounts {
  const of = (...kinds: readonly ElementKind[]) =>
    poas.reduce((sum, poa) => sum + poa.elements.filter((element) => kinds.includes(element.kind)).length, 0)
  const { read, placed, headings, unplaced } = cells
  return {
    units: poas.length,
    subPlans: of('sub_plan'),
    headings: of('area_heading', 'objective_heading', 'scope_heading'),
    objectives: of('specific_objective'),
    results: of('result'),
    indicators: of('indicator'),
    activities: of('activity'),
    sources: of('verification_source'),
    responsibles: of('responsible'),
    fundingSources: of('funding_source'),
    risks: of('risk'),
    lines: poas.reduce((sum, poa) => sum + linesOf(poa), 0),
    cells: { read, placed, headings, unplaced },
  }
}

function linesOf(poa: DraftPoa): number {
  return poa.subPlans.reduce((sum, part) => sum + part.sections.reduce((n, section) => n + section.lines.length, 0), 0)
}
