import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { DrawnPlaces } from '../../../data/drawn-places.ts'
import { drawnGeography } from '../../../data/drawn-queries.ts'
import type { Geography } from '../../../data/places-query.ts'

/** Thousands of cells in a picture of a hand's breadth show nothing; the map does. */
const MOST_DRAWN = 300

/** The places of a division on its day, drawn so wide; none where it has none, or more than a picture can show. */
export async function picture(
  c: WebContext,
  { geography, day }: { readonly geography: Geography; readonly day: string },
  width: number,
): Promise<DrawnPlaces | undefined> {
  if (geography.places > MOST_DRAWN) return undefined
  const drawn = await c.get('services').runner.query(drawnGeography, c.get('ctx'), { code: geography.code, day, width })
  return drawn.ok && drawn.value.places.length > 0 ? drawn.value : undefined
}
