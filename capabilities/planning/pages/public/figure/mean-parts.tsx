import { formatNumber } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { type Column, DataTable } from '../../../../../ui/table/data-table.tsx'
import type { ExcludedInput, ExplainedInput, MeanExplanation } from '../../../rules/explanation.ts'
import { FIGURE_KIND_NAMES } from '../../../rules/words.ts'
import { exclusionWords, Part, StateMark, Title } from '../../plan/figure-parts.tsx'
import { shareWords, shownPercentWords } from '../../plan/figure-words.ts'
import { pageWords } from '../../plan/page-words.ts'
import { hrefOfSubject, hrefs, nameOfFigure, type PlanView } from '../../plan/plan-view.ts'
import { figurePageWords } from './words.ts'

/** What a mean is made of: what counts with its share, and what does not with its reason. */
export function MeanParts({ view, explanation }: { readonly view: PlanView; readonly explanation: MeanExplanation }) {
  const { locale } = view
  const text = figurePageWords(locale)
  const weights = { equal: text.equalWeights, given: text.givenWeights, mixed: text.mixedWeights }[explanation.weights]
  const counted = new Set(explanation.inputs.map((input) => input.key))
  const onlyOfYear = explanation.year.inputs.filter((input) => !counted.has(input.key))
  return (
    <>
      {explanation.inputs.length === 0 ? null : (
        <Part id="cuenta-con" title={text.inputs} lead={`${text.inputsLead(explanation.inputs.length)} ${weights}`}>
          <Inputs
            view={view}
            id="tabla-insumos"
            inputs={explanation.inputs}
            weighted={explanation.weights !== 'equal'}
          />
        </Part>
      )}
      <Part
        id="no-cuenta"
        title={text.excluded}
        lead={explanation.excluded.length === 0 ? text.nothingExcluded : text.excludedLead}
      >
        {explanation.excluded.length === 0 ? null : <Excluded view={view} excluded={explanation.excluded} />}
        {onlyOfYear.length === 0 ? null : (
          <>
            <p>{text.yearDiffers}</p>
            <ul class="plain-list">
              {onlyOfYear.map((input) => (
                <li key={input.key}>
                  <Name view={view} input={input} />{' '}
                  <b class="figure">{shownPercentWords(input.value.capped, view.plan.bands, 1)}</b>
                </li>
              ))}
            </ul>
          </>
        )}
      </Part>
    </>
  )
}

function Inputs({
  view,
  id,
  inputs,
  weighted,
}: {
  readonly view: PlanView
  readonly id: string
  readonly inputs: readonly ExplainedInput[]
  readonly weighted: boolean
}) {
  const { locale, plan } = view
  const text = figurePageWords(locale)
  const columns: Column<ExplainedInput>[] = [
    { key: 'element', title: text.element, cell: (input) => <Name view={view} input={input} /> },
    {
      key: 'capped',
      title: text.capped,
      kind: 'number',
      cell: (input) => (
        <a class="figure-link figure" href={hrefs.figure(view, input.key)}>
          {shownPercentWords(input.value.capped, plan.bands, 1)}
        </a>
      ),
    },
    {
      key: 'raw',
      title: text.rawColumn,
      kind: 'number',
      cell: (input) => shownPercentWords(input.value.raw, plan.bands, 1),
    },
    ...(weighted
      ? [
          {
            key: 'weight',
            title: text.weight,
            kind: 'number' as const,
            cell: (input: ExplainedInput) => (input.givenWeight === undefined ? '–' : formatNumber(input.givenWeight)),
          },
        ]
      : []),
    { key: 'share', title: text.share, kind: 'number', cell: (input) => shareWords(input.share) },
    {
      key: 'state',
      title: pageWords(locale).state,
      cell: (input) => <StateMark state={input.state} locale={locale} />,
    },
  ]
  return (
    <DataTable
      id={id}
      caption={text.inputsCaption}
      captionHidden
      locale={locale}
      rows={inputs}
      rowKey={(input) => input.key}
      columns={columns}
    />
  )
}

function Excluded({ view, excluded }: { readonly view: PlanView; readonly excluded: readonly ExcludedInput[] }) {
  const { locale } = view
  const text = figurePageWords(locale)
  return (
    <DataTable
      id="tabla-excluidos"
      caption={text.excluded}
      captionHidden
      locale={locale}
      rows={excluded}
      rowKey={(input) => input.key}
      columns={[
        { key: 'element', title: text.element, cell: (input) => <Name view={view} input={input} /> },
        {
          key: 'reason',
          title: text.reason,
          cell: (input) => (
            <>
              <a
                href={view.progress.figures.has(input.key) ? hrefs.figure(view, input.key) : hrefOfSubject(view, input)}
              >
                {exclusionWords(input, locale)}
              </a>
              {input.note === undefined ? null : (
                <span class="soft" lang={locale === 'es' ? undefined : 'es'}>
                  {' '}
                  {input.note}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'state',
          title: pageWords(locale).state,
          cell: (input) => <StateMark state={input.state} locale={locale} />,
        },
      ]}
    />
  )
}

function Name({ view, input }: { readonly view: PlanView; readonly input: ExplainedInput | ExcludedInput }) {
  const { locale } = view
  return (
    <>
      <span class="soft">{say(FIGURE_KIND_NAMES[input.kind], locale)}: </span>
      <Title text={nameOfFigure(view, input)} code={input.code} locale={locale} href={hrefOfSubject(view, input)} />
    </>
  )
}
