import { formatNumber } from '../../../kernel/format.ts'
import { say } from '../../../kernel/text.ts'
import { DefinitionList } from '../../../ui/content/content.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { sayActor } from '../../audit/actor-words.ts'
import type { HistoryEntry } from '../../audit/data/entries.ts'
import type { RecordState } from '../../audit/record-state.ts'
import type { Change } from '../../capability/command.ts'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import { Differences } from './differences.tsx'
import { commandTitle, type HistoryView, kindTitle } from './history-view.ts'
import { HISTORY_WORDS } from './history-words.ts'

/** A loading of a whole deployment touches thousands; nobody reads more than these on one page. */
const SHOWN = 50
/** Text of what was stored, as far as a page carries it. */
const STORED_LENGTH = 100_000

/** One entry: who, when, from where, why, and what each record was before and after. */
export function EntryPage({ view, entry }: { readonly view: HistoryView; readonly entry: HistoryEntry }) {
  const { locale, zone } = view
  const words = HISTORY_WORDS[locale]
  const facts: readonly (readonly [string, preact.ComponentChildren])[] = [
    [words.when, formatMoment(entry.at, zone, locale)],
    [words.who, sayActor(entry.actor, entry.actingFor, locale)],
    [words.office, entry.office === undefined ? undefined : say(entry.office, locale)],
    [words.reason, entry.reason],
    [words.address, entry.address],
    [words.request, <span class="hash">{entry.request}</span>],
    [words.hash, <span class="hash">{entry.hash}</span>],
    [words.previous, <span class="hash">{entry.previous}</span>],
  ]
  return (
    <>
      <PageHead eyebrow={words.entryTitle(formatNumber(entry.seq))} title={commandTitle(view, entry.command)} />
      <DefinitionList items={facts.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]))} />
      <h2>{words.changesTitle}</h2>
      {entry.changes.length === 0 ? <p>{words.noChanges}</p> : null}
      {entry.changes.length > SHOWN ? (
        <p>{words.shownOf(formatNumber(SHOWN), formatNumber(entry.changes.length))}</p>
      ) : null}
      {entry.changes.slice(0, SHOWN).map((change) => (
        <ChangedRecord key={`${change.kind} ${change.id}`} view={view} change={change} />
      ))}
      <details class="as-stored">
        <summary>{words.asStored}</summary>
        <pre tabindex={0}>{JSON.stringify(entry.changes, null, 2).slice(0, STORED_LENGTH)}</pre>
      </details>
    </>
  )
}

function ChangedRecord({ view, change }: { readonly view: HistoryView; readonly change: Change }) {
  const { locale, zone } = view
  const kind = view.kinds.get(change.kind)
  const href = kind?.href?.(change.id)
  return (
    <section class="stack">
      <h3>
        <span class="soft">{kindTitle(view, change.kind)}:</span> {change.label}
      </h3>
      {href === undefined ? null : (
        <p>
          <a href={localPath(locale, href)}>
            {HISTORY_WORDS[locale].open}
            <span class="hidden">: {change.label}</span>
          </a>
        </p>
      )}
      <Differences
        change={{ before: stateOf(change.before), after: stateOf(change.after) }}
        kind={kind}
        locale={locale}
        zone={zone}
        about={`${kindTitle(view, change.kind)} ${change.label}`}
      />
    </section>
  )
}

/** Entries hold objects; one that holds another value is shown as such. */
function stateOf(value: unknown): RecordState | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'object' && !Array.isArray(value) ? (value as RecordState) : { '': value }
}
