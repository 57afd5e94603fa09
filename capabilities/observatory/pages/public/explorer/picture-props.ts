import type { Locale } from '../../../../../kernel/text.ts'
import type { DrawnPlaces } from '../../../../territory/contract.ts'
import type { Indicator } from '../../../data/catalogue-store.ts'
import type { Configuration } from '../../../rules/explorer/configuration.ts'
import type { Explored } from '../../../rules/explorer/explored.ts'

/** What a picture is drawn from. */
export interface PictureProps {
  readonly locale: Locale
  readonly config: Configuration
  readonly first: Indicator
  readonly second: Indicator | undefined
  readonly shown: Explored
  readonly drawn: DrawnPlaces | undefined
  /** Where a page shows several. */
  readonly id?: string | undefined
}
