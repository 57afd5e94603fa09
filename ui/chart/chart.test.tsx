import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { placeSpan } from './gantt.tsx'
import { MonthGrid, monthGridWords } from './month-grid.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { sparklineRuns } from './sparkline.tsx'

describe('progress bar', () => {
  it('says its three figures; what is not known is said to be missing, never 0', () => {
    const html = renderToString(
      <ProgressBar label="Trámites" locale="es" programmedToDate={1000} target={2000} unit="trámites" />,
    )
    expect(html).toContain(
      'aria-label="Trámites. Ejecutado: sin dato; Programado a la fecha: 1,000; Meta del año: 2,000 trámites"',
    )
    expect(html).not.toContain('bar-done')
  })

  it('shows what goes beyond the target beyond the target', () => {
    const html = renderToString(
      <ProgressBar label="x" locale="es" executed={2500} programmedToDate={1000} target={2000} />,
    )
    expect(html).toMatch(/class="bar-target" x1="80%"/)
    expect(html).toMatch(/class="bar-done" x="0" y="5" width="100%"/)
  })

  it('draws a measured 0 and a target of 0 without dividing by it', () => {
    const html = renderToString(<ProgressBar label="x" locale="es" executed={0} programmedToDate={0} target={0} />)
    expect(html).toContain('Ejecutado: 0;')
    expect(html).not.toMatch(/NaN|Infinity/)
  })
})

describe('twelve months', () => {
  const programmed = [null, 10, 10, null, 0, ...Array<null>(7).fill(null)]
  const executed = [2, 10, null, null, 0]

  it('tells programmed, executed, not programmed and not reported apart in words', () => {
    expect(monthGridWords({ label: 'Informes', locale: 'es', programmed, executed })).toBe(
      'Informes. Ejecutado de programado: ene 2, no programado; feb 10 de 10; mar 10; may 0 de 0',
    )
    expect(monthGridWords({ label: 'Reports', locale: 'en', programmed: [], unit: 'reports' })).toBe(
      'Reports. Done of programmed (reports): no data',
    )
  })

  it('fills by the share executed and never beyond the cell', () => {
    const html = renderToString(<MonthGrid label="x" locale="es" programmed={[10, 10, 10]} executed={[5, 10, 30]} />)
    const done = /class="month-done" d="([^"]*)"/.exec(html)?.[1] ?? ''
    expect([...done.matchAll(/v-([\d.]+)/g)].map((match) => match[1])).toEqual(['10', '20', '20'])
    const none = /class="month-none" d="([^"]*)"/.exec(html)?.[1] ?? ''
    expect(none.match(/M/g)).toHaveLength(9)
  })

  it('has a table with a dash where there is nothing', () => {
    const html = renderToString(
      <MonthGrid form="full" label="x" locale="es" programmed={programmed} executed={executed} />,
    )
    expect(html).toMatch(/enero<\/th><td class="number">–<\/td><td class="number">2<\/td>/)
    expect(html).toMatch(/mayo<\/th><td class="number">0<\/td><td class="number">0<\/td>/)
  })
})

describe('Gantt', () => {
  const place = (from: string, to: string) => placeSpan({ from, to }, '2019-01', '2019-12')

  it('gives every month the same room and takes the last day whole', () => {
    expect(place('2019-01-01', '2019-12-31')).toEqual({ left: 0, width: 1 })
    expect(place('2019-02-01', '2019-02-28')?.left).toBeCloseTo(1 / 12, 10)
    expect(place('2019-02-01', '2019-02-28')?.width).toBeCloseTo(1 / 12, 10)
  })

  it('cuts what reaches beyond the frame and leaves out what is outside', () => {
    expect(place('2018-06-01', '2019-01-31')?.left).toBe(0)
    expect(place('2018-06-01', '2019-01-31')?.width).toBeCloseTo(1 / 12, 10)
    expect(place('2018-01-01', '2018-12-31')).toBeUndefined()
    expect(place('2020-01-01', '2020-02-01')).toBeUndefined()
  })
})

describe('sparkline', () => {
  it('breaks at a gap and never bridges it', () => {
    expect(sparklineRuns([1, 2, null, 3], 30, 10)).toEqual([
      [
        [0, 10],
        [10, 5],
      ],
      [[30, 0]],
    ])
  })

  it('draws a level line for equal values and nothing for none', () => {
    expect(sparklineRuns([4, 4], 10, 10)).toEqual([
      [
        [0, 5],
        [10, 5],
      ],
    ])
    expect(sparklineRuns([null, null], 10, 10)).toEqual([])
  })
})
