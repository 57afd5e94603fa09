import { describe, expect, it } from 'vitest'
import { counted, findingWords, repairNote } from './finding-words.ts'

describe('what was found in a file of a layer', () => {
  it.each(['out_of_range', 'swapped', 'far_away'] as const)(
    'of one feature and of several, as people say it (%s)',
    (rule) => {
      const [one, several] = [findingWords(rule, [2], {}), findingWords(rule, [2, 5], {})]
      expect(one.es).toMatch(/^1 objeto,? /)
      expect(one.es).not.toMatch(/\b(tienen|caen)\b/)
      expect(one.en).toMatch(/^1 feature,? /)
      expect(several.es).toMatch(/^2 objetos,? .*\b(tienen|caen)\b/)
      expect(several.en).toMatch(/^2 features,? /)
    },
  )

  it('and of what was repaired', () => {
    expect(repairNote('set_aside', 'invalid', 1).es).toMatch(/: 1 objeto\.$/)
    expect(repairNote('set_aside', 'invalid', 1204).es).toMatch(/: 1,204 objetos\.$/)
    expect(counted(1)).toEqual({ es: '1 objeto', en: '1 feature' })
  })
})
