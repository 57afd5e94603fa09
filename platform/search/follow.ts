import type { DomainEvent } from '../capability/command.ts'
import type { Subscription } from '../events/subscription.ts'
import type { SearchSource } from './document.ts'
import { reindexGroup } from './fill.ts'

/** What a room does when something findable of it changed: what it says to search is read anew, of the group that the event names. */
export function refilledAfter(
  { name, version }: { readonly name: string; readonly version: number },
  source: SearchSource,
  groupOf: (event: DomainEvent) => string = () => 'all',
): Subscription {
  return {
    event: name,
    version,
    // Of the room, and not of the source: deliveries are counted by this name, and a new one would have all past events told again.
    name: `${name.split('.', 1)[0]}.search_index`,
    async handle(tx, _ctx, event) {
      await reindexGroup(tx, source, groupOf(event))
    },
  }
}
