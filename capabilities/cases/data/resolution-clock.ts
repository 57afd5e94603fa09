import type { Id } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { append } from '../rules/clock/append.ts'
import { readClock } from '../rules/clock/reading.ts'
import { clockParagraph } from '../rules/resolution/clock-paragraph.ts'
import { READ_CASES } from '../staff-permissions.ts'
import { readCase, readLedger } from './case-store.ts'
import { calendarOf, compiledEdition } from './compiled-editions.ts'
import { NO_CASE } from './move-case.ts'

/** The account of the term as a resolution of today tells it: with today as the end. Empty where there is no term. */
export const resolutionClock: Query<{ readonly id: Id }, string> = {
  id: 'cases.resolution_clock',
  permission: READ_CASES,
  async run(tx, { who, today }, { id }) {
    const row = await readCase(tx, id)
    if (row === undefined || typeof who === 'string' || row.officeId !== who.officeId) return refuse(NO_CASE)
    const { definition } = await compiledEdition(tx, row.definitionId, row.jurisdiction)
    const { term } = definition
    const calendar = term === undefined ? undefined : await calendarOf(tx, definition.calendar)
    if (term === undefined || calendar === undefined) return { ok: true, value: '' }
    const ledger = await readLedger(tx, id)
    const ended = append(ledger, { kind: 'stop', on: today }, term, calendar, today)
    const read = readClock(ended.ok ? ended.value : ledger, term, calendar, today)
    return { ok: true, value: read.ok ? clockParagraph(read.value, term, today) : '' }
  },
}
