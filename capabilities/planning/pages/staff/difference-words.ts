import { formatDate, formatNumber } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { spokenPlace } from '../../imports/grid.ts'
import type { CellRef, DraftElement } from '../../model.ts'
import type { Change } from '../../rules/difference.ts'
import { FUNDING_NAMES, KIND_NAMES, ROLE_NAMES } from '../plan/element-words.ts'
import { termsDifferenceWords } from './import-terms.ts'
import { IMPORT_WORDS } from './import-words.ts'

/** One difference in words: of what, in what, how it stands on the platform and in the file, and in which cells of the file. */
export interface SaidDifference {
  readonly kind: Change['kind']
  readonly field: string
  /** Kind of element; undefined where the plan itself differs. */
  readonly of: string | undefined
  /** The element as the platform knows it; empty where a side tells it already. */
  readonly name: string
  readonly before: string
  readonly after: string
  /** Cells of the file; of what it no longer has, `gone`, those that it was read from once. */
  readonly at: readonly CellRef[]
  readonly gone?: boolean
}

/** What a difference says; `titleAt` are the cells of the file's own title. */
export function sayDifference(change: Change, locale: Locale, titleAt: readonly CellRef[] = []): SaidDifference {
  const { kind } = change
  const field = IMPORT_WORDS[locale].changes[kind]
  if (change.kind === 'plan_title')
    return { kind, field, of: undefined, name: '', before: change.before, after: change.after, at: titleAt }
  if (change.kind === 'layout') return { kind, field, of: undefined, name: '', before: '', after: '', at: [] }
  const element = change.kind === 'removed' ? change.before : change.after
  const of = say(KIND_NAMES[element.kind], locale)
  if (change.kind === 'added')
    return { kind, field, of, name: '', before: '', after: nameOf(element), at: element.from }
  if (change.kind === 'removed')
    return { kind, field, of, name: '', before: nameOf(element), after: '', at: change.before.from, gone: true }
  const at = (change.kind === 'schedule' ? element.schedule?.from : undefined) ?? element.from
  const name = kind === 'text' ? '' : nameOf(change.before)
  return { kind, field, of, name, ...sides(change, locale), at }
}

type Pair = Exclude<Change, { kind: 'added' } | { kind: 'removed' } | { kind: 'layout' } | { kind: 'plan_title' }>

function sides(change: Pair, locale: Locale): { readonly before: string; readonly after: string } {
  if (change.kind === 'moved' || change.kind === 'shared')
    return { before: change.lost.map(nameOf).join('; '), after: change.gained.map(nameOf).join('; ') }
  const value = (element: DraftElement, other: DraftElement): string => {
    switch (change.kind) {
      case 'schedule':
        return months(element)
      case 'terms':
        return termsDifferenceWords(element.indicator, other.indicator, locale)
      case 'code':
        return element.code ?? '—'
      case 'role':
        return element.role === undefined ? '—' : say(ROLE_NAMES[element.role], locale)
      case 'funding':
        return element.funding === undefined ? '—' : say(FUNDING_NAMES[element.funding], locale)
      case 'weight':
        return element.weight === undefined ? '—' : formatNumber(element.weight)
      case 'cancelled':
        return element.cancelled === undefined
          ? '—'
          : `${formatDate(element.cancelled.on, locale)}: ${element.cancelled.reason}`
      default:
        return element.label === undefined ? nameOf(element) : `${element.label}: ${nameOf(element)}`
    }
  }
  return { before: value(change.before, change.after), after: value(change.after, change.before) }
}

function months(element: DraftElement): string {
  return element.schedule?.months.map((value) => (value === null ? '·' : formatNumber(value))).join(' ') ?? '—'
}

/** An element as people name it: its code and its words. */
export function nameOf(element: DraftElement): string {
  return element.code === undefined ? element.title : `${element.code} ${element.title}`
}

/** More differences of a plan than this are counted on the terminal and not listed. */
export const LISTED = 40

/** The differences of one plan for a terminal, a line each; `path` is where they are seen, side by side. */
export function differenceLines(
  plan: string,
  all: readonly SaidDifference[],
  path: string,
  locale: Locale,
): readonly string[] {
  if (all.length === 0) return []
  const rest = all.length - LISTED
  const more =
    rest <= 0
      ? []
      : [
          say(
            {
              es: `  … y ${formatNumber(rest)} más: véalas en ${path}, o todas con --json`,
              en: `  … and ${formatNumber(rest)} more: see them at ${path}, or all of them with --json`,
            },
            locale,
          ),
        ]
  return [
    `${IMPORT_WORDS[locale].differences(plan, all.length)}:`,
    ...all.slice(0, LISTED).map((each) => line(each, locale)),
    ...more,
  ]
}

function line({ field, of, name, before, after, at, gone }: SaidDifference, locale: Locale): string {
  const [from] = at
  const once = gone === true ? `${say({ es: '(antes)', en: '(before)' }, locale)} ` : ''
  const place = from === undefined ? '' : `${spokenPlace(from)} ${once}`
  const what = [of, field].filter((part) => part !== undefined).join(', ')
  if (before === '' && after === '') return `  ${place}${what}${name === '' ? '' : `: ${name}`}`
  return `  ${place}${what}: ${name === '' ? '' : `${name} | `}${before || '—'} → ${after || '—'}`
}
