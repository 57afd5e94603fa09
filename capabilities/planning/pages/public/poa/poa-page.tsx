import { formatDate } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { Tabs } from '../../../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { UnitLine } from '../../../data/load-year.ts'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { outPaths } from '../../../out-paths.ts'
import { planningPaths } from '../../../paths.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { MISSING_NAMES } from '../../../rules/words.ts'
import { approvalWords } from '../../plan/approval-words.ts'
import { FarAbove, FigureLink, PercentBar, StateMark } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { CutOffBar, Downloads, Facts } from '../../plan/page-frame.tsx'
import { pageWords } from '../../plan/page-words.ts'
import { titleOfPoa } from '../../plan/plan-index.ts'
import { figureOfPoa, hrefs, type PlanView } from '../../plan/plan-view.ts'
import { PoaMatrix } from '../../plan/poa-matrix.tsx'
import { versionsTitle } from '../../plan/versions-view.tsx'
import { Reading } from './reading.tsx'
import { poaWords } from './words.ts'

export interface PoaPageProps {
  readonly view: PlanView
  readonly poa: StoredPoa
  readonly matrix: boolean
  readonly problem?: Text | undefined
}

/** A unit's plan: for reading, or as the unit's own matrix. */
export function PoaPage({ view, poa, matrix, problem }: PoaPageProps) {
  const { locale, plan } = view
  const { head } = poa
  const text = poaWords(locale)
  const path = planningPaths.poa(plan.year, head.unit.code)
  const here = (matrixView: boolean): string =>
    localPath(
      locale,
      matrixView
        ? planningPaths.poaMatrix(plan.year, head.unit.code, view.cutOff)
        : planningPaths.poa(plan.year, head.unit.code, view.cutOff),
    )
  return (
    <>
      <PageHead
        eyebrow={text.eyebrow(plan.year)}
        title={<Spoken text={head.unit.title} locale={locale} />}
        lead={<Spoken text={titleOfPoa(poa)} locale={locale} />}
        marks={
          <>
            <Tag>{head.unit.code}</Tag>
            <Tag kind={head.status === 'approved' ? 'action' : 'plain'}>{approvalWords(head, locale)}</Tag>
          </>
        }
      />
      <CutOffBar view={view} path={path} hidden={matrix ? { vista: 'matriz' } : {}} problem={problem} />
      <PoaFigure view={view} poa={poa} />
      <Tabs
        label={text.views}
        items={[
          { href: here(false), title: text.reading, current: !matrix },
          { href: here(true), title: text.matrix, current: matrix },
          {
            href: localPath(locale, reprogrammingPaths.publicVersions(plan.year, head.unit.code)),
            title: versionsTitle(locale),
          },
        ]}
      />
      {matrix ? (
        <PoaMatrix
          id="matriz"
          caption={text.matrixCaption(say(head.unit.title, locale), plan.year)}
          locale={locale}
          plan={poa.plan}
          year={plan.year}
          progress={view.progress.plans.get(head.id)?.activities ?? new Map()}
          hrefOf={(id) => hrefs.element(view, id)}
        />
      ) : (
        <Reading view={view} poa={poa} />
      )}
      <section class="stack" aria-labelledby="descargas">
        <h2 id="descargas">{text.downloads}</h2>
        <Downloads
          label={text.downloads}
          items={[
            {
              href: localPath(view.locale, planningPaths.poaWorkbook(plan.year, head.unit.code, view.cutOff)),
              label: text.xlsx,
              says: text.xlsxSays,
            },
            {
              href: localPath(view.locale, planningPaths.poaPdf(plan.year, head.unit.code, view.cutOff)),
              label: text.pdf,
              says: text.pdfSays,
            },
            {
              href: localPath(view.locale, outPaths.control(plan.year, head.unit.code, view.cutOff)),
              label: text.control,
              says: text.controlSays,
            },
            {
              href: localPath(view.locale, outPaths.table('meses', 'csv', plan.year, head.unit.code, view.cutOff)),
              label: text.csv,
              says: text.csvSays,
            },
            {
              href: planningPaths.poaJson(plan.year, head.unit.code, view.cutOff),
              label: text.json,
              says: text.jsonSays,
            },
          ]}
        />
      </section>
    </>
  )
}

function PoaFigure({ view, poa }: { readonly view: PlanView; readonly poa: StoredPoa }) {
  const { locale, plan } = view
  const text = poaWords(locale)
  const figure = figureOfPoa(view, poa.head.id)
  if (figure === undefined) return null
  const date = formatDate(view.cutOff, locale, 'prose')
  const count = (kind: string): number => poa.plan.elements.filter((element) => element.kind === kind).length
  return (
    <section class="poa-figure" aria-labelledby="avance">
      <h2 id="avance" class="headline-label">
        {text.headline}
      </h2>
      <div class="poa-figure-line">
        <PercentBar value={figure.toDate} state={figure.state} />
        <FigureLink view={view} figure={figure} about={say(poa.head.unit.title, locale)} />
        <StateMark state={figure.state} locale={locale} />
        {figure.farAbove ? <FarAbove locale={locale} /> : null}
      </div>
      <p>
        {isMissing(figure.toDate)
          ? text.saysNone(date, say(MISSING_NAMES[figure.toDate.missing], locale).toLowerCase())
          : text.says(date, percentWords(figure.toDate, 'capped', plan.bands, locale))}
      </p>
      <Facts
        items={[
          { term: text.raw, value: percentWords(figure.toDate, 'raw', plan.bands, locale) },
          { term: text.year, value: percentWords(figure.year, 'capped', plan.bands, locale) },
          {
            term: text.contents,
            value: text.contentsOf(count('specific_objective'), count('result'), count('activity')),
          },
          { term: text.origin, value: pageWords(locale).origin[poa.head.origin] },
        ]}
      />
    </section>
  )
}

/** A unit without a plan still has its page: what is missing is said where one looks for it. */
export function MissingPoaPage({ view, unit }: { readonly view: PlanView; readonly unit: UnitLine }) {
  const { locale, plan } = view
  const text = poaWords(locale)
  return (
    <>
      <PageHead
        eyebrow={text.eyebrow(plan.year)}
        title={<Spoken text={unit.title} locale={locale} />}
        marks={<Tag>{unit.code}</Tag>}
      />
      <EmptyState
        title={unit.presentsPlan ? text.missingTitle : text.noNeed(plan.year)}
        action={
          <a class="button button-secondary" href={`${hrefs.year(view)}#planes`}>
            {text.missingBack}
          </a>
        }
      >
        {unit.presentsPlan ? <p>{text.missingSays(plan.year)}</p> : null}
      </EmptyState>
    </>
  )
}
