import { sql } from 'drizzle-orm'

/**
 * The shapes of municipalities, districts and the area as far as limits of them are known: what a feature may lie outside of. A
 * scheme is no limit, and neither are grids and zones, which somebody lays for a purpose.
 */
export const KNOWN_LIMITS = sql`(
  select s.shape from territory.place_state s
  join territory.place p on p.id = s.place_id
  join territory.geography g on g.id = p.geography_id and g.kind in ('administrative', 'metropolitan')
  where s.replaced_at is null and s.shape_status in ('official', 'unofficial') and s.shape is not null)`
