import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type CivilDate, parseCivilDate } from '../../../kernel/civil.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { changeBetween } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { says } from '../../../platform/packs/issues.ts'
import { RECORD_MEETING } from '../review-permissions.ts'
import { changedMeanwhile, noReview, quarterInput } from './review-cycle.ts'
import { consolidatingUnitOf, lockReview, reviewDay } from './review-store.ts'

export interface StoredMeeting {
  readonly id: string
  readonly version: number
  readonly heldOn: CivilDate
  readonly place: string
  readonly attendees: readonly string[]
  readonly agenda: readonly string[]
  readonly notes: string | undefined
  readonly demo: boolean
}

export const meetingInput = z.object({
  ...quarterInput,
  heldOn: z
    .string()
    .refine((text) => parseCivilDate(text) !== undefined, { params: says('Escriba una fecha.', 'Write a date.') }),
  place: z.string().trim().min(3).max(300),
  /** Posts and units, one a line: the minutes name posts, not persons. */
  attendees: z.string().trim().min(3).max(4000),
  agenda: z.string().trim().min(3).max(4000),
  notes: z.string().trim().max(8000).optional(),
  /** 0: not recorded yet. */
  expectedVersion: z.coerce.number().int().min(0).default(0),
})

/** Writes down the meeting of a review: one for each, corrected as often as needed; the history stays in the audit. */
export const recordMeeting: Command<z.infer<typeof meetingInput>, { readonly version: number }> = {
  id: 'planning.record_meeting',
  title: { es: 'Registrar la reunión de revisión', en: 'Record the review meeting' },
  input: meetingInput,
  permission: RECORD_MEETING,
  subject: consolidatingUnitOf,
  async run(tx, ctx, input) {
    const review = await lockReview(tx, input.year, input.quarter)
    if (review === undefined) return refuse(noReview())
    if (input.heldOn > (await reviewDay(tx, ctx, input.year))) return refuse(notHeldYet())
    const before = await meetingOf(tx, review.id)
    if ((before?.version ?? 0) !== input.expectedVersion) return refuse(changedMeanwhile())
    const meeting = {
      heldOn: input.heldOn,
      place: input.place,
      attendees: linesOf(input.attendees),
      agenda: linesOf(input.agenda),
      notes: input.notes ?? null,
    }
    const id = before?.id ?? newId()
    const saved = await tx.execute(sql`
      insert into planning.review_meeting (id, office_id, review_id, held_on, place, attendees, agenda, notes)
      values (${id}, ${review.officeId}, ${review.id}, ${meeting.heldOn}, ${meeting.place},
        ${sql.param(meeting.attendees)}::text[], ${sql.param(meeting.agenda)}::text[], ${meeting.notes})
      on conflict (review_id) do update set held_on = excluded.held_on, place = excluded.place,
        attendees = excluded.attendees, agenda = excluded.agenda, notes = excluded.notes, demo = false,
        version = planning.review_meeting.version + 1
      returning version`)
    const was =
      before === undefined
        ? {}
        : {
            heldOn: before.heldOn,
            place: before.place,
            attendees: before.attendees,
            agenda: before.agenda,
            notes: before.notes ?? null,
          }
    return {
      ok: true,
      value: {
        output: { version: Number(saved.rows[0]?.version ?? 1) },
        changes: [
          {
            kind: 'planning.review_meeting',
            id,
            label: `${input.year}-Q${input.quarter}`,
            ...(changeBetween(was, meeting) ?? { before: {}, after: {} }),
          },
        ],
      },
    }
  },
}

export async function meetingOf(tx: ReadTx, reviewId: string): Promise<StoredMeeting | undefined> {
  const found = await tx.execute(sql`select * from planning.review_meeting where review_id = ${reviewId}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    id: String(row.id),
    version: Number(row.version),
    heldOn: String(row.held_on),
    place: String(row.place),
    attendees: row.attendees as readonly string[],
    agenda: row.agenda as readonly string[],
    notes: row.notes === null ? undefined : String(row.notes),
    demo: row.demo === true,
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function notHeldYet(): Refusal<'not_held_yet'> {
  return {
    kind: 'not_held_yet',
    field: 'heldOn',
    message: {
      es: 'La reunión se registra cuando ya se celebró: la fecha no puede estar en el futuro.',
      en: 'A meeting is recorded once it was held: its date cannot lie in the future.',
    },
  }
}
