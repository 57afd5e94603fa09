import type { DraftElement, DraftLine, DraftPoa, DraftSection, IndicatorTerms, Schedule } from '../../model.ts'

export interface Cancelled {
  readonly reason: string
  readonly on: string
}

/** An activity that the plan did not have. It takes over the cells of the line it follows, except the activity itself. */
export interface NewActivity {
  readonly title: string
  readonly code?: string
  readonly schedule: Schedule
}

interface Of<Kind extends string, Value> {
  readonly kind: Kind
  /** Key of the activity or, of terms, of the indicator. */
  readonly element: string
  /** As it stood when it was proposed; null where there was nothing. */
  readonly before: Value | null
  readonly after: Value | null
}

export type ScheduleChange = Of<'schedule', Schedule>
export type CancelChange = Of<'cancel', Cancelled>
export type TermsChange = Of<'terms', IndicatorTerms>
export type ActivityChange = Of<'activity', NewActivity> & { readonly beside: string }

/** What a reprogramming may change. Every change says both sides, so that it can be shown, checked and undone. */
export type PlanChange = ScheduleChange | CancelChange | TermsChange | ActivityChange

/** The same changes taken back: the last first. */
export function inverse(changes: readonly PlanChange[]): readonly PlanChange[] {
  return changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }) as PlanChange)
}

/** The plan with the changes made. What a change names and the plan lacks stays unchanged: `conflictsWith` tells it. */
export function applyChanges(plan: DraftPoa, changes: readonly PlanChange[]): DraftPoa {
  return changes.reduce(applyChange, plan)
}

function applyChange(plan: DraftPoa, change: PlanChange): DraftPoa {
  switch (change.kind) {
    case 'schedule':
      return withElement(plan, change.element, (element) => set(element, 'schedule', change.after))
    case 'cancel':
      return withElement(plan, change.element, (element) => set(element, 'cancelled', change.after))
    case 'terms':
      return withElement(plan, change.element, (element) => set(element, 'indicator', change.after))
    case 'activity':
      return change.after === null ? withoutActivity(plan, change.element) : withActivity(plan, change, change.after)
    default:
      return plan
  }
}

function withElement(plan: DraftPoa, key: string, change: (element: DraftElement) => DraftElement): DraftPoa {
  return { ...plan, elements: plan.elements.map((element) => (element.key === key ? change(element) : element)) }
}

function set<Field extends 'schedule' | 'cancelled' | 'indicator'>(
  element: DraftElement,
  field: Field,
  value: DraftElement[Field] | null,
): DraftElement {
  const { [field]: _old, ...rest } = element
  return value === null ? (rest as unknown as DraftElement) : { ...element, [field]: value }
}

function withActivity(plan: DraftPoa, { element: key, beside }: ActivityChange, added: NewActivity): DraftPoa {
  const place = plan.elements.findIndex((element) => element.key === beside)
  if (place < 0 || plan.elements.some((element) => element.key === key)) return plan
  const element: DraftElement = {
    key,
    kind: 'activity',
    ...(added.code === undefined ? {} : { code: added.code }),
    title: added.title,
    from: [],
    schedule: added.schedule,
  }
  return {
    ...plan,
    elements: plan.elements.toSpliced(place + 1, 0, element),
    subPlans: plan.subPlans.map((subPlan) => ({
      ...subPlan,
      sections: subPlan.sections.map((section) => followedBy(section, beside, key)),
    })),
  }
}

/** The new line comes after the last line of the activity that it follows, in the first section that has it. */
function followedBy(section: DraftSection, beside: string, key: string): DraftSection {
  const last = section.lines.findLastIndex((line) => line.cells.activity?.includes(beside))
  const line = section.lines[last]
  if (line === undefined) return section
  const added: DraftLine = { key: `line ${key}`, cells: { ...line.cells, activity: [key] } }
  return { ...section, lines: section.lines.toSpliced(last + 1, 0, added) }
}

function withoutActivity(plan: DraftPoa, key: string): DraftPoa {
  return {
    ...plan,
    elements: plan.elements.filter((element) => element.key !== key),
    subPlans: plan.subPlans.map((subPlan) => ({
      ...subPlan,
      sections: subPlan.sections.map((section) => ({
        ...section,
        lines: section.lines.filter((line) => !(line.cells.activity?.includes(key) ?? false)),
      })),
    })),
  }
}

/** What stands in the plan where the change wants to put something; undefined when the element is not there. */
export function standsNow(plan: DraftPoa, change: PlanChange): PlanChange['before'] | undefined {
  const element = plan.elements.find(({ key }) => key === change.element)
  if (change.kind === 'activity') {
    if (element !== undefined) return { title: element.title, schedule: element.schedule ?? NOTHING }
    return plan.elements.some(({ key }) => key === change.beside) ? null : undefined
  }
  if (element === undefined) return undefined
  if (change.kind === 'schedule') return element.schedule ?? null
  return (change.kind === 'cancel' ? element.cancelled : element.indicator) ?? null
}

const NOTHING: Schedule = { kind: 'none', months: Array<null>(12).fill(null) }

export interface Conflict {
  readonly change: PlanChange
  /** Undefined: the plan in force no longer has the element. */
  readonly now: PlanChange['before'] | undefined
}

/** Changes whose "before" is no longer what the plan says: somebody changed it after they were proposed. */
export function conflictsWith(plan: DraftPoa, changes: readonly PlanChange[]): readonly Conflict[] {
  return changes.flatMap((change) => {
    const now = standsNow(plan, change)
    return now !== undefined && same(said(change.kind, now), said(change.kind, change.before)) ? [] : [{ change, now }]
  })
}

/** Of a schedule only what it programmes counts, not the cells it was read from. */
function said(kind: PlanChange['kind'], value: PlanChange['before']): unknown {
  if (kind !== 'schedule' || value === null) return value
  const { from: _from, ...programme } = value as Schedule
  return programme
}

/** Deep equality of plain data, whatever the order of its keys: a database does not keep that order. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const left = new Map<string, unknown>(Object.entries(one).filter(([, value]) => value !== undefined))
  const right = new Map<string, unknown>(Object.entries(other).filter(([, value]) => value !== undefined))
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && same(value, right.get(key)))
}
