import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { CASE_MOVED } from '../cases-events.ts'
import { actOnCase } from '../data/act-on-case.ts'
import { CASE_NEWS } from '../filing-notices.ts'
import { ACT_ON_CASE } from '../filing-permissions.ts'
import { filingPersonalData } from '../filing-personal-data.ts'
import { filingRecords } from '../filing-records.ts'

/** Drafts and filed cases: what applicants do, and the engine by which every case moves. */
export const filingPart: ManifestPart = {
  permissions: [ACT_ON_CASE],
  commands: [actOnCase],
  publishes: [{ ...CASE_MOVED, title: { es: 'Un expediente avanzó', en: 'A case moved' } }],
  notifications: [CASE_NEWS],
  personalData: filingPersonalData,
  records: filingRecords,
}
