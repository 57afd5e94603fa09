import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { CaseClock } from '../../../data/case-query.ts'
import { RECOUNT, type Recount, recountSays } from '../../../rules/clock/recount.ts'
import type { Definition } from '../../../rules/definition/definition.ts'
import type { FlowState } from '../../../rules/flow/flow.ts'
import { APPLICANT, awaitedRoles } from '../../../rules/flow/roles.ts'
import { DEED_TITLES } from '../../deed-titles.ts'
import { AccountView, ReadingView } from '../clock/account-view.tsx'
import { CASE_WORDS } from './case-words.ts'

export function roleTitle({ roles }: Pick<Definition, 'roles'>, role: string, locale: Locale): string {
  const found = roles.find(({ key }) => key === role)
  return found === undefined ? (CASE_WORDS[locale].role[role] ?? role) : say(found.title, locale)
}

/** What an event was, in the words of the edition: the action's title. */
export function actionTitle({ steps }: Definition, step: string | undefined, action: string): Text | undefined {
  return steps.find(({ key }) => key === step)?.actions.find(({ key }) => key === action)?.title
}

/** Open steps, whom each awaits, or how it ended. */
export function StandsView({
  definition,
  flow,
  endedOn,
  own,
  locale,
}: {
  readonly definition: Definition
  readonly flow: FlowState
  readonly endedOn: string | undefined
  readonly own: boolean
  readonly locale: Locale
}) {
  const words = CASE_WORDS[locale]
  const titleOf = (key: string) => definition.steps.find((step) => step.key === key)?.title ?? { es: key }
  if (flow.ended !== undefined)
    return (
      <p>
        <strong>
          {words.ended(
            say(titleOf(flow.ended), locale),
            endedOn === undefined ? '' : formatDate(endedOn, locale, 'prose'),
          )}
        </strong>
      </p>
    )
  const awaited = awaitedRoles(definition, flow)
  return (
    <>
      <ul>
        {flow.open.map((key) => (
          <li key={key}>
            <strong>
              <Spoken text={titleOf(key)} locale={locale} />
            </strong>
          </li>
        ))}
      </ul>
      <p>
        {own && awaited.includes(APPLICANT)
          ? words.awaitsYou
          : words.awaits(awaited.map((role) => roleTitle(definition, role, locale)).join(', '))}
      </p>
    </>
  )
}

export function ClockSection({
  clock,
  today,
  locale,
  question,
}: {
  readonly clock: CaseClock | undefined
  readonly today: string
  readonly locale: Locale
  /** Address of what the clock was asked. */
  readonly question?: string | undefined
}) {
  const words = CASE_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="plazo">
      <h2 id="plazo">{words.clock}</h2>
      {clock === undefined ? (
        <p>{words.noClock}</p>
      ) : (
        <>
          <ReadingView reading={clock.account.reading} locale={locale} />
          <details>
            <summary>{words.account}</summary>
            <AccountView {...clock} today={today} locale={locale} />
          </details>
          {question === undefined ? null : (
            <p class="soft">
              {words.countAgain} <a href={question}>{words.question}</a>
            </p>
          )}
        </>
      )}
    </section>
  )
}

export interface ToldEvent {
  readonly sequence: number
  readonly on: string
  readonly role: string
  readonly step: string | undefined
  readonly action: string
  readonly publicWords?: string | undefined
  readonly recount?: Recount | undefined
}

/** What of the office's own work a case's applicant is told besides its steps; notes and who has it are not theirs to read. */
const TOLD: ReadonlySet<string> = new Set([
  'message',
  'pay',
  'consent',
  'ask_opinion',
  'opinion',
  'inspection',
  'notify',
  'archive',
  RECOUNT,
])

export function HistoryTable({
  events,
  definition,
  locale,
  said,
}: {
  readonly events: readonly ToldEvent[]
  readonly definition: Definition
  readonly locale: Locale
  /** Whether what was said is shown too: never to everybody. */
  readonly said: boolean
}) {
  const words = CASE_WORDS[locale]
  const what = ({ step, action }: ToldEvent) => {
    const title = actionTitle(definition, step, action)
    if (title !== undefined) return <Spoken text={title} locale={locale} />
    const deed = DEED_TITLES[action]
    return deed === undefined ? words.message : <Spoken text={deed} locale={locale} />
  }
  const told = events.filter(({ step, action }) => step !== undefined || TOLD.has(action))
  return (
    <section class="stack" aria-labelledby="historia">
      <h2 id="historia">{words.history}</h2>
      <DataTable
        id="historia-tabla"
        caption={words.history}
        captionHidden
        locale={locale}
        cards
        rows={told}
        rowKey={({ sequence }) => String(sequence)}
        columns={[
          { key: 'when', title: words.when, kind: 'date', cell: ({ on }) => formatDate(on, locale) },
          { key: 'what', title: words.what, cell: what },
          { key: 'by', title: words.by, cell: ({ role }) => roleTitle(definition, role, locale) },
          ...(said
            ? [
                {
                  key: 'said',
                  title: words.said,
                  cell: ({ publicWords, recount }: ToldEvent) =>
                    recount === undefined ? (publicWords ?? '–') : say(recountSays(recount), locale),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
