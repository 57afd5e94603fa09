import { sql } from 'drizzle-orm'
import type { Loaded } from '../integration/loaded.ts'
import type { Records } from './examples.ts'
import { OTHER_UNIT, OWN_UNIT } from './people.ts'

/** A review that the person's unit consolidates and one that another does; a part and an agreement of each unit. */
const OWN = { year: '2019', quarter: '3' }
const OTHER = { year: '2019', quarter: '2' }

export async function reviewExamples(loaded: Loaded): Promise<Records> {
  await consolidates(loaded, OWN_UNIT, 3)
  await consolidates(loaded, OTHER_UNIT, 2)
  const reviews = { own: { known: OWN }, other: { known: OTHER } }
  const part = (unit: string) => ({ known: OWN, fields: { unit, action: 'deliver' } })
  const agreement = { own: await agreementOf(loaded, OWN_UNIT), other: await agreementOf(loaded, OTHER_UNIT) }
  const meeting = { heldOn: '2019-10-01', place: 'Sala', attendees: 'Dirección', agenda: 'Avance', expectedVersion: 99 }
  const agreed = { text: 'Un acuerdo de prueba', unit: 'NADIE', dueOn: '2019-12-01' }
  const step = { action: 'consolidate', expectedVersion: 99 }
  const closing = { note: 'Una nota de cierre', expectedVersion: 99 }
  const both = (rest: object) => ({ own: { ...OWN, ...rest }, other: { ...OTHER, ...rest } })
  return {
    routes: {
      'POST /t/revisiones/:year/:quarter/paso': {
        own: { known: OWN, fields: stringsOf(step) },
        other: { known: OTHER, fields: stringsOf(step) },
      },
      'GET /t/revisiones/:year/:quarter/reunion': reviews,
      'POST /t/revisiones/:year/:quarter/reunion': {
        own: { known: OWN, fields: { heldOn: 'ayer' } },
        other: { known: OTHER, fields: stringsOf(meeting) },
      },
      'POST /t/revisiones/:year/:quarter/acuerdos': {
        own: { known: OWN, fields: { text: '' } },
        other: { known: OTHER, fields: agreed },
      },
      'POST /t/revisiones/:year/:quarter/entrega': { own: part(OWN_UNIT), other: part(OTHER_UNIT) },
      'POST /t/acuerdos/:id/cumplido': {
        own: { known: { id: agreement.own }, fields: stringsOf(closing) },
        other: { known: { id: agreement.other }, fields: stringsOf(closing) },
      },
    },
    acts: {
      'planning.step_review': both(step),
      // A query takes what the page has read from its address: numbers.
      'planning.meeting_form': { own: { year: 2019, quarter: 3 }, other: { year: 2019, quarter: 2 } },
      'planning.record_meeting': both(meeting),
      'planning.add_agreement': both(agreed),
      'planning.deliver_part': {
        own: { ...OWN, unit: OWN_UNIT, action: 'deliver' },
        other: { ...OWN, unit: OTHER_UNIT, action: 'deliver' },
      },
      'planning.close_agreement': {
        own: { ...closing, agreementId: agreement.own },
        other: { ...closing, agreementId: agreement.other },
      },
    },
  }
}

function stringsOf(values: Readonly<Record<string, string | number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

async function consolidates({ database }: Loaded, unit: string, quarter: number): Promise<void> {
  await database.write({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      update planning.review set consolidating_unit_id = (select id from identity.unit where code = ${unit})
      where year = 2019 and quarter = ${quarter}`),
  )
}

async function agreementOf({ database }: Loaded, unit: string): Promise<string> {
  const found = await database.read({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      select a.id from planning.agreement a join identity.unit u on u.id = a.unit_id where u.code = ${unit}
      order by a.number limit 1`),
  )
  return String(found.rows[0]?.id)
}
