import type { IndicatorCase } from './indicator-case.ts'
import { COUNT_CASES } from './indicator-counts.table.ts'
import { DELIVERY_CASES } from './indicator-deliveries.table.ts'
import { LEVEL_CASES } from './indicator-levels.table.ts'
import { RATIO_CASES } from './indicator-ratios.table.ts'

/** Every row of the golden table of indicators. */
export const INDICATOR_CASES: readonly IndicatorCase[] = [
  ...COUNT_CASES,
  ...LEVEL_CASES,
  ...RATIO_CASES,
  ...DELIVERY_CASES,
]
