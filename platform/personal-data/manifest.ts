import type { Manifest } from '../capability/manifest.ts'
import { askCorrection, correctionsQuery, decideCorrection } from './corrections.ts'
import { CORRECTION_ASKED, CORRECTION_DECIDED } from './notifications.ts'
import { exportOwnData, ownDataQuery } from './own-data.ts'
import { dataRoutes } from './pages/data-routes.tsx'
import { dataPaths } from './paths.ts'
import { FORGET, KEEP_DATA, OWN_DATA, REVEAL } from './permissions.ts'
import { readingsQuery } from './readings-query.ts'
import { dueQuery, forgetCommand, retentionJob } from './retention.ts'
import { maskedQuery, revealSensitive } from './reveal.ts'

/** What the platform holds on people: shown to them, corrected when they ask, read with a reason, forgotten in time. */
export function personalData(rooms: () => readonly Manifest[]): Manifest {
  return {
    id: 'personal_data',
    title: { es: 'Datos personales', en: 'Personal data' },
    schema: 'personal',
    permissions: [OWN_DATA, REVEAL, KEEP_DATA, FORGET],
    commands: [
      exportOwnData(rooms),
      askCorrection(rooms),
      decideCorrection(rooms),
      revealSensitive,
      forgetCommand(rooms),
    ],
    queries: [ownDataQuery(rooms), correctionsQuery, readingsQuery, maskedQuery, dueQuery(rooms)],
    routes: dataRoutes(rooms),
    menu: [
      {
        area: 'workspace',
        group: 'administration',
        title: { es: 'Datos personales', en: 'Personal data' },
        path: dataPaths.keep(),
        permission: KEEP_DATA,
        order: 906,
      },
    ],
    jobs: [retentionJob(rooms)],
    notifications: [CORRECTION_ASKED, CORRECTION_DECIDED],
    records: [
      { kind: 'identity.person', title: { es: 'Persona', en: 'Person' } },
      { kind: 'personal_data.correction', title: { es: 'Corrección pedida', en: 'Correction asked for' } },
      { kind: 'personal_data.rule', title: { es: 'Regla de conservación', en: 'Retention rule' } },
    ],
    personalData: [
      {
        table: 'personal.correction_request',
        column: 'wanted',
        title: { es: 'Correcciones que pidió', en: 'Corrections you asked for' },
        sensitivity: 'sensitive',
        purpose: { es: 'Corregir lo que se tiene de la persona', en: 'To correct what is held on the person' },
        keptFor: { es: 'Un año después de decidida', en: 'One year after the decision' },
        subject: { column: 'person_id', is: 'person' },
      },
      {
        table: 'personal.correction_request',
        column: 'reason',
        title: { es: 'Motivos de sus correcciones', en: 'Reasons of your corrections' },
        sensitivity: 'content',
        purpose: { es: 'Decidir la corrección', en: 'To decide the correction' },
        keptFor: { es: 'Un año después de decidida', en: 'One year after the decision' },
        subject: { column: 'person_id', is: 'person' },
      },
    ],
    retention: [
      {
        id: 'personal_data.old_corrections',
        title: { es: 'Valores de correcciones decididas', en: 'Values of decided corrections' },
        table: 'personal.correction_request',
        since: 't.decided_at',
        keep: 'P1Y',
        action: { anonymise: { wanted: null, reason: null } },
      },
    ],
  }
}
