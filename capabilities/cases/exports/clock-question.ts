import type { Ledger, Term } from '../rules/clock/ledger.ts'

/** What `trama clock --json` is asked so that anyone outside counts a case again: docs/clock.md tells every key. */
export function clockQuestion(term: Term, calendar: string, ledger: Ledger, today: string) {
  return {
    today,
    term,
    calendar,
    // Instants as the database writes them become those of ISO 8601.
    ledger: ledger.map((entry) =>
      entry.at === undefined ? entry : { ...entry, at: new Date(entry.at).toISOString() },
    ),
  }
}
