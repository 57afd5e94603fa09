import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { READ_OBSERVATORY } from '../catalogue-permissions.ts'
import { feedRegister } from '../data/feed-register.ts'
import { discardLot, lotQuery, mapLot, sendLot, startLot, takeLot } from '../data/register-lots.ts'
import { openRegisterQuery, openRegistersQuery } from '../data/register-queries.ts'
import { addRecord, correctRecord, withdrawRecord } from '../data/register-records.ts'
import { recordFormQuery, recordsQuery, registersQuery } from '../data/register-work-queries.ts'
import { registerRoutes } from '../pages/public/registers/register-routes.tsx'
import { surfaceRoutes } from '../pages/public/registers/surface-routes.tsx'
import { lotRoutes } from '../pages/staff/registers/lot-routes.tsx'
import { registerWorkRoutes } from '../pages/staff/registers/register-work-routes.tsx'
import { demoRegistersFile, registersFile } from '../registers-deployment.ts'
import { REGISTER_FILES } from '../registers-file-use.ts'
import { REGISTER_MEASURES } from '../registers-measures.ts'
import { registerPaths, registerWorkPaths } from '../registers-paths.ts'
import { REGISTERS_PERMISSIONS, SEE_REGISTERS } from '../registers-permissions.ts'
import { registersPersonalData } from '../registers-personal-data.ts'
import { registersRecords } from '../registers-records.ts'

/** What is written down one by one and feeds the catalogue: events, weights, counts, values. */
export const registersPart: ManifestPart = {
  permissions: REGISTERS_PERMISSIONS,
  // Addresses that end in a file or a word before those that take any word there.
  routes: [...registerRoutes, ...surfaceRoutes, ...lotRoutes, ...registerWorkRoutes],
  menu: [
    {
      area: 'workspace',
      group: 'observatory',
      title: { es: 'Registros del observatorio', en: 'Registers of the observatory' },
      path: registerWorkPaths.registers(),
      also: ['/t/observatorio/entregas', '/t/observatorio/anotaciones'],
      permission: SEE_REGISTERS,
      order: 20,
    },
    {
      area: 'portal',
      title: { es: 'Registros del observatorio', en: 'Registers of the observatory' },
      path: registerPaths.registers(),
      permission: READ_OBSERVATORY,
      order: 86,
      foot: true,
    },
  ],
  commands: [startLot, mapLot, sendLot, takeLot, discardLot, addRecord, correctRecord, withdrawRecord, feedRegister],
  queries: [openRegistersQuery, openRegisterQuery, lotQuery, registersQuery, recordsQuery, recordFormQuery],
  measures: REGISTER_MEASURES,
  fileUses: [REGISTER_FILES],
  personalData: registersPersonalData,
  records: registersRecords,
  deploymentFiles: [registersFile, demoRegistersFile],
}
