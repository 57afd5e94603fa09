import type { Bands } from '../states.ts'

/** Thresholds the golden tables and the tests are written for. A deployment brings its own. */
export const GOLDEN_BANDS: Bands = { version: 'golden-1', near: 80, full: 100, farAbove: 120 }
