import { expect, test } from 'vitest'
import { axe } from './axe.ts'
import { signIn, visitors } from './harness.ts'
import { answerObservations, begin, correctWhatStops, file, fill } from './permit-story-applicant.ts'
import {
  distributeAndAsk,
  inspect,
  observeAndSuspend,
  openCase,
  resolve,
  review,
  takeOpinion,
} from './permit-story-office.ts'
import { countedAgain, inTheRegister, openStatus, resolvedInMay, verify, walkDownTo } from './permit-story-public.ts'
import { rehearsal } from './rehearsal.ts'

const { trama, wakeOn } = rehearsal()
const { visit } = visitors(trama)

const PHONE = { width: 360, height: 740 }

/** Of the unit that decides; signs in anew each day. */
async function office(width = 1280) {
  const page = await visit({ width })
  await page.goto('/acceso')
  await signIn(page, 'planificacion.scdu')
  return page
}

test('a building permit, from the search to the plan’s indicator, over Holy Week of 2019', {
  timeout: 900_000,
}, async () => {
  await wakeOn('2019-04-08')
  const applicant = await visit(PHONE)
  await begin(applicant)
  await fill(applicant)
  await correctWhatStops(applicant)
  const filed = await file(applicant)
  expect(filed.number).toMatch(/^OPAMSS-PC-2019-\d{5}$/)

  await wakeOn('2019-04-11')
  const counter = await office()
  await openCase(counter, filed.number)
  await observeAndSuspend(counter)

  await wakeOn('2019-04-29')
  const anybody = await visit(PHONE)
  await openStatus(anybody, filed.number)
  const suspended = await countedAgain(anybody)
  expect(suspended.state).toBe('suspended')
  expect(suspended.due, 'open while it is suspended').toBeNull()
  const day = (date: string) => suspended.account.find((each) => each.date === date)?.sentence.es
  expect(day('2019-04-09')).toBe('Día 1 de 20.')
  expect(day('2019-04-12')).toBe('Suspendido, a la espera de quien solicita.')
  expect(day('2019-04-15')).toMatch(/^No cuenta: Vacación de Semana Santa/)
  expect(day('2019-04-19')).toMatch(/^No cuenta: /)
  expect(suspended.suspended?.dueIfAnsweredToday, 'twenty working days from tomorrow, 1 and 10 May off').toBe(
    '2019-05-29',
  )
  expect(await axe(anybody)).toEqual([])

  await answerObservations(applicant, filed)
  await openStatus(anybody, filed.number)
  const running = await countedAgain(anybody)
  expect(running).toMatchObject({ state: 'running', due: '2019-05-29' })
  const reviewer = await office()
  await openCase(reviewer, filed.number)
  await distributeAndAsk(reviewer)

  await wakeOn('2019-05-20')
  const before = await resolvedInMay(anybody)
  const team = await office()
  await openCase(team, filed.number)
  await takeOpinion(team)
  await review(team)
  const inspector = await office(PHONE.width)
  await openCase(inspector, filed.number)
  await inspect(inspector)
  await openCase(team, filed.number)
  const signed = await resolve(team)

  await verify(anybody, filed.number, signed)
  await inTheRegister(anybody, filed.number, signed.code)
  expect(await resolvedInMay(anybody)).toBe(before + 1)
  await walkDownTo(anybody, filed.number)
})
