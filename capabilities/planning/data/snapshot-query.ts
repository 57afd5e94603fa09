import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_PUBLIC } from '../permissions.ts'
import { type Difference, snapshotDifferences } from '../rules/review/snapshot-differences.ts'
import type { SnapshotDocument } from '../rules/review/snapshot-document.ts'
import { loadPlanYear } from './load-year.ts'
import { documentOf, type OpenedSnapshot, openSnapshot, type SnapshotHead, snapshotHeads } from './review-snapshot.ts'
import { PLAN_TOPICS } from './year-query.ts'

export interface SnapshotQuestion {
  readonly year: number
  readonly quarter: number
  /** Which sign-off of the quarter; absent: the newest. */
  readonly number?: number | undefined
}

export interface SnapshotAnswer extends OpenedSnapshot {
  readonly document: SnapshotDocument
  /** Every sign-off of the quarter, the newest first. */
  readonly all: readonly SnapshotHead[]
}

/** The year as it was signed at the end of a quarter. What has a version that this program cannot read is not guessed at. */
export const snapshotQuery: Query<SnapshotQuestion, SnapshotAnswer> = {
  id: 'planning.snapshot',
  permission: READ_PUBLIC,
  async run(tx, _ctx, asked) {
    const opened = await openSnapshot(tx, asked)
    if (opened === undefined) return refuse(noSnapshot())
    const heads = await snapshotHeads(tx, asked.year)
    return {
      ok: true,
      value: {
        ...opened,
        document: JSON.parse(opened.content) as SnapshotDocument,
        all: heads.filter(({ quarter }) => quarter === opened.head.quarter),
      },
    }
  },
}

export interface ComparedSnapshot extends SnapshotAnswer {
  readonly differences: readonly Difference[]
}

/** The same beside what the database says today for the same cut-off. */
export const snapshotDifferencesQuery: Query<SnapshotQuestion, ComparedSnapshot> = {
  id: 'planning.snapshot_differences',
  permission: READ_PUBLIC,
  async run(tx, ctx, asked) {
    const found = await snapshotQuery.run(tx, ctx, asked)
    if (!found.ok) return found
    const { head, document } = found.value
    const now = await tx.memory.remember(
      PLAN_TOPICS,
      `document of ${head.year} at quarter ${head.quarter} on ${ctx.today}`,
      async () => {
        const year = await loadPlanYear(tx, head.year, ctx.today)
        return year === undefined ? undefined : documentOf(year, head.quarter)
      },
    )
    return {
      ok: true,
      value: { ...found.value, differences: now === undefined ? [] : snapshotDifferences(document, now) },
    }
  },
}

function noSnapshot(): Refusal<'no_snapshot'> {
  return {
    kind: 'no_snapshot',
    message: {
      es: 'Ese trimestre no tiene ninguna revisión firmada.',
      en: 'That quarter has no review that was signed off.',
    },
  }
}
