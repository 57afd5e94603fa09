import { sql } from 'drizzle-orm'
import type { Id } from '../../../kernel/ids.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { ScanState } from '../../../platform/files/scanner.ts'

/** Where and when a photograph was taken, as it says itself or as the unit says. */
export interface PhotoFacts {
  /** As the camera's clock showed it: `2019-03-04T09:30:00`. */
  readonly takenAt: string | null
  readonly place: { readonly latitude: number; readonly longitude: number } | null
}

interface EvidenceBase {
  readonly id: Id
  readonly version: number
  readonly name: string
  readonly at: string
  readonly withdrawn: { readonly at: string; readonly reason: string } | null
}

export interface FileEvidence extends EvidenceBase {
  readonly kind: 'file'
  readonly size: number
  readonly scan: ScanState
  readonly thumbnail: boolean
  readonly photo: PhotoFacts | null
  /** The public may know where and when the photograph was taken. */
  readonly placePublished: boolean
  /** The place is what somebody of the unit said, not what the file says. */
  readonly placeSaid: boolean
}

export interface LinkEvidence extends EvidenceBase {
  readonly kind: 'link'
  readonly url: string
}

export type ReportedEvidence = FileEvidence | LinkEvidence

/** What the staff sees of a month's evidence, the withdrawn pieces too: files with what photographs say of themselves, and links. */
export async function evidenceOfMonth(tx: ReadTx, activityId: Id, month: number): Promise<readonly ReportedEvidence[]> {
  const found = await tx.execute(sql`
    select v.id, v.version, v.name, v.at, v.url, v.withdrawn_at, v.withdrawn_reason, f.size, f.scan, g.thumbnail, g.taken_at,
      coalesce(s.latitude, g.latitude) as latitude, coalesce(s.longitude, g.longitude) as longitude, s.id is not null as said, p.id is not null as published
    from planning.evidence v join planning.month_report r on r.id = v.report_id
    left join platform.file f on f.sha256 = v.sha256
    left join platform.picture g on g.sha256 = v.sha256
    left join planning.evidence_place p on p.evidence_id = v.id
    left join planning.evidence_said_place s on s.evidence_id = v.id
    where r.activity_id = ${activityId} and r.month = ${month} order by v.at, v.id`)
  return found.rows.map(toEvidence)
}

function toEvidence(row: Record<string, unknown>): ReportedEvidence {
  const base: EvidenceBase = {
    id: String(row.id),
    version: Number(row.version),
    name: String(row.name),
    at: String(row.at),
    withdrawn:
      row.withdrawn_at === null ? null : { at: String(row.withdrawn_at), reason: String(row.withdrawn_reason) },
  }
  if (row.url !== null) return { ...base, kind: 'link', url: String(row.url) }
  return {
    ...base,
    kind: 'file',
    size: Number(row.size),
    scan: row.scan as ScanState,
    thumbnail: row.thumbnail !== null,
    photo: photoOf(row),
    placePublished: row.published === true,
    placeSaid: row.said === true,
  }
}

function photoOf(row: Record<string, unknown>): PhotoFacts | null {
  const takenAt = row.taken_at === null ? null : String(row.taken_at)
  const place =
    row.latitude === null || row.longitude === null
      ? null
      : { latitude: Number(row.latitude), longitude: Number(row.longitude) }
  return takenAt === null && place === null ? null : { takenAt, place }
}
