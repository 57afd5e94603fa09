import type { CivilDate } from '../../../kernel/civil.ts'
import { formatDate } from '../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DefinitionList, Timeline } from '../../../ui/content/content.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { DateField } from '../../../ui/form/date-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { sayActor } from '../../audit/actor-words.ts'
import type { RecordEntry } from '../../audit/data/record-history.ts'
import type { RecordKind } from '../../audit/record-kind.ts'
import { differencesOf, type StateThen } from '../../audit/record-state.ts'
import { formatMoment } from '../../web/moment.ts'
import { fieldTitle, inOrder, sayValue } from '../field-words.ts'
import { Differences } from './differences.tsx'
import { commandTitle } from './history-view.ts'
import { RECORD_WORDS } from './record-words.ts'

export interface RecordView {
  readonly locale: Locale
  readonly zone: string
  readonly kind: RecordKind
  /** Titles of the acts that change such records. */
  readonly commands: ReadonlyMap<string, Text>
}

export interface RecordTimelineProps {
  readonly view: RecordView
  /** Oldest first, as the query gives them; shown newest first. */
  readonly entries: readonly RecordEntry[]
  /** Only so many of the newest. */
  readonly latest?: number | undefined
}

/** What happened to one record, newest first, each change with its differences. For any record of any room. */
export function RecordTimeline({ view, entries, latest }: RecordTimelineProps) {
  const { locale, zone } = view
  const words = RECORD_WORDS[locale]
  if (entries.length === 0) return <p>{words.none}</p>
  const shown = [...entries].reverse().slice(0, latest)
  return (
    <Timeline
      label={words.history}
      entries={shown.map((entry) => ({
        id: String(entry.seq),
        when: formatMoment(entry.at, zone, locale),
        dateTime: new Date(entry.at).toISOString(),
        title: titleOf(entry, view),
        who: <Who entry={entry} locale={locale} />,
        children: (
          <>
            {entry.reason === undefined ? null : <p>{entry.reason}</p>}
            <ManyOrFew entry={entry} view={view} />
          </>
        ),
      }))}
    />
  )
}

/** A record's first entry says everything it began with; that is opened by who wants it. */
function ManyOrFew({ entry, view }: { readonly entry: RecordEntry; readonly view: RecordView }) {
  const { locale, zone, kind } = view
  const count = differencesOf(entry).length
  const about = `${titleOf(entry, view)}, ${formatMoment(entry.at, zone, locale)}`
  const differences = <Differences change={entry} kind={kind} locale={locale} zone={zone} about={about} />
  if (count <= FEW) return differences
  return (
    <details>
      <summary>
        {RECORD_WORDS[locale].count(count)}
        <span class="hidden">: {about}</span>
      </summary>
      {differences}
    </details>
  )
}

const FEW = 5

function titleOf(entry: RecordEntry, view: RecordView): string {
  return commandTitle(view, entry.command)
}

function Who({ entry, locale }: { readonly entry: RecordEntry; readonly locale: Locale }) {
  const { actor, actingFor, office, post } = entry
  const words = RECORD_WORDS[locale]
  const named = actor === undefined ? undefined : sayActor(actor, actingFor, locale)
  const parts = [
    named,
    post === undefined ? undefined : say(post, locale),
    office === undefined ? undefined : say(office, locale),
  ]
  const told = parts.filter((part) => part !== undefined)
  return <>{told.length === 0 ? words.system : told.join(' · ')}</>
}

export interface AsOfFormProps {
  readonly locale: Locale
  readonly action: string
  readonly day: CivilDate | undefined
  readonly today: CivilDate
  /** What was asked for and is no date. */
  readonly typed?: string | undefined
}

/** Asks how the record was on a day; the answer has an address of its own. */
export function AsOfForm({ locale, action, day, today, typed }: AsOfFormProps) {
  const words = RECORD_WORDS[locale]
  const wrong = typed !== undefined && typed !== '' && day === undefined
  return (
    <Form action={action} method="get" locale={locale} errors={wrong ? [{ field: 'al', message: words.badDate }] : []}>
      <DateField
        name="al"
        label={words.asOf}
        hint={words.asOfHint}
        locale={locale}
        // A browser drops, with a complaint, what is no date; the sentence says what was wrong.
        value={day}
        max={today}
        error={wrong ? words.badDate : undefined}
      />
      <Button type="submit" kind="secondary">
        {words.show}
      </Button>
    </Form>
  )
}

export interface RecordThenProps {
  readonly view: Omit<RecordView, 'commands'>
  readonly day: CivilDate
  readonly state: StateThen
}

/** The record as it was, with what cannot be told said in words. */
export function RecordThen({ view, day, state }: RecordThenProps) {
  const { locale, zone, kind } = view
  const words = RECORD_WORDS[locale]
  return (
    <section aria-labelledby="como-estaba">
      <h2 id="como-estaba">{words.asItWas(formatDate(day, locale, 'prose'))}</h2>
      {state.known ? <KnownState view={{ locale, zone, kind }} state={state} /> : <p>{words.unknown}</p>}
    </section>
  )
}

function KnownState({
  view,
  state,
}: {
  readonly view: Omit<RecordView, 'commands'>
  readonly state: Extract<StateThen, { known: true }>
}) {
  const { locale, zone, kind } = view
  const words = RECORD_WORDS[locale]
  if (state.ended) return <p>{words.over}</p>
  const unsure = new Set(state.uncertain)
  const items = inOrder(kind, Object.entries(state.state), ([field]) => field)
    .filter(([field]) => !unsure.has(field))
    .map(([field, value]) => ({
      term: fieldTitle(kind, field, locale),
      value: sayValue(value, { locale, zone, name: field, words: kind.field?.(field) }),
    }))
  return (
    <div class="stack">
      {state.fromMiddle ? (
        <Notice kind="warning" locale={locale}>
          <p>{words.fromMiddle}</p>
        </Notice>
      ) : null}
      {state.uncertain.length > 0 ? (
        <Notice kind="warning" locale={locale}>
          <p>{words.uncertain(state.uncertain.map((field) => fieldTitle(kind, field, locale)).join(', '))}</p>
        </Notice>
      ) : null}
      {items.length === 0 ? <p>{words.nothing}</p> : <DefinitionList items={items} />}
    </div>
  )
}
