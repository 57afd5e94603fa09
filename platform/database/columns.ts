import { customType } from 'drizzle-orm/pg-core'

/**
 * A column for `sortKey()` of kernel/sort-key.ts. Its bytes are its order: under a server's own collation (Spanish, ICU…)
 * the same keys would sort otherwise than on the embedded database, which only knows byte order.
 */
export const sortKeyColumn = customType<{ data: string; driverData: string }>({
  dataType: () => 'text COLLATE "C"',
})
