import { defineConfig } from 'drizzle-kit'

/**
 * `npm run db:generate -- --name what_changes` compares every room's tables with the last snapshot and writes the next
 * numbered file into platform/database/migrations. Extensions, roles, triggers and grants are written there by hand.
 */
export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './platform/*/data/tables.ts',
    './platform/*/data/*-tables.ts',
    './platform/*/tables.ts',
    './capabilities/*/data/tables.ts',
    './capabilities/*/data/*-tables.ts',
  ],
  out: './platform/database/migrations',
  migrations: { prefix: 'index' },
  extensionsFilters: ['postgis'],
})
