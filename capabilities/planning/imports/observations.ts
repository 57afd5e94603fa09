import type { Text } from '../../../kernel/text.ts'
import type { CellRef } from '../model.ts'
import { type ClosedImport, sayClosedChange } from '../rules/import-effect/closed-months.ts'
import type { FindingSeverity, ImportReading } from './draft.ts'
import type { ImportRefusal } from './refusals.ts'

/** `correct`: the file does not say it in a way that can be taken over; `confirm`: what was inferred; `note`: to be known. */
export type ObservationLevel = 'correct' | 'confirm' | 'note'

/** One thing to tell the person at a place of the file; without a place, of the file as a whole. */
export interface Observation {
  readonly level: ObservationLevel
  readonly at: readonly CellRef[]
  readonly message: Text
}

const LEVEL: Record<FindingSeverity, ObservationLevel> = { error: 'correct', warning: 'correct', note: 'note' }

/** Everything that the reading of a file has to say to whoever wrote it, what must be corrected first. */
export function observationsOf(
  reading: Pick<ImportReading, 'findings' | 'unplaced' | 'poas' | 'instruments'>,
): readonly Observation[] {
  const elements = [
    ...reading.poas.flatMap((poa) => poa.elements),
    ...reading.instruments.flatMap((plan) => plan.nodes),
  ]
  return inOrder([
    ...reading.unplaced.map(
      ({ sheet, address, reason }): Observation => ({
        level: 'correct',
        at: [{ sheet, address }],
        message: reason,
      }),
    ),
    // A comment of their own is nothing that we have to tell them.
    ...reading.findings
      .filter(({ rule }) => rule !== 'comment')
      .map(({ severity, at, message }): Observation => ({ level: LEVEL[severity], at, message })),
    ...elements.flatMap(({ from, proposals = [] }) =>
      proposals.map(({ reason }): Observation => ({ level: 'confirm', at: from.slice(0, 1), message: reason })),
    ),
  ])
}

/** What cannot be accepted because a review closed its months: said at the months, or of the file where it leaves a row out. */
export function observationsOfClosed(closed: ClosedImport | undefined): readonly Observation[] {
  return (closed?.changes ?? []).map((change) => ({
    level: 'correct',
    at: change.at,
    message: {
      es: `No se acepta, porque la revisión de esos meses está firmada: ${sayClosedChange(change, 'es')}.`,
      en: `Not accepted, because the review of those months is signed off: ${sayClosedChange(change, 'en')}.`,
    },
  }))
}

/** Why a file was not taken: each cell at fault with its sentence, else the sentence alone. */
export function observationsOfRefusal({ message, places }: ImportRefusal): readonly Observation[] {
  if (places === undefined || places.length === 0) return [{ level: 'correct', at: [], message }]
  return places.map((place) => ({ level: 'correct', at: [place.at], message: place.message }))
}

const ORDER: readonly ObservationLevel[] = ['correct', 'confirm', 'note']

function inOrder(observations: readonly Observation[]): readonly Observation[] {
  const seen = new Set<string>()
  const once = observations.filter((each) => {
    const key = `${each.message.es} ${each.at.map((ref) => `${ref.sheet}!${ref.address}`).join()}`
    return !seen.has(key) && seen.add(key)
  })
  return once.toSorted((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))
}
