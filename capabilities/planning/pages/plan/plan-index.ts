import type { Id } from '../../../../kernel/ids.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { PlanYear, StoredInstrument, UnitLine } from '../../data/load-year.ts'
import type { StoredPoa } from '../../data/stored-poa.ts'
import type { DraftElement, DraftNode, DraftSection, DraftSubPlan } from '../../model.ts'

/** An element with the plan that it belongs to. */
export type Placed =
  | { readonly element: DraftElement; readonly poa: StoredPoa; readonly instrument?: undefined }
  | { readonly element: DraftNode; readonly instrument: StoredInstrument; readonly poa?: undefined }

/** Where a part of a unit's plan stands. */
export interface PlacedPart<Part> {
  readonly part: Part
  readonly poa: StoredPoa
}

/** A planning year, found by id and walkable both ways. Built once for a page. */
export interface PlanIndex {
  readonly elements: ReadonlyMap<Id, Placed>
  readonly sections: ReadonlyMap<Id, PlacedPart<DraftSection>>
  readonly subPlans: ReadonlyMap<Id, PlacedPart<DraftSubPlan>>
  readonly poas: ReadonlyMap<Id, StoredPoa>
  readonly poaOfUnit: ReadonlyMap<Id, StoredPoa>
  readonly units: ReadonlyMap<Id, UnitLine>
  /** What an element serves in the plans above, and what serves it from the plans below. */
  readonly serves: ReadonlyMap<Id, readonly Id[]>
  readonly servedBy: ReadonlyMap<Id, readonly Id[]>
  /** Nodes under a node of PEI or Plan de Acción. */
  readonly children: ReadonlyMap<Id, readonly DraftNode[]>
}

/** The index of a year, made once for as long as the year is remembered. */
export function indexPlan(plan: PlanYear): PlanIndex {
  const known = INDEXES.get(plan)
  if (known !== undefined) return known
  const made = makeIndex(plan)
  INDEXES.set(plan, made)
  return made
}
const INDEXES = new WeakMap<PlanYear, PlanIndex>()

function makeIndex(plan: PlanYear): PlanIndex {
  const elements = new Map<Id, Placed>()
  const sections = new Map<Id, PlacedPart<DraftSection>>()
  const subPlans = new Map<Id, PlacedPart<DraftSubPlan>>()
  const children = new Map<Id, DraftNode[]>()
  for (const instrument of [plan.pei, plan.actionPlan]) {
    for (const element of instrument?.nodes ?? []) {
      if (instrument !== undefined) elements.set(element.key, { element, instrument })
      if (element.parent !== undefined) push(children, element.parent, element)
    }
  }
  for (const poa of plan.poas) {
    for (const element of poa.plan.elements) elements.set(element.key, { element, poa })
    for (const subPlan of poa.plan.subPlans) {
      subPlans.set(subPlan.key, { part: subPlan, poa })
      for (const section of subPlan.sections) sections.set(section.key, { part: section, poa })
    }
  }
  const serves = new Map<Id, Id[]>()
  const servedBy = new Map<Id, Id[]>()
  for (const link of plan.serves) {
    if (!elements.has(link.from.id) || !elements.has(link.to.id)) continue
    push(serves, link.from.id, link.to.id)
    push(servedBy, link.to.id, link.from.id)
  }
  return {
    elements,
    sections,
    subPlans,
    poas: new Map(plan.poas.map((poa) => [poa.head.id, poa])),
    poaOfUnit: new Map(plan.poas.map((poa) => [poa.head.unit.id, poa])),
    units: new Map(plan.units.map((unit) => [unit.id, unit])),
    serves,
    servedBy,
    children,
  }
}

/** The words of an element in the languages it has. */
export function textOf(element: Pick<DraftElement, 'title' | 'titleEn'>): Text {
  return element.titleEn === undefined ? { es: element.title } : { es: element.title, en: element.titleEn }
}

export function titleOfPoa(poa: StoredPoa): Text {
  return poa.head.titleEn === null ? { es: poa.head.title } : { es: poa.head.title, en: poa.head.titleEn }
}

export function titleOfInstrument(instrument: StoredInstrument): Text {
  return instrument.titleEn === null ? { es: instrument.title } : { es: instrument.title, en: instrument.titleEn }
}

function push<T>(map: Map<Id, T[]>, key: Id, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
