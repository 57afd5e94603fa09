import { randomUUID } from 'node:crypto'
import { addAgreement, closeAgreement } from '../../capabilities/planning/data/agreement-commands.ts'
import { approvePoa } from '../../capabilities/planning/data/approve-poa.ts'
import { cancelElement } from '../../capabilities/planning/data/cancel-element.ts'
import { decideReprogramming, submitReprogramming } from '../../capabilities/planning/data/decide-reprogramming.ts'
import { linkRisk } from '../../capabilities/planning/data/link-risk.ts'
import { loadPoas } from '../../capabilities/planning/data/load-poa.ts'
import { openReprogramming } from '../../capabilities/planning/data/open-reprogramming.ts'
import { proposeChange } from '../../capabilities/planning/data/propose-change.ts'
import { recordReading } from '../../capabilities/planning/data/record-reading.ts'
import { reportMonth } from '../../capabilities/planning/data/report-month.ts'
import { loadReprogrammings } from '../../capabilities/planning/data/reprogramming-load.ts'
import { openReview, stepReview } from '../../capabilities/planning/data/review-cycle.ts'
import { deliverPart } from '../../capabilities/planning/data/review-deliver.ts'
import { recordMeeting } from '../../capabilities/planning/data/review-meeting.ts'
import { reviewsOf } from '../../capabilities/planning/data/review-store.ts'
import { recordRiskHappened } from '../../capabilities/planning/data/risk-records.ts'
import { saveRisk } from '../../capabilities/planning/data/save-risk.ts'
import type { StoredPoa } from '../../capabilities/planning/data/stored-poa.ts'
import type { Command } from '../../platform/capability/command.ts'
import type { Loaded } from '../integration/loaded.ts'
import type { YearDocument } from './year-document.ts'
import { CANCELLED, CORRECTED, REPROGRAMMED, UNITS, YEAR } from './year-plan.ts'

const app = { role: 'trama_app' } as const
const DIRECTOR = 'direccion'
const ADMINISTRATOR = 'administracion'
const plannerOf = (unit: string): string => `planificacion.${unit.toLowerCase()}`

/** Days on which things of the document happen. */
const DAY = {
  approved: `${YEAR - 1}-12-15`,
  signed: [`${YEAR}-04-12`, `${YEAR}-07-12`, `${YEAR}-10-12`, `${YEAR + 1}-01-12`],
  corrected: `${YEAR}-04-20`,
  drought: `${YEAR}-05-05`,
  asked: `${YEAR}-05-12`,
  decided: `${YEAR}-05-20`,
  cancelled: CANCELLED.on,
} as const

/** What was refused on the way, and what was signed: the tests look at both. */
export interface ToldYear {
  /** Why the month that was signed off took no correction. */
  readonly refusedInMarch: string
  /** Hash of each sign-off, in order; the first quarter was signed twice. */
  readonly signed: readonly string[]
  /** The risk of the catalogue that happened. */
  readonly drought: string
}

/** Does what the document tells, in its order and on its days, through the same commands as the pages. */
export async function tellYear(loaded: Loaded, document: YearDocument): Promise<ToldYear> {
  const story = storyOf(loaded)
  const signed: string[] = []
  for (const unit of UNITS) await story.approve(unit)

  await story.reportThrough(document, 1, 3)
  await story.readings(document, 1)
  signed.push(await story.review(1, 0))
  const agreement = await story.agree()

  const refusedInMarch = await story.correctClosedMarch()
  signed.push(await story.reopenAndCorrect())
  await story.closeAgreement(agreement)

  await story.reportThrough(document, 4, 4)
  const drought = await story.drought()
  await story.reprogramme()
  await story.reportThrough(document, 5, 6)
  await story.readings(document, 2)
  signed.push(await story.review(2, 1))

  await story.cancel()
  await story.reportThrough(document, 7, 9)
  await story.readings(document, 3)
  signed.push(await story.review(3, 2))
  await story.reportThrough(document, 10, 12)
  await story.readings(document, 4)
  signed.push(await story.review(4, 3))
  return { refusedInMarch, signed, drought }
}

function storyOf(loaded: Loaded) {
  const { database, runner } = loaded

  async function attempt<I, O>(login: string, day: string, command: Command<I, O>, input: unknown) {
    const ctx = await loaded.as(login)
    return runner.command(command, { ...ctx, today: day, now: `${day}T15:00:00.000Z`, requestId: randomUUID() }, input)
  }
  async function act<I, O>(login: string, day: string, command: Command<I, O>, input: unknown): Promise<O> {
    const done = await attempt(login, day, command, input)
    if (!done.ok) throw new Error(`${command.id} on ${day}: ${done.refusal.kind}: ${done.refusal.message.es}`)
    return done.value
  }

  async function planOf(unit: string): Promise<StoredPoa> {
    const [poa] = await database.read(app, (tx) => loadPoas(tx, { year: YEAR, unitCode: unit }))
    if (poa === undefined) throw new Error(`No plan of ${unit}.`)
    return poa
  }
  async function elementOf(unit: string, title: string): Promise<string> {
    const found = (await planOf(unit)).plan.elements.find((element) => element.title === title)
    if (found === undefined) throw new Error(`${unit} has no «${title}».`)
    return found.key
  }
  async function versionOf(quarter: number): Promise<number> {
    const reviews = await database.read(app, (tx) => reviewsOf(tx, YEAR))
    return reviews.find((review) => review.quarter === quarter)?.version ?? 0
  }
  async function step(login: string, day: string, quarter: number, action: string, reason?: string) {
    const input = { year: YEAR, quarter, action, reason, expectedVersion: await versionOf(quarter) }
    return act(login, day, stepReview, input)
  }
  async function sign(quarter: number, day: string): Promise<string> {
    await step(ADMINISTRATOR, day, quarter, 'present')
    const { sha256 } = await step(DIRECTOR, day, quarter, 'sign')
    if (sha256 === undefined) throw new Error('A sign-off freezes the year.')
    return sha256
  }

  return {
    async approve(unit: string): Promise<void> {
      const { head } = await planOf(unit)
      if (head.status === 'approved') return
      const act_ = { poaId: head.id, on: DAY.approved, by: 'Consejo', reference: 'Acta 1, punto 1' }
      await act(DIRECTOR, DAY.approved, approvePoa, { ...act_, expectedVersion: head.version })
    },

    /** Each unit reports its months on the fifth of the month after. */
    async reportThrough(document: YearDocument, from: number, to: number): Promise<void> {
      for (const row of document.reported)
        for (let month = from; month <= to; month += 1) {
          const executed = row.months[month - 1]
          if (executed === null || executed === undefined) continue
          const activityId = await elementOf(row.unit, row.activity)
          await act(plannerOf(row.unit), dayAfter(month), reportMonth, { activityId, month, executed })
        }
    },

    async readings(document: YearDocument, quarter: number): Promise<void> {
      const row = document.reported.find(({ activity }) => activity === CORRECTED.activity)
      const value = [0, 1, 2].reduce((sum, offset) => sum + (row?.months[3 * (quarter - 1) + offset] ?? 0), 0)
      const indicatorId = await elementOf(CORRECTED.unit, '1,200 trámites resueltos')
      const period = `${YEAR}-Q${quarter}`
      await act(plannerOf(CORRECTED.unit), dayAfter(3 * quarter), recordReading, {
        indicatorId,
        period,
        value: String(value),
      })
    },

    async review(quarter: number, signing: number): Promise<string> {
      const day = DAY.signed[signing] ?? ''
      await act(ADMINISTRATOR, dayAfter(3 * quarter), openReview, { year: YEAR, quarter })
      for (const unit of UNITS)
        await act(plannerOf(unit), dayAfter(3 * quarter), deliverPart, { year: YEAR, quarter, unit, action: 'deliver' })
      await step(ADMINISTRATOR, day, quarter, 'consolidate')
      await act(ADMINISTRATOR, day, recordMeeting, {
        year: YEAR,
        quarter,
        heldOn: day,
        place: 'Sala de reuniones',
        attendees: 'Dirección Ejecutiva\nJefatura de Permisos\nJefatura de Parques',
        agenda: 'Avance del trimestre\nAcuerdos',
      })
      return sign(quarter, day)
    },

    async agree(): Promise<string> {
      const { agreementId } = await act(ADMINISTRATOR, DAY.signed[0], addAgreement, {
        year: YEAR,
        quarter: 1,
        text: 'Publicar el calendario de capacitaciones',
        unit: 'PER',
        dueOn: `${YEAR}-04-30`,
      })
      return agreementId
    },

    async closeAgreement(agreementId: string): Promise<void> {
      await act(plannerOf('PER'), `${YEAR}-04-28`, closeAgreement, {
        agreementId,
        on: `${YEAR}-04-28`,
        note: 'El calendario se publicó en el portal.',
        expectedVersion: 1,
      })
    },

    /** Answers why it was refused. */
    async correctClosedMarch(): Promise<string> {
      const refused = await attempt(plannerOf(CORRECTED.unit), DAY.corrected, reportMonth, await march())
      if (refused.ok) throw new Error('A month that was signed off took a report.')
      return refused.refusal.message.es
    },

    async reopenAndCorrect(): Promise<string> {
      await step(DIRECTOR, DAY.corrected, 1, 'reopen', 'Cinco trámites contados dos veces')
      await act(plannerOf(CORRECTED.unit), DAY.corrected, reportMonth, await march())
      await act(plannerOf(CORRECTED.unit), DAY.corrected, recordReading, {
        indicatorId: await elementOf(CORRECTED.unit, '1,200 trámites resueltos'),
        period: `${YEAR}-Q1`,
        value: '295',
        reason: 'Cinco trámites contados dos veces',
        expectedVersion: 1,
      })
      return sign(1, DAY.corrected)
    },

    /** The risk that the plan names is written into the catalogue, and its unit records that it happened. */
    async drought(): Promise<string> {
      const { head } = await planOf(REPROGRAMMED.unit)
      const { id } = await act(ADMINISTRATOR, DAY.drought, saveRisk, {
        code: 'SEQUIA',
        type: 'operational',
        title: 'Sequía',
        ownerUnitId: head.unit.id,
        status: 'proposed',
      })
      const touched = await elementOf(REPROGRAMMED.unit, REPROGRAMMED.activity)
      await act(ADMINISTRATOR, DAY.drought, linkRisk, {
        riskId: id,
        elementId: touched,
        reason: 'La siembra la espera.',
      })
      await act(plannerOf(REPROGRAMMED.unit), DAY.drought, recordRiskHappened, {
        riskId: id,
        on: DAY.drought,
        what: 'No llovió en las primeras semanas de mayo.',
        consequence: 'No se puede sembrar.',
        response: 'Se pedirá mover la siembra.',
        affects: [touched],
      })
      return id
    },

    async reprogramme(): Promise<void> {
      const { head, plan } = await planOf(REPROGRAMMED.unit)
      const risk = plan.elements.find(({ kind }) => kind === 'risk')?.key ?? ''
      const { requestId } = await act(plannerOf(REPROGRAMMED.unit), DAY.asked, openReprogramming, {
        poaId: head.id,
        cause: 'Sequía',
        risk,
        period: `${YEAR}-Q2`,
        justification: 'Sin lluvia no se puede sembrar en mayo ni en junio.',
      })
      const version = async () => {
        const [request] = await database.read(app, (tx) => loadReprogrammings(tx, { id: requestId }))
        return request?.version ?? 0
      }
      await act(plannerOf(REPROGRAMMED.unit), DAY.asked, proposeChange, {
        requestId,
        expectedVersion: await version(),
        change: {
          kind: 'schedule',
          element: await elementOf(REPROGRAMMED.unit, REPROGRAMMED.activity),
          months: REPROGRAMMED.months,
        },
      })
      await act(plannerOf(REPROGRAMMED.unit), DAY.asked, submitReprogramming, { requestId })
      await act(DIRECTOR, DAY.decided, decideReprogramming, {
        requestId,
        decision: 'approve',
        on: DAY.decided,
        note: 'Por la sequía.',
        expectedVersion: await version(),
      })
    },

    async cancel(): Promise<void> {
      const elementId = await elementOf(CANCELLED.unit, CANCELLED.activity)
      const input = { elementId, on: CANCELLED.on, reason: CANCELLED.reason, expectedVersion: 1 }
      await act(DIRECTOR, DAY.cancelled, cancelElement, input)
    },
  }

  async function march() {
    const activityId = await elementOf(CORRECTED.unit, CORRECTED.activity)
    return { activityId, month: CORRECTED.month, executed: CORRECTED.executed, expectedVersion: 1 }
  }
}

function dayAfter(month: number): string {
  return month === 12 ? `${YEAR + 1}-01-05` : `${YEAR}-${String(month + 1).padStart(2, '0')}-05`
}
