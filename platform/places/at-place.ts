import type { Id } from '../../kernel/ids.ts'
import type { Result } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import type { Ctx } from '../capability/context.ts'
import type { Permission } from '../capability/permission.ts'
import type { Runner } from '../capability/runner.ts'

/** Of which ground it is asked: the place itself, and those that lie in it whole by law. */
export interface PlaceQuestion {
  readonly places: readonly Id[]
}

/** One record that happens there. Its page is the room's own. */
export interface PlaceEntry {
  readonly id: Id
  readonly title: Text
  /** Without the language prefix. */
  readonly path: string
  /** Whose it is, of which year: what stands beside the title. */
  readonly beside?: Text
  /** How it stands, in a word; `shape` is a name of the design system's states, where the room judges by them. */
  readonly mark?: { readonly word: Text; readonly shape?: string }
}

export interface PlaceAnswer {
  /** What is counted and as of when: `Actividades de los planes de 2019 al 31 de agosto`. */
  readonly lead: Text
  /** All of them, also those that are not listed. */
  readonly count: number
  /** The first of them, in the room's own order. */
  readonly entries: readonly PlaceEntry[]
  /** Where all of them are, if a page shows them. */
  readonly all?: { readonly title: Text; readonly path: string }
  /** Some of it was invented for a demonstration. */
  readonly demo: boolean
}

/**
 * What a room says happens at a place of the ground. The ground knows no room: it asks everybody who has something to say, and
 * shows it on the place's page to who may see it. A room that has nothing there answers a count of 0 and is not shown.
 */
export interface AtPlace {
  /** The room, then what: `planning.activities`. */
  readonly id: string
  readonly title: Text
  readonly permission: Permission
  ask(runner: Runner, ctx: Ctx, question: PlaceQuestion): Promise<Result<PlaceAnswer>>
}

export interface PlaceNews {
  readonly title: Text
  readonly id: string
  readonly answer: PlaceAnswer
}

/** Everything that happens at a place that the person may see, room by room, in the order in which they are mounted. */
export async function whatHappensAt(
  rooms: readonly AtPlace[],
  runner: Runner,
  ctx: Ctx,
  question: PlaceQuestion,
): Promise<readonly PlaceNews[]> {
  const told: PlaceNews[] = []
  for (const { id, title, ask } of rooms) {
    const answer = await ask(runner, ctx, question)
    if (answer.ok && answer.value.count > 0) told.push({ id, title, answer: answer.value })
  }
  return told
}
