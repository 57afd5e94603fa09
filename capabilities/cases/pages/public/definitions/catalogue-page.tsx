import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Card, CardGrid, Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SearchBox } from '../../../../../ui/form/search-box.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { catalogueQuery } from '../../../data/definitions.ts'
import { definitionPaths } from '../../../definitions-paths.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { nearInCatalogue, searchCatalogue } from '../../../rules/definition/catalogue-search.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { DEFINITION_WORDS } from './definition-words.ts'

export const catalogueSearch = z.object({ q: z.string().max(200).optional() })

/** What there is, by what a person needs to do; a search narrows it and works without script. */
export async function cataloguePage(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(catalogueQuery, c.get('ctx'), null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = DEFINITION_WORDS[locale]
  const asked = (c.req.query('q') ?? '').trim().slice(0, 200)
  const whole = found.value.map(({ content }) => content)
  const exact = searchCatalogue(whole, asked)
  const some = exact.length === 0 ? nearInCatalogue(whole, asked) : exact
  const situations = [...new Map(some.map(({ situation }) => [situation.es, situation])).values()]
  return portalPage(c, {
    title: words.title,
    width: 'wide',
    breadcrumbs: [{ title: words.title }],
    body: (
      <>
        <PageHead
          title={words.title}
          lead={words.lead}
          actions={
            <>
              <ButtonLink kind="secondary" href={localPath(locale, filingPaths.statusSearch())}>
                {words.status}
              </ButtonLink>
              <ButtonLink kind="secondary" href={localPath(locale, staffPaths.register())}>
                {words.register}
              </ButtonLink>
            </>
          }
        />
        {whole.length === 0 ? (
          <Notice kind="info" locale={locale}>
            {words.empty}
          </Notice>
        ) : (
          <SearchBox
            action={localPath(locale, definitionPaths.catalogue())}
            locale={locale}
            value={asked}
            label={words.search}
            id="buscar-tramite"
          />
        )}
        {asked === '' ? null : (
          <p role="status">
            {exact.length === 0 && some.length > 0 ? words.near(asked) : words.found(exact.length, asked)}{' '}
            <a href={localPath(locale, definitionPaths.catalogue())}>{words.seeAll}</a>
          </p>
        )}
        {situations.map((situation, index) => (
          <section class="stack" key={situation.es} aria-labelledby={`situacion-${index}`}>
            <h2 id={`situacion-${index}`}>{say(situation, locale)}</h2>
            <CardGrid>
              {some
                .filter((each) => each.situation.es === situation.es)
                .map(({ code, title, summary }) => (
                  <Card key={code} title={say(title, locale)} href={localPath(locale, definitionPaths.guide(code))}>
                    <Spoken text={summary} locale={locale} />
                  </Card>
                ))}
            </CardGrid>
          </section>
        ))}
      </>
    ),
  })
}
