import { z } from 'zod'
import type { Measure } from '../../platform/measures/measure.ts'
import { agreementFacts, meetingFacts } from './data/review-measure-records.ts'
import { reviewPaths } from './review-paths.ts'
import { closedOnTime } from './rules/review/agreement-state.ts'

const params = z.object({})
const AGREEMENT = 'planning.agreement'

/** Of the agreements whose day has come at the cut-off, or that were carried out before it, how many were in time. */
export const agreementsClosedOnTime: Measure<z.infer<typeof params>> = {
  id: 'planning.agreements_closed_on_time',
  version: 1,
  title: { es: 'Acuerdos de revisión cumplidos a tiempo', en: 'Review agreements carried out in time' },
  unit: { es: '% de los acuerdos', en: '% of agreements' },
  method: {
    es: 'Acuerdos cumplidos hasta su fecha, divididos entre los acuerdos ya cumplidos o cuya fecha pasó. Los que aún tienen plazo no cuentan, ni los retirados.',
    en: 'Agreements carried out by their day, divided by those carried out already or whose day has passed. Those with time left do not count, nor do withdrawn ones.',
  },
  grain: 'year',
  dimensions: ['unit'],
  params,
  fold: 'ratio',
  async records(tx, _params, period, asOf) {
    return (await agreementFacts(tx, Number(period))).flatMap((each) => {
      const known = { ...each, closedOn: upTo(each.closedOn, asOf), withdrawnOn: upTo(each.withdrawnOn, asOf) }
      const inTime = closedOnTime(known, asOf)
      if (inTime === undefined) return []
      return [
        {
          kind: AGREEMENT,
          id: each.id,
          label: labelOf(each.number, period, each.unit),
          href: reviewPaths.agreement(each.id),
          at: each.dueOn,
          breakdowns: { unit: each.unit },
          numerator: inTime ? 1 : 0,
          denominator: 1,
        },
      ]
    })
  },
  async excluded(tx, _params, period, asOf) {
    return (await agreementFacts(tx, Number(period))).flatMap((each) =>
      upTo(each.withdrawnOn, asOf) === undefined
        ? []
        : [
            {
              record: {
                kind: AGREEMENT,
                id: each.id,
                label: labelOf(each.number, period, each.unit),
                href: reviewPaths.agreement(each.id),
              },
              reason: { es: 'Retirado', en: 'Withdrawn' },
            },
          ],
    )
  },
  mayOpen: (who) => who !== 'public',
}

/** How many review meetings were held; the institution's plan of 2019 asks for at least four a year. */
export const reviewMeetingsHeld: Measure<z.infer<typeof params>> = {
  id: 'planning.review_meetings_held',
  version: 1,
  title: { es: 'Reuniones de revisión con acta', en: 'Review meetings with minutes' },
  unit: { es: 'reuniones', en: 'meetings' },
  method: {
    es: 'Reuniones de revisión trimestral celebradas hasta la fecha de corte y registradas con su acta.',
    en: 'Quarterly review meetings held by the cut-off and recorded with their minutes.',
  },
  grain: 'year',
  dimensions: [],
  params,
  fold: 'count',
  async records(tx, _params, period, asOf) {
    return (await meetingFacts(tx, Number(period))).flatMap(({ id, quarter, heldOn }) =>
      heldOn > asOf
        ? []
        : [
            {
              kind: 'planning.review_meeting',
              id,
              label: `${period} · T${quarter}`,
              href: reviewPaths.minutes(Number(period), quarter),
              at: heldOn,
            },
          ],
    )
  },
  mayOpen: (who) => who !== 'public',
}

/** What happened after the cut-off is not known at it. */
function upTo(day: string | undefined, asOf: string): string | undefined {
  return day !== undefined && day <= asOf ? day : undefined
}

function labelOf(number: number, year: string, unit: string): string {
  return `${number}/${year} · ${unit}`
}
