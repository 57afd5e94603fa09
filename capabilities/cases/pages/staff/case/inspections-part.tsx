import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { INSPECTION_ENDS } from '../../../data/inspect-case.ts'
import { staffPaths } from '../../../staff-paths.ts'
import type { CasePartProps } from './case-part.ts'
import { CASE_WORDS, INSPECTION_TITLES } from './case-words.ts'

export function InspectionsPart({ answer, locale, mayWork }: CasePartProps) {
  const words = CASE_WORDS[locale]
  const { row, inspections } = answer
  return (
    <section class="stack" aria-labelledby="inspecciones">
      <h2 id="inspecciones">{words.inspections}</h2>
      {inspections.length === 0 ? <p class="soft">{words.noInspections}</p> : null}
      <ul class="plain-list stack">
        {inspections.map((each) => {
          const end = INSPECTION_ENDS.find((known) => known === each.conclusion)
          return (
            <li key={each.id}>
              <p>
                <strong>
                  {each.number}. {formatDate(each.visitedOn, locale, 'prose')}
                </strong>
                {end === undefined ? null : `. ${say(INSPECTION_TITLES[end], locale)}.`}
              </p>
              <p lang="es">{each.found}</p>
              {each.photos.length === 0 ? null : (
                <ul>
                  {each.photos.map((photo) => (
                    <li key={photo.id}>
                      <a href={localPath(locale, staffPaths.photo(row.id, photo.id))} lang="es">
                        {photo.name}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ul>
      {mayWork && row.endedAs === undefined ? (
        <p>
          <ButtonLink href={localPath(locale, staffPaths.inspect(row.id))}>{words.inspect}</ButtonLink>
        </p>
      ) : null}
    </section>
  )
}
