import type { IndicatorMethod } from '../indicator-method.ts'
import type { Bands } from '../states.ts'

/** Thresholds the golden tables and the tests are written for. A deployment brings its own. */
export const GOLDEN_BANDS: Bands = { version: 'golden-1', near: 80, full: 100, farAbove: 120 }

/** The same for indicators: kept within 5 % of the target; a late milestone counts in full and is shown as late. */
export const GOLDEN_METHOD: IndicatorMethod = { version: 'golden-1', maintainTolerance: 5, lateMilestone: 100 }
