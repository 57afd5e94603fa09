import { isMissing, type Missing } from '../../../kernel/missing.ts'
import { type Figure, figureKey } from './explanation.ts'
import { type Basis, type Child, meanFigure } from './figure.ts'
import { stateOf } from './states.ts'

/** A unit's plan as the institution counts it. A unit whose plan is absent is named with the reason, never left out. */
export interface UnitPlan {
  readonly id: string
  readonly title: string
  readonly weight?: number
  readonly poa: Figure | Missing
}

/** The institution's figure of the year: the weighted mean over the units' plans. */
export function institutionProgress(title: string, units: readonly UnitPlan[], basis: Basis): Figure {
  const children = units.map((unit): Child => {
    const figure = isMissing(unit.poa) ? absentPlan(unit, unit.poa, basis) : ofUnit(unit, unit.poa)
    return unit.weight === undefined ? { figure } : { figure, weight: unit.weight }
  })
  return meanFigure({ kind: 'institution', id: 'institution', title }, children, basis)
}

function absentPlan(unit: UnitPlan, reason: Missing, basis: Basis): Figure {
  const empty = meanFigure({ kind: 'poa', id: unit.id, title: unit.title }, [], basis)
  return { ...empty, toDate: reason, year: reason, state: stateOf(reason, basis.bands) }
}

/** Each plan calls its own figure `poa`; among several it is known by its unit. */
function ofUnit(unit: UnitPlan, poa: Figure): Figure {
  return { ...poa, key: figureKey('poa', unit.id), id: unit.id, title: unit.title }
}
