/** Round numbers that hold all values, with a few steps between: 1, 2, 2.5 or 5 times a power of ten. Pure. */
export interface Axis {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

const STEPS = [1, 2, 2.5, 5, 10] as const

/**
 * Axis for these values. `fromZero` where lengths are compared (bars, counts); else it holds the values closely, and the picture must
 * show its figures.
 */
export function axisFor(values: readonly number[], { fromZero = false, most = 5 } = {}): Axis {
  const known = values.filter(Number.isFinite)
  let low = Math.min(...known, ...(fromZero ? [0] : []))
  let high = Math.max(...known, ...(fromZero ? [0] : []))
  if (known.length === 0) [low, high] = [0, 1]
  if (low === high) {
    const room = low === 0 ? 1 : Math.abs(low) * 0.1
    if (!(fromZero && high > 0)) low -= fromZero && low === 0 ? 0 : room
    if (!(fromZero && high < 0)) high += room
    if (fromZero) low = Math.min(low, 0)
  }
  const step = stepOf((high - low) / most)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step))
  return { low: tidy(first * step), high: tidy(last * step), ticks }
}

function stepOf(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return (STEPS.find((step) => step * power >= least * (1 - 1e-9)) ?? 10) * power
}

/** Without the dust of binary fractions, and no −0. */
function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0
}
