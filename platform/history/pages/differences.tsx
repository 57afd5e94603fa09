import type { Locale } from '../../../kernel/text.ts'
import type { RecordKind } from '../../audit/record-kind.ts'
import { differencesOf, type StateChange } from '../../audit/record-state.ts'
import { fieldTitle, inOrder, sayValue } from '../field-words.ts'
import { HISTORY_WORDS } from './history-words.ts'

export interface DifferencesProps {
  readonly change: StateChange
  readonly kind: RecordKind | undefined
  readonly locale: Locale
  readonly zone: string
  /** What the table is about, for those who hear it out of order. */
  readonly about: string
}

/** Before and after, field by field, for a person: what was added, removed and changed, in words. */
export function Differences({ change, kind, locale, zone, about }: DifferencesProps) {
  const words = HISTORY_WORDS[locale]
  const differences = inOrder(kind, differencesOf(change), ({ field }) => field)
  if (differences.length === 0) return <p class="soft">{words.nothingSaid}</p>
  const told = (field: string, value: unknown) => {
    const fieldWords = kind?.field?.(field)
    const said = sayValue(value, { locale, zone, name: field, words: fieldWords })
    return fieldWords?.prose === true && locale !== 'es' ? <span lang="es">{said}</span> : said
  }
  return (
    <section class="table-scroll" aria-label={`${words.changesTitle}: ${about}`} tabindex={0}>
      <table class="data-table differences">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, kind: sort, before, after }) => (
            <tr key={field} class={`difference-${sort}`}>
              <th scope="row">
                {fieldTitle(kind, field, locale)} <span class="soft">({words.kinds[sort]})</span>
              </th>
              <td>{sort === 'added' ? '—' : <del>{told(field, before)}</del>}</td>
              <td>{sort === 'removed' ? '—' : <ins>{told(field, after)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
