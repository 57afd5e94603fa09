import type { Query } from '../capability/command.ts'
import { type SensitiveReading, sensitiveReadings } from './data/readings.ts'
import { KEEP_DATA } from './permissions.ts'

/** Every reading of a sensitive value that the administrator may see. */
export const readingsQuery: Query<{ readonly page: number }, readonly SensitiveReading[]> = {
  id: 'personal_data.readings',
  permission: KEEP_DATA,
  async run(tx, _ctx, { page }) {
    return { ok: true, value: await sensitiveReadings(tx, { page }) }
  },
}
