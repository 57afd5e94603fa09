import { say } from '../../../../../kernel/text.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { hrefOfSubject, hrefs, nameOfFigure } from '../../plan/plan-view.ts'
import { type Asked, withYearOfPath } from '../request.ts'
import { AbsentFigurePage, FigurePage } from './figure-page.tsx'
import { figurePageWords } from './words.ts'

function answer(c: WebContext, { view, problem }: Asked): Response | Promise<Response> {
  const key = c.req.param('key') ?? ''
  const { locale, plan, progress } = view
  const figure = progress.figures.get(key)
  const { explanation } = progress.institution
  const absent =
    figure !== undefined || explanation.formula !== 'weighted_mean'
      ? undefined
      : explanation.excluded.find((input) => input.key === key)
  const subject = figure ?? absent
  if (subject === undefined) return troublePage(c, 404, 'not_found')
  const name = nameOfFigure(view, subject)
  const text = figurePageWords(locale)
  const href = hrefOfSubject(view, subject)
  return portalPage(c, {
    title: text.title(say(name, locale)),
    description: text.description,
    width: 'wide',
    breadcrumbs: [
      { title: pageWords(locale).plan(plan.year), href: hrefs.year(view) },
      ...(subject.kind === 'institution' ? [] : [{ title: say(name, locale), href }]),
      { title: text.eyebrow },
    ],
    body:
      figure === undefined ? (
        <AbsentFigurePage view={view} name={name} href={href} />
      ) : (
        <FigurePage view={view} figure={figure} problem={problem} />
      ),
  })
}

/** "How is this figure computed", for every figure of a year by its key. */
export const figureHandler = (c: WebContext) => withYearOfPath(c, (asked) => answer(c, asked))
