import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Command, Outcome } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { poaChanged } from '../events.ts'
import { REPORT_MONTH } from '../permissions.ts'
import { ELEMENT, elementStates, ofMonth } from './element-states.ts'

/** As entries of the history call a piece of evidence by itself. */
export const EVIDENCE = 'planning.evidence'

export const piece = {
  evidenceId: z.uuid(),
  /** Of the piece as the person saw it. */
  expectedVersion: z.coerce.number().int().min(1),
}
export const withdrawEvidenceInput = z.object({ ...piece, reason: z.string().trim().min(10).max(1000) })
export const publishPlaceInput = z.object({ ...piece, publish: z.enum(['si', 'no']) })

export interface ChangedEvidence {
  readonly activityId: string
  readonly month: number
}

type EvidenceRefusal = Refusal<'no_evidence' | 'already_withdrawn' | 'changed_meanwhile' | 'no_place'>

export interface Piece extends ChangedEvidence {
  readonly name: string
  readonly title: string
  readonly unitId: string
  readonly officeId: string
  readonly instrumentId: string
  readonly place: { readonly latitude: number; readonly longitude: number; readonly takenOn: string | null } | undefined
  readonly published: boolean
  /** What somebody of the unit said of it, which goes before what the file says. */
  readonly said: { readonly latitude: number; readonly longitude: number } | undefined
  readonly isFile: boolean
}

/** A piece that should not have been shown (it names people, it is of another month) is taken back; the history keeps why. */
export const withdrawEvidence: Command<z.infer<typeof withdrawEvidenceInput>, ChangedEvidence> = {
  id: 'planning.withdraw_evidence',
  title: { es: 'Retirar una evidencia', en: 'Withdraw a piece of evidence' },
  input: withdrawEvidenceInput,
  permission: REPORT_MONTH,
  subject: (tx, { evidenceId }) => ownerOf(tx, evidenceId),
  async run(tx, ctx, { evidenceId, expectedVersion, reason }) {
    const found = await lockPiece(tx, evidenceId, expectedVersion)
    if (!found.ok) return found
    const { activityId, month } = found.value
    const states = async () => ofMonth((await elementStates(tx, { element: activityId })).get(activityId), month)
    const before = await states()
    await tx.execute(sql`
      update planning.evidence set withdrawn_at = ${ctx.now}, withdrawn_by = ${accountOf(ctx)}, withdrawn_reason = ${reason},
        version = version + 1 where id = ${evidenceId}`)
    await tx.execute(sql`delete from planning.evidence_place where evidence_id = ${evidenceId}`)
    await tx.execute(sql`delete from planning.evidence_said_place where evidence_id = ${evidenceId}`)
    const change = changeBetween(before, await states())
    return {
      ok: true,
      value: {
        ...outcomeOf(found.value),
        reason,
        changes: [{ kind: ELEMENT, id: activityId, label: found.value.title, ...change }],
      },
    }
  },
}

/** Where and when a photograph was taken is told to the public only when somebody decides so, photograph by photograph. */
export const publishEvidencePlace: Command<z.infer<typeof publishPlaceInput>, ChangedEvidence> = {
  id: 'planning.publish_evidence_place',
  title: { es: 'Publicar el lugar de una fotografía', en: 'Publish the place of a photograph' },
  input: publishPlaceInput,
  permission: REPORT_MONTH,
  subject: (tx, { evidenceId }) => ownerOf(tx, evidenceId),
  async run(tx, ctx, { evidenceId, expectedVersion, publish }) {
    const found = await lockPiece(tx, evidenceId, expectedVersion)
    if (!found.ok) return found
    const { place, name, officeId, published } = found.value
    if (place === undefined) return refuse(noPlace())
    if (publish === 'si')
      await tx.execute(sql`
        insert into planning.evidence_place (id, office_id, evidence_id, latitude, longitude, taken_on, published_by)
        values (${newId()}, ${officeId}, ${evidenceId}, ${place.latitude}, ${place.longitude}, ${place.takenOn}, ${accountOf(ctx)})
        on conflict (evidence_id) do nothing`)
    else await tx.execute(sql`delete from planning.evidence_place where evidence_id = ${evidenceId}`)
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
            before: { placePublished: published },
            after: { placePublished: publish === 'si' },
          },
        ],
      },
    }
  },
}

export function outcomeOf({
  activityId,
  month,
  instrumentId,
}: Piece): Pick<Outcome<ChangedEvidence>, 'output' | 'events'> {
  return { output: { activityId, month }, events: [poaChanged(instrumentId)] }
}

export async function ownerOf(tx: ReadTx, evidenceId: string) {
  const found = await tx.execute(sql`
    select i.unit_id from planning.evidence v join planning.month_report r on r.id = v.report_id
    join planning.element e on e.id = r.activity_id join planning.instrument i on i.id = e.instrument_id
    where v.id = ${evidenceId}`)
  const unit = found.rows[0]?.unit_id
  return { unitId: unit === undefined || unit === null ? undefined : String(unit) }
}

/** Holds the piece until the transaction ends: of two who change it at once the second is told. */
export async function lockPiece(
  tx: WriteTx,
  evidenceId: string,
  expectedVersion: number,
): Promise<Result<Piece, EvidenceRefusal>> {
  const found = await tx.execute(sql`
    select v.version, v.name, v.withdrawn_at, r.activity_id, r.month, e.title, i.id as instrument_id, i.unit_id, i.office_id,
      coalesce(s.latitude, g.latitude) as latitude, coalesce(s.longitude, g.longitude) as longitude, g.taken_at, v.sha256,
      s.latitude as said_latitude, s.longitude as said_longitude,
      exists (select 1 from planning.evidence_place p where p.evidence_id = v.id) as published
    from planning.evidence v join planning.month_report r on r.id = v.report_id
    join planning.element e on e.id = r.activity_id join planning.instrument i on i.id = e.instrument_id
    left join platform.picture g on g.sha256 = v.sha256
    left join planning.evidence_said_place s on s.evidence_id = v.id
    where v.id = ${evidenceId} for update of v`)
  const row = found.rows[0]
  if (row === undefined) return refuse(noEvidence())
  if (row.withdrawn_at !== null) return refuse(alreadyWithdrawn())
  if (Number(row.version) !== expectedVersion) return refuse(changedMeanwhile())
  return {
    ok: true,
    value: {
      activityId: String(row.activity_id),
      month: Number(row.month),
      name: String(row.name),
      title: String(row.title),
      unitId: String(row.unit_id),
      officeId: String(row.office_id),
      instrumentId: String(row.instrument_id),
      published: row.published === true,
      said:
        row.said_latitude === null
          ? undefined
          : { latitude: Number(row.said_latitude), longitude: Number(row.said_longitude) },
      isFile: row.sha256 !== null,
      place:
        row.latitude === null || row.longitude === null
          ? undefined
          : {
              latitude: Number(row.latitude),
              longitude: Number(row.longitude),
              takenOn: row.taken_at === null ? null : String(row.taken_at).slice(0, 10),
            },
    },
  }
}

export function accountOf(ctx: Ctx): string | null {
  return typeof ctx.who === 'string' ? null : ctx.who.accountId
}

export function noEvidence(): EvidenceRefusal {
  return { kind: 'no_evidence', message: { es: 'Esa evidencia no existe.', en: 'There is no such evidence.' } }
}

function alreadyWithdrawn(): EvidenceRefusal {
  return {
    kind: 'already_withdrawn',
    message: { es: 'Esa evidencia ya se había retirado.', en: 'That piece of evidence had been withdrawn already.' },
  }
}

function changedMeanwhile(): EvidenceRefusal {
  return {
    kind: 'changed_meanwhile',
    message: {
      es: 'Otra persona cambió esta evidencia mientras usted la veía. Revise cómo quedó e inténtelo de nuevo.',
      en: 'Somebody else changed this piece of evidence while you were looking at it. See how it stands now and try again.',
    },
  }
}

function noPlace(): EvidenceRefusal {
  return {
    kind: 'no_place',
    message: {
      es: 'El archivo no dice dónde se tomó la fotografía; no hay lugar que publicar.',
      en: 'The file does not say where the photograph was taken; there is no place to publish.',
    },
  }
}
