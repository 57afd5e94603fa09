import { MONTHS, type Month } from '../../../../kernel/civil.ts'
import { monthName } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'
import { type CellRef, type DraftElement, type MonthValues, NO_SCHEDULE, type Schedule } from '../../model.ts'
import type { Change } from '../difference.ts'
import { activityName } from '../edit/cell-problem.ts'
import { reprogrammedMonths } from '../reprogramming.ts'
import { type ClosedPeriodRefusal, closedPeriod, type SignedQuarter } from '../review/closed-period.ts'

/** What accepting a file would make of some months of one activity, all of them closed by a review. */
export interface ClosedChange {
  /** `A.1.2`, or the beginning of the title. */
  readonly activity: string
  /** `removed`: the file no longer has the activity, and its months would go with it. */
  readonly what: 'programmed' | 'executed' | 'removed'
  readonly months: readonly Month[]
  /** Where the file says so; nowhere when it leaves the activity out. */
  readonly at: readonly CellRef[]
}

export interface ClosedImport {
  readonly changes: readonly ClosedChange[]
  readonly refusal: ClosedPeriodRefusal
}

/** One plan of a file beside the plan that is there. */
export interface PlanOfFile {
  readonly unit: string
  readonly year: number
  /** Of what the plan programmes nothing is written over when it is approved, and nothing was reviewed of one that is new. */
  readonly plan: 'new' | 'draft' | 'approved'
  readonly changes: readonly Change[]
  readonly activities: readonly DraftElement[]
  /** Key in the file → key in the plan. */
  readonly matches: ReadonlyMap<string, string>
  readonly executed: readonly {
    readonly activity: string
    readonly months: MonthValues
    readonly from: readonly CellRef[]
  }[]
  /** Months that were reported, by key in the plan: what a file says of them is not taken over. */
  readonly reported: ReadonlyMap<string, readonly { readonly month: number }[]>
}

/**
 * What a file would change of months whose review is signed off. It is held to the rule that whoever reports is held to
 * (`closedPeriod`): a file is no way around the signature (the institution's plan, section 9).
 */
export function closedImport(file: PlanOfFile, signed: readonly SignedQuarter[]): ClosedImport | undefined {
  const changes = touched(file).flatMap((each): readonly ClosedChange[] => {
    const months = each.months.filter((month) => closedPeriod(signed, file.year, [month]) !== undefined)
    return months.length === 0 ? [] : [{ ...each, months }]
  })
  const closed = closedPeriod(
    signed,
    file.year,
    changes.flatMap(({ months }) => months),
  )
  return closed === undefined ? undefined : { changes, refusal: named(closed, file.unit, changes) }
}

function touched(file: PlanOfFile): readonly ClosedChange[] {
  return [...(file.plan === 'draft' ? file.changes.flatMap(programmed) : []), ...executed(file)]
}

function programmed(change: Change): readonly ClosedChange[] {
  switch (change.kind) {
    case 'schedule':
    case 'added': {
      const { after } = change
      // A file without months says nothing of them: what is programmed stays.
      if (after.schedule === undefined || after.schedule.kind === 'none') return []
      const before = change.kind === 'added' ? NO_SCHEDULE : (change.before.schedule ?? NO_SCHEDULE)
      return [
        {
          activity: activityName(after),
          what: 'programmed',
          months: monthsBetween(before, after.schedule),
          at: after.schedule.from?.slice(0, 1) ?? after.from.slice(0, 1),
        },
      ]
    }
    case 'removed': {
      const { before } = change
      const months = monthsBetween(before.schedule ?? NO_SCHEDULE, NO_SCHEDULE)
      return [{ activity: activityName(before), what: 'removed', months, at: [] }]
    }
    default:
      return []
  }
}

function monthsBetween(before: Schedule, after: Schedule): readonly Month[] {
  return reprogrammedMonths(before, after).map(({ month }) => month)
}

function executed(file: PlanOfFile): readonly ClosedChange[] {
  const activities = new Map(file.activities.map((element) => [element.key, element]))
  return file.executed.flatMap(({ activity, months, from }): readonly ClosedChange[] => {
    const element = activities.get(activity)
    if (element === undefined) return []
    const reported = file.reported.get(file.matches.get(activity) ?? '') ?? []
    const added = MONTHS.filter(
      (month) => (months[month - 1] ?? null) !== null && !reported.some((report) => report.month === month),
    )
    return [{ activity: activityName(element), what: 'executed', months: added, at: from.slice(0, 1) }]
  })
}

/** More than these are counted in the sentence; the preview lists all of them. */
const NAMED = 3

function named(closed: ClosedPeriodRefusal, unit: string, changes: readonly ClosedChange[]): ClosedPeriodRefusal {
  const rest = changes.length - NAMED
  const listed = (locale: Locale) =>
    changes
      .slice(0, NAMED)
      .map((change) => sayClosedChange(change, locale))
      .join('; ')
  return {
    kind: 'closed_period',
    message: {
      es: `El plan de ${unit} no se acepta como viene en el archivo: ${listed('es')}${rest > 0 ? `; y ${rest} más` : ''}. ${closed.message.es} También puede dejar esos meses en el archivo como están en la plataforma.`,
      en: `The plan of ${unit} is not accepted as the file has it: ${listed('en')}${rest > 0 ? `; and ${rest} more` : ''}. ${closed.message.en} Or leave those months in the file as they are on the platform.`,
    },
  }
}

/** `cambia lo programado de A.1.2 en enero y marzo`. */
export function sayClosedChange({ activity, what, months }: ClosedChange, locale: Locale): string {
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    months.map((month) => monthName(month, locale)),
  )
  return WHAT[locale][what](activity, names)
}

type Sentence = (activity: string, months: string) => string
const WHAT: Readonly<Record<Locale, Readonly<Record<ClosedChange['what'], Sentence>>>> = {
  es: {
    programmed: (activity, months) => `cambia lo programado de ${activity} en ${months}`,
    executed: (activity, months) => `agrega lo ejecutado de ${activity} en ${months}`,
    removed: (activity, months) => `quita ${activity}, que estaba programada en ${months}`,
  },
  en: {
    programmed: (activity, months) => `it changes what ${activity} programmes in ${months}`,
    executed: (activity, months) => `it adds what ${activity} executed in ${months}`,
    removed: (activity, months) => `it takes away ${activity}, which was programmed in ${months}`,
  },
}
