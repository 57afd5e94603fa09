import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, isId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import {
  type RecordEntry,
  recordHistory,
  recordOn,
  toRecordEntry,
} from '../../../platform/audit/data/record-history.ts'
import type { RecordState, StateThen } from '../../../platform/audit/record-state.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { mayDo } from '../../../platform/capability/permission.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { ElementKind } from '../model.ts'
import { READ_PUBLIC, READ_WORKSPACE } from '../permissions.ts'
import { ELEMENT, elementStates } from './element-states.ts'
import { POST_NOT_STATED } from './public-queries.ts'

export interface HistoryQuestion {
  readonly id: string
  /** The day on which the element is wanted as it was. */
  readonly day?: CivilDate | undefined
  readonly zone: string
}

export interface ElementHistory {
  readonly id: Id
  readonly kind: ElementKind
  readonly title: string
  readonly code: string | undefined
  /** Oldest first. */
  readonly entries: readonly RecordEntry[]
  /** Whether the reader may know who acted; the public reads from which office and post. */
  readonly named: boolean
  readonly past: { readonly day: CivilDate; readonly state: StateThen } | undefined
}

/** Everything that was changed in an element, and how it was on a day. */
export const elementHistory: Query<HistoryQuestion, ElementHistory> = {
  id: 'planning.element_history',
  permission: READ_PUBLIC,
  async run(tx, ctx, { id, day, zone }) {
    const states = isId(id) ? await elementStates(tx, { element: id }) : new Map<Id, RecordState>()
    const found = states.get(id)
    if (found === undefined)
      return refuse({
        kind: 'no_element',
        message: { es: 'Ningún plan tiene ese elemento.', en: 'No plan has that element.' },
      })
    const named = mayDo(ctx.who, READ_WORKSPACE)
    const all = named ? await recordHistory(tx, ELEMENT, id) : await publicHistory(tx, id)
    const shown = named ? (state: RecordState) => state : publishable(all, found)
    const now = shown(found)
    const told = all.map((entry) => ({
      ...entry,
      before: entry.before === undefined ? undefined : shown(entry.before),
      after: entry.after === undefined ? undefined : shown(entry.after),
    }))
    return {
      ok: true,
      value: {
        id,
        kind: now.kind as ElementKind,
        title: String(now.title),
        code: now.code === undefined ? undefined : String(now.code),
        entries: told,
        named,
        past: day === undefined ? undefined : { day, state: recordOn(told, day, zone, now) },
      },
    }
  },
}

/** The database gives the public no names: office and post are all there is to select. */
async function publicHistory(tx: ReadTx, id: Id): Promise<readonly RecordEntry[]> {
  const found = await tx.execute(sql`
    select h.seq, h.at, h.command, h.post, h.before, h.after, o.title as office
    from planning.public_history(${id}::uuid) h left join identity.office o on o.id = h.office order by h.seq`)
  return found.rows.map(toRecordEntry)
}

/** Fields in which a cell of responsible persons may name somebody; posts are published, persons are not. */
const NAMING: ReadonlySet<string> = new Set(['titleEn', 'label', 'code'])

/** One that ever named persons is told without its text, in every entry: a change of the text does not say again what it is. */
function publishable(entries: readonly RecordEntry[], now: RecordState): (state: RecordState) => RecordState {
  const states = [now, ...entries.flatMap(({ before, after }) => [before, after])]
  return states.some((state) => state?.namesPersons === true) ? withoutNames : (state) => state
}

function withoutNames(state: RecordState): RecordState {
  const kept = Object.entries(state).filter(([field]) => !NAMING.has(field))
  return Object.fromEntries(kept.map(([field, value]) => [field, field === 'title' ? POST_NOT_STATED.es : value]))
}
