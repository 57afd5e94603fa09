import type { Id } from '../../../../../kernel/ids.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { type PlaceEntry, type PlaceNews, whatHappensAt } from '../../../../../platform/places/at-place.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { STATES } from '../../../../../ui/state/state.ts'
import { StateShape } from '../../../../../ui/state/state-badge.tsx'
import type { PlaceAnswer } from '../../../data/ground-queries.ts'
import { PLACE_WORDS } from './places-words.ts'

/** Places that lie here whole by law: what happens there happens here, also under the name they had before. */
function wholeHere({ from }: PlaceAnswer): readonly Id[] {
  return [...new Set(from.flatMap(({ placeId, share, rule }) => (rule === 'law' && share === 1 ? [placeId] : [])))]
}

/** What the rooms say of the place, to who asks. */
export function newsOf(c: WebContext, answer: PlaceAnswer): Promise<readonly PlaceNews[]> {
  const places = [answer.place.id, ...wholeHere(answer)]
  return whatHappensAt(c.get('mounted').atPlaces, c.get('services').runner, c.get('ctx'), { places })
}

/** What happens at the place, as the rooms say it; nothing where no room says anything. */
export function AtPlaceSections({ locale, news }: { readonly locale: Locale; readonly news: readonly PlaceNews[] }) {
  if (news.length === 0) return null
  const words = PLACE_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="que-ocurre">
      <h2 id="que-ocurre">{words.happens}</h2>
      {news.map(({ id, title, answer }) => (
        <section key={id} class="stack" aria-labelledby={`ocurre-${id}`}>
          <h3 id={`ocurre-${id}`}>
            {say(title, locale)} ({answer.count}) {answer.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
          </h3>
          <p class="soft">{say(answer.lead, locale)}</p>
          <ul>
            {answer.entries.map((entry) => (
              <Entry key={entry.id} locale={locale} entry={entry} />
            ))}
          </ul>
          {answer.count > answer.entries.length ? <p>{words.andMore(answer.count - answer.entries.length)}</p> : null}
          {answer.all === undefined ? null : (
            <p>
              <a href={localPath(locale, answer.all.path)}>{say(answer.all.title, locale)}</a>
            </p>
          )}
        </section>
      ))}
    </section>
  )
}

function Entry({ locale, entry }: { readonly locale: Locale; readonly entry: PlaceEntry }) {
  const { title, path, beside, mark } = entry
  const shape = STATES.find((state) => state === mark?.shape)
  const spanish = locale !== 'es' && title.en === undefined
  return (
    <li>
      <a href={localPath(locale, path)} lang={spanish ? 'es' : undefined}>
        {say(title, locale)}
      </a>{' '}
      {beside === undefined ? null : <span class="soft">{say(beside, locale)} </span>}
      {mark === undefined ? null : (
        <span class={shape === undefined ? 'nowrap' : `state state-${shape}`}>
          {shape === undefined ? null : <StateShape state={shape} />} <span>{say(mark.word, locale)}</span>
        </span>
      )}
    </li>
  )
}
