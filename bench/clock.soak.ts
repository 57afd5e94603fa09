import { disagreement } from '../capabilities/cases/rules/clock/oracle/compare.ts'
import { generatedCase, generatedChain, seeded } from '../capabilities/cases/rules/clock/oracle/generated.ts'
import { workingCalendar } from '../platform/calendar/working-calendar.ts'

/**
 * Generated ledgers, terms and calendars, each counted by the clock and by a clerk who goes day by day with another library of
 * dates. One disagreement ends it, with the case to repeat it. Four ledgers share a calendar, so that the time goes into counting.
 * `TRAMA_SOAK_LEDGERS=100000 TRAMA_SOAK_SEED=2019 npm run soak -- clock`
 */
const ledgers = Number(process.env.TRAMA_SOAK_LEDGERS ?? 100_000)
const seed = Number(process.env.TRAMA_SOAK_SEED ?? 2019)
const random = seeded(seed)
const since = performance.now()
const seen = { suspended: 0, stopped: 0, refiled: 0, extended: 0, dateToDate: 0 }
let chain = generatedChain(random)
let calendar = workingCalendar(chain)
for (let n = 1; n <= ledgers; n += 1) {
  if (n % 4 === 0) {
    chain = generatedChain(random)
    calendar = workingCalendar(chain)
  }
  const generated = generatedCase(random, chain)
  const wrong = disagreement(generated, calendar)
  if (wrong !== undefined) throw new Error(`seed ${seed}, ledger ${n}: ${wrong}\n${JSON.stringify(generated)}`)
  const kinds = new Set(generated.ledger.map(({ kind }) => kind))
  if (kinds.has('pause')) seen.suspended += 1
  if (kinds.has('stop')) seen.stopped += 1
  if (kinds.has('restart')) seen.refiled += 1
  if (kinds.has('extend')) seen.extended += 1
  if (generated.term.unit === 'months' || generated.term.unit === 'years') seen.dateToDate += 1
  if (n % 10_000 === 0)
    console.log(
      `  ${Math.floor((100 * n) / ledgers)} %  ${n.toLocaleString('en')} ledgers agree, ${((performance.now() - since) / 1000).toFixed(0)} s`,
    )
}
console.log(`  ${ledgers.toLocaleString('en')} ledgers, no disagreement; among them ${JSON.stringify(seen)}`)
