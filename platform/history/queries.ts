import { type Refusal, refuse } from '../../kernel/result.ts'
import { type DailyHead, dailyHeadPage, dailyHeads } from '../audit/data/daily-heads.ts'
import { type EntryFilter, type EntryLine, entryBySeq, entryPage, type HistoryEntry } from '../audit/data/entries.ts'
import { type HistoryVerdict, verifyHistory } from '../audit/verify.ts'
import type { Query } from '../capability/command.ts'
import { READ_HEADS, SEE_HISTORY } from './permissions.ts'

export interface HistoryQuestion extends EntryFilter {
  readonly page: number
  readonly zone: string
}

export const historyQuery: Query<HistoryQuestion, { readonly lines: readonly EntryLine[]; readonly more: boolean }> = {
  id: 'audit.list',
  permission: SEE_HISTORY,
  async run(tx, _ctx, { page, zone, ...filter }) {
    return { ok: true, value: await entryPage(tx, filter, page, zone) }
  },
}

export const entryQuery: Query<{ readonly seq: number }, HistoryEntry> = {
  id: 'audit.entry',
  permission: SEE_HISTORY,
  async run(tx, _ctx, { seq }) {
    const entry = await entryBySeq(tx, seq)
    return entry === undefined ? refuse(noEntry()) : { ok: true, value: entry }
  },
}

export const verificationQuery: Query<null, HistoryVerdict> = {
  id: 'audit.verify',
  permission: SEE_HISTORY,
  async run(tx) {
    return { ok: true, value: await verifyHistory(tx) }
  },
}

export const HEADS_PER_PAGE = 60

export const headsQuery: Query<
  { readonly page: number },
  { readonly heads: readonly DailyHead[]; readonly total: number }
> = {
  id: 'audit.heads',
  permission: READ_HEADS,
  async run(tx, _ctx, { page }) {
    return { ok: true, value: await dailyHeadPage(tx, page, HEADS_PER_PAGE) }
  },
}

export const allHeadsQuery: Query<null, readonly DailyHead[]> = {
  id: 'audit.all_heads',
  permission: READ_HEADS,
  async run(tx) {
    return { ok: true, value: await dailyHeads(tx) }
  },
}

function noEntry(): Refusal<'no_entry'> {
  return {
    kind: 'no_entry',
    message: { es: 'El historial no tiene esa entrada.', en: 'The history has no such entry.' },
  }
}
