import { describe, expect, it } from 'vitest'
import { type Announced, announcedStanding, isOpen, mayAnnounce, mayMove, mayTakeBack } from './calendar.ts'

const TODAY = '2020-03-10'
const said = (days: readonly (string | undefined)[], publishedOn?: string): Announced => ({
  dates: days.map((on, index) => ({ number: index + 1, on, reason: '', recordedAt: '2020-01-01T00:00:00Z' })),
  publishedOn,
})

describe('how an announcement stands', () => {
  it.each([
    [['2020-03-20'], undefined, { kind: 'announced' }],
    [[TODAY], undefined, { kind: 'announced' }],
    [['2020-03-07'], undefined, { kind: 'awaited', days: 3 }],
    [['2020-03-07', '2020-03-31'], undefined, { kind: 'announced' }],
    [['2020-03-07', undefined], undefined, { kind: 'withdrawn' }],
    [['2020-03-02'], '2020-03-02', { kind: 'on_time' }],
    [['2020-03-02'], '2020-03-05', { kind: 'late', days: 3 }],
    [['2020-03-02', '2020-03-05'], '2020-03-05', { kind: 'on_time' }],
    [['2020-03-02'], '2020-02-28', { kind: 'early', days: 3 }],
    [['2020-03-02', undefined], '2020-03-09', { kind: 'on_time' }],
  ])('said for %j, published %s: %j', (days, publishedOn, standing) => {
    expect(announcedStanding(said(days, publishedOn), TODAY)).toEqual(standing)
  })
})

describe('what may be done', () => {
  const kind = (done: { readonly ok: boolean; readonly refusal?: { readonly kind: string } }) => done.refusal?.kind

  it.each([
    ['a day to come', said([]), '2020-03-11', undefined],
    ['today', said([]), TODAY, undefined],
    ['yesterday', said([]), '2020-03-09', 'past_day'],
    ['what is announced', said(['2020-04-01']), '2020-05-01', 'already_announced'],
    ['what was taken back', said(['2020-04-01', undefined]), '2020-05-01', undefined],
    ['what is published', said([], '2020-02-01'), '2020-05-01', 'already_published'],
  ])('announcing %s', (_what, known, on, refused) => {
    expect(kind(mayAnnounce(known, on, TODAY))).toBe(refused)
  })

  it.each([
    ['to a later day', said(['2020-03-01']), '2020-03-31', undefined],
    ['to the same day', said(['2020-04-01']), '2020-04-01', 'same_day'],
    ['to a day gone by', said(['2020-04-01']), '2020-03-01', 'past_day'],
    ['what is published', said(['2020-03-01'], '2020-03-01'), '2020-04-01', 'already_published'],
    ['what nobody announced', said([]), '2020-04-01', 'not_announced'],
  ])('moving %s', (_what, known, on, refused) => {
    expect(kind(mayMove(known, on, TODAY))).toBe(refused)
  })

  it('what stands open may be taken back, once', () => {
    expect(kind(mayTakeBack(said(['2020-04-01'])))).toBeUndefined()
    expect(kind(mayTakeBack(said(['2020-04-01', undefined])))).toBe('not_announced')
    expect(isOpen(said(['2020-04-01']))).toBe(true)
  })
})
