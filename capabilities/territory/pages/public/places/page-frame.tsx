import type { ComponentChildren } from 'preact'
import { parseCivilDate } from '../../../../../kernel/civil.ts'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { FilterBar } from '../../../../../ui/form/filter-bar.tsx'
import { placesPaths } from '../../../places-paths.ts'
import { PLACE_WORDS } from './places-words.ts'

/** The day of the address; one that is none is said on the page. */
export function askedDay(c: WebContext): { readonly day: string | undefined; readonly wrong: boolean } {
  const text = c.req.query('al')
  if (text === undefined || text === '') return { day: undefined, wrong: false }
  const day = parseCivilDate(text)
  return { day, wrong: day === undefined }
}

/** A page of the ground, with the way back to all divisions. */
export function groundPage(
  c: WebContext,
  title: string,
  above: readonly { title: string; href: string }[],
  body: ComponentChildren,
) {
  const locale = c.get('locale')
  const home = { title: PLACE_WORDS[locale].title, href: localPath(locale, placesPaths.ground()) }
  return portalPage(c, {
    title,
    width: 'wide',
    breadcrumbs: [...(title === home.title ? [] : [home]), ...above, { title }],
    body,
  })
}

/** Which day the page tells of. */
export function DayBar({ c, action, day }: { readonly c: WebContext; readonly action: string; readonly day: string }) {
  const locale = c.get('locale')
  const words = PLACE_WORDS[locale]
  return (
    <FilterBar action={localPath(locale, action)} show={words.show}>
      <label class="filter-item">
        <span>{words.day}</span>
        <input class="input input-small" type="date" name="al" value={day} />
      </label>
    </FilterBar>
  )
}
