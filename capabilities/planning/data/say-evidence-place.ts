import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import { type DrawingGround, drawingGroundFor, readShape } from '../../territory/contract.ts'
import { REPORT_MONTH } from '../permissions.ts'
import {
  accountOf,
  type ChangedEvidence,
  EVIDENCE,
  lockPiece,
  noEvidence,
  outcomeOf,
  ownerOf,
  piece,
} from './change-evidence.ts'

export interface EvidenceToPlace extends ChangedEvidence {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly activity: string
  /** What was said before; what the photograph itself says. */
  readonly said: Position | undefined
  readonly photographed: Position | undefined
  readonly ground: DrawingGround
}

interface Position {
  readonly latitude: number
  readonly longitude: number
}

/** A file that stands as evidence, and the ground to point to. */
export const evidenceToPlace: Query<{ readonly evidenceId: string }, EvidenceToPlace> = {
  id: 'planning.evidence_to_place',
  permission: REPORT_MONTH,
  subject: (tx, { evidenceId }) => ownerOf(tx, evidenceId),
  async run(tx, ctx, { evidenceId }) {
    const found = await tx.execute(sql`
      select v.version, v.name, r.activity_id, r.month, e.title, g.latitude, g.longitude, s.latitude as said_latitude, s.longitude as said_longitude
      from planning.evidence v join planning.month_report r on r.id = v.report_id join planning.element e on e.id = r.activity_id
      left join platform.picture g on g.sha256 = v.sha256
      left join planning.evidence_said_place s on s.evidence_id = v.id
      where v.id = ${evidenceId} and v.withdrawn_at is null and v.sha256 is not null`)
    const row = found.rows[0]
    if (row === undefined) return refuse(noEvidence())
    return {
      ok: true,
      value: {
        id: evidenceId,
        version: Number(row.version),
        name: String(row.name),
        activity: String(row.title),
        activityId: String(row.activity_id),
        month: Number(row.month),
        said: position(row.said_latitude, row.said_longitude),
        photographed: position(row.latitude, row.longitude),
        ground: await drawingGroundFor(tx, ctx, ''),
      },
    }
  },
}

function position(latitude: unknown, longitude: unknown): Position | undefined {
  return latitude === null || longitude === null
    ? undefined
    : { latitude: Number(latitude), longitude: Number(longitude) }
}

/** `text`: one point as it is typed or as the map writes it; empty takes back what was said. */
export const sayEvidencePlaceInput = z.object({
  ...piece,
  text: z.string().max(500),
  system: z.string().max(40).optional(),
})

/**
 * Where the photograph was taken or the work done, said by who reports. It goes before what the file says; a place that was public is not
 * public any more until somebody decides so of the new one.
 */
export const sayEvidencePlace: Command<z.infer<typeof sayEvidencePlaceInput>, ChangedEvidence> = {
  id: 'planning.say_evidence_place',
  title: { es: 'Indicar el lugar de una evidencia', en: 'Say the place of a piece of evidence' },
  input: sayEvidencePlaceInput,
  permission: REPORT_MONTH,
  subject: (tx, { evidenceId }) => ownerOf(tx, evidenceId),
  async run(tx, ctx, { evidenceId, expectedVersion, text, system }) {
    const found = await lockPiece(tx, evidenceId, expectedVersion)
    if (!found.ok) return found
    const { said, name, officeId, published, isFile } = found.value
    if (!isFile) return refuse(noEvidence())
    let now: Position | undefined
    if (text.trim() !== '') {
      const read = await readShape(tx, 'point', { text, system })
      if (!read.ok) return read
      if (read.value.shape.type !== 'Point') return refuse(onePoint())
      const [longitude = 0, latitude = 0] = read.value.shape.coordinates
      now = { latitude, longitude }
    }
    await tx.execute(sql`delete from planning.evidence_said_place where evidence_id = ${evidenceId}`)
    if (now !== undefined)
      await tx.execute(sql`
        insert into planning.evidence_said_place (id, office_id, evidence_id, latitude, longitude, said_by)
        values (${newId()}, ${officeId}, ${evidenceId}, ${now.latitude}, ${now.longitude}, ${accountOf(ctx)})`)
    await tx.execute(sql`delete from planning.evidence_place where evidence_id = ${evidenceId}`)
    await tx.execute(sql`update planning.evidence set version = version + 1 where id = ${evidenceId}`)
    return {
      ok: true,
      value: {
        ...outcomeOf(found.value),
        changes: [
          {
            kind: EVIDENCE,
            id: evidenceId,
            label: name,
            before: { placeSaid: said !== undefined, placePublished: published },
            after: { placeSaid: now !== undefined, placePublished: false },
          },
        ],
      },
    }
  },
}

function onePoint() {
  return {
    kind: 'shape_faulty' as const,
    field: 'text',
    message: { es: 'Indique un solo punto.', en: 'Say one point only.' },
  }
}
