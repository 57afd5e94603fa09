import { describe, expect, it } from 'vitest'
import { cutOffChoices, cutOffOutside, monthsCounted, parseCutOff } from './cut-off.ts'

describe('the cut-off of an address', () => {
  it('is a real day, or nothing was asked for', () => {
    expect(parseCutOff('2019-09-30')).toEqual({ ok: true, value: '2019-09-30' })
    expect(parseCutOff(' 2020-02-29 ')).toEqual({ ok: true, value: '2020-02-29' })
    for (const nothing of [undefined, '', '  ']) expect(parseCutOff(nothing)).toEqual({ ok: true, value: undefined })
  })

  it.each(['ayer', '2019-02-29', '2019-9-3', '30/09/2019', '2019-13-01', '<script>'])(
    'refuses %s in both languages',
    (text) => {
      const parsed = parseCutOff(text)
      expect(parsed.ok).toBe(false)
      if (parsed.ok) return
      expect(parsed.refusal.field).toBe('corte')
      expect(parsed.refusal.message.es).toContain(text)
      expect(parsed.refusal.message.en).toContain(text)
    },
  )

  it('repeats only the beginning of a long one', () => {
    const parsed = parseCutOff('x'.repeat(5000))
    expect(parsed.ok ? '' : parsed.refusal.message.es).toHaveLength(
      'La fecha de corte «» no es una fecha. Escríbala como año-mes-día, por ejemplo 2019-09-30.'.length + 40,
    )
  })

  it('belongs to the year it is asked of', () => {
    expect(cutOffOutside(2019, undefined)).toBeUndefined()
    expect(cutOffOutside(2019, '2019-01-01')).toBeUndefined()
    expect(cutOffOutside(2019, '2019-12-31')).toBeUndefined()
    expect(cutOffOutside(2019, '2018-12-31')?.kind).toBe('cut_off_outside_year')
    expect(cutOffOutside(2019, '2020-01-01')?.kind).toBe('cut_off_outside_year')
  })

  it('offers the ends of the months that have come, and the day in view', () => {
    expect(cutOffChoices(2019, '2019-09-30', '2026-11-20', 'es')).toHaveLength(12)
    expect(cutOffChoices(2026, '2026-02-28', '2026-03-15', 'es').map((choice) => choice.value)).toEqual([
      '2026-01-31',
      '2026-02-28',
    ])
    expect(cutOffChoices(2026, '2026-02-10', '2026-03-15', 'en').map((choice) => choice.label)).toEqual([
      '31 January 2026',
      '10 February 2026',
      '28 February 2026',
    ])
  })

  it('says which months count', () => {
    expect(monthsCounted(2019, '2019-01-30', 'es').es).toBe('Todavía no hay ningún mes completo.')
    expect(monthsCounted(2019, '2019-01-31', 'es').es).toBe('Cuenta el mes de enero.')
    expect(monthsCounted(2019, '2019-09-29', 'es').es).toBe('Cuentan los meses completos, de enero a agosto.')
    expect(monthsCounted(2019, '2019-12-31', 'en').en).toBe('Complete months count, January to December.')
  })
})
