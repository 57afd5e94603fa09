import { sql } from 'drizzle-orm'
import type { CivilDate } from '../../../kernel/civil.ts'
import { formatDate } from '../../../kernel/format.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { appealUntil, type Decided } from '../rules/appeal/appeal.ts'
import type { Definition } from '../rules/definition/definition.ts'
import type { CaseRow } from './case-store.ts'
import { calendarOf } from './compiled-editions.ts'

/** An appeal against a case, which is a case of its own. */
export interface AppealCase {
  readonly id: Id
  readonly number: string
  readonly filedOn: CivilDate
  readonly endedAs: string | undefined
  readonly endedOn: CivilDate | undefined
}

/** What is told of a case about appeals: how long there is, and what was filed; or against which one it is itself. */
export interface Appealing {
  /** The resolution that was notified last, and until when it may be appealed. */
  readonly decision: { readonly number: string; readonly notifiedOn: CivilDate; readonly until: CivilDate } | undefined
  readonly appeals: readonly AppealCase[]
  readonly against: { readonly id: Id; readonly number: string } | undefined
  readonly archivedOn: CivilDate | undefined
}

const said = (value: unknown) => (value === null || value === undefined ? undefined : String(value))

export async function appealingOf(
  tx: ReadTx,
  { id }: Pick<CaseRow, 'id'>,
  definition: Pick<Definition, 'appeal' | 'calendar'>,
): Promise<Appealing> {
  const found = await tx.execute(sql`
    select c.archived_on, c.appeals_id, a.number as against, r.number, r.notified_on from cases.case_file c
    left join cases.case_file a on a.id = c.appeals_id
    left join lateral (select number, notified_on from cases.resolution
      where case_id = c.id and notified_on is not null order by notified_on desc, number desc limit 1) r on true
    where c.id = ${id}`)
  const [row] = found.rows
  const notifiedOn = said(row?.notified_on)
  const calendar = notifiedOn === undefined ? undefined : await calendarOf(tx, definition.calendar)
  const until = calendar === undefined ? undefined : appealUntil(definition, calendar, notifiedOn)
  return {
    decision:
      notifiedOn === undefined || until === undefined ? undefined : { number: String(row?.number), notifiedOn, until },
    appeals: await appealsAgainst(tx, id),
    against:
      said(row?.appeals_id) === undefined ? undefined : { id: String(row?.appeals_id), number: String(row?.against) },
    archivedOn: said(row?.archived_on),
  }
}

export async function appealsAgainst(tx: ReadTx, id: Id): Promise<readonly AppealCase[]> {
  const found = await tx.execute(sql`
    select id, number, filed_on, ended_as, ended_on from cases.case_file where appeals_id = ${id} order by filed_at`)
  return found.rows.map((row) => ({
    id: String(row.id),
    number: String(row.number),
    filedOn: String(row.filed_on),
    endedAs: said(row.ended_as),
    endedOn: said(row.ended_on),
  }))
}

/** What the archive has to know of an ended case. */
export async function decidedOf(tx: ReadTx, { id }: Pick<CaseRow, 'id'>, endedOn: CivilDate): Promise<Decided> {
  const found = await tx.execute(sql`
    select notified_on from cases.resolution where case_id = ${id} and state <> 'draft'`)
  return { endedOn, notifiedOn: found.rows.map((row) => said(row.notified_on)), appeals: await appealsAgainst(tx, id) }
}

/** Why the decision cannot be appealed here today; undefined: it can. */
export function appealRefusal(
  { appeal }: Pick<Definition, 'appeal'>,
  { decision, appeals }: Pick<Appealing, 'decision' | 'appeals'>,
  today: CivilDate,
): Refusal<'no_appeal' | 'appeal_late' | 'appealed'> | undefined {
  if (appeal?.procedure === undefined || decision === undefined) return NO_APPEAL
  if (appeals.some(({ endedAs }) => endedAs !== 'withdrawn')) return APPEALED
  return today > decision.until ? tooLate(decision.until) : undefined
}

const NO_APPEAL: Refusal<'no_appeal'> = {
  kind: 'no_appeal',
  message: {
    es: 'En este expediente no hay una resolución notificada contra la que se recurra aquí.',
    en: 'This case has no notified decision against which one appeals here.',
  },
}

const APPEALED: Refusal<'appealed'> = {
  kind: 'appealed',
  message: { es: 'Ya se recurrió contra esta resolución.', en: 'This decision has been appealed already.' },
}

function tooLate(until: CivilDate): Refusal<'appeal_late'> {
  return {
    kind: 'appeal_late',
    message: {
      es: `El plazo para recurrir terminó el ${formatDate(until, 'es', 'prose')}.`,
      en: `The time to appeal ended on ${formatDate(until, 'en', 'prose')}.`,
    },
  }
}

export const NOT_ALONE: Refusal<'not_alone'> = {
  kind: 'not_alone',
  message: {
    es: 'Un recurso se presenta desde el expediente de la resolución: ábralo en «Mis trámites» o con el enlace de su correo.',
    en: 'An appeal is filed from the case of the decision: open it in “My procedures” or by the link in your e-mail.',
  },
}
