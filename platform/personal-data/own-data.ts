import { z } from 'zod'
import { refuse } from '../../kernel/result.ts'
import type { Command, Query } from '../capability/command.ts'
import type { Ctx } from '../capability/context.ts'
import type { Manifest } from '../capability/manifest.ts'
import { type Correction, corrections } from './data/corrections.ts'
import { type DataSubject, type HeldTable, heldOn } from './data/held.ts'
import { type SensitiveReading, sensitiveReadings } from './data/readings.ts'
import { OWN_DATA } from './permissions.ts'

/** All that a person is told of themselves. */
export interface OwnData {
  readonly held: readonly HeldTable[]
  /** Who opened sensitive values of theirs, newest first. */
  readonly readings: readonly SensitiveReading[]
  readonly corrections: readonly Correction[]
}

function subjectOf(ctx: Ctx): DataSubject | undefined {
  return typeof ctx.who === 'string' ? undefined : { personId: ctx.who.personId, accountId: ctx.who.accountId }
}

const NO_PERSON = {
  kind: 'no_person',
  message: { es: 'Ingrese con su cuenta para ver sus datos.', en: 'Sign in with your account to see your data.' },
} as const

export function ownDataQuery(rooms: () => readonly Manifest[]): Query<null, OwnData> {
  return {
    id: 'personal_data.own_data',
    permission: OWN_DATA,
    async run(tx, ctx) {
      const subject = subjectOf(ctx)
      if (subject === undefined) return refuse(NO_PERSON)
      return {
        ok: true,
        value: {
          held: await heldOn(tx, rooms(), subject),
          readings: await sensitiveReadings(tx, { subject: subject.personId, page: 1 }),
          corrections: await corrections(tx, subject.personId),
        },
      }
    },
  }
}

/** As the person takes it away: every value under the name it has in the program and the one people read. */
export interface ExportedData extends OwnData {
  readonly format: 'trama-personal-data/1'
  readonly at: string
}

/** A person takes everything held on them along. The history notes that it was given, not what. */
export function exportOwnData(rooms: () => readonly Manifest[]): Command<Record<string, never>, ExportedData> {
  const query = ownDataQuery(rooms)
  return {
    id: 'personal_data.export_own',
    title: { es: 'Descargar los propios datos personales', en: 'Download one’s own personal data' },
    input: z.object({}).strict(),
    permission: OWN_DATA,
    async run(tx, ctx) {
      const subject = subjectOf(ctx)
      const found = await query.run(tx, ctx, null)
      if (!found.ok) return found
      if (subject === undefined) return refuse(NO_PERSON)
      const rows = found.value.held.reduce((total, table) => total + table.rows.length, 0)
      return {
        ok: true,
        value: {
          output: { format: 'trama-personal-data/1', at: ctx.now, ...found.value },
          changes: [{ kind: 'identity.person', id: subject.personId, label: 'export', after: { rows } }],
        },
      }
    },
  }
}
