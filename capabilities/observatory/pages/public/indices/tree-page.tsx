import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ScoreBar } from '../../../../../ui/chart/score-bar.tsx'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { NamedPlace } from '../../../../territory/contract.ts'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { IndexAnswer } from '../../../data/indices-queries.ts'
import { indexPaths } from '../../../indices-paths.ts'
import { feedsOf, type Scored } from '../../../rules/indices/scores.ts'
import { AGGREGATION_WORDS, figure, MISSING_WORDS, shown, stepsOf } from '../../../rules/indices/steps.ts'
import type { IndexNode, IndicatorNode, LevelNode } from '../../../rules/indices/tree.ts'
import { DemoNotice } from '../catalogue/observatory-frame.tsx'
import { figureOrWord, isDemo, MethodTag, ReplacedNotice } from './index-frame.tsx'
import { YearBar } from './index-page.tsx'
import { INDEX_WORDS } from './index-words.ts'

interface TreePageProps {
  readonly locale: Locale
  readonly answer: IndexAnswer
  readonly scored: Scored<NamedPlace>
  readonly year: string
  readonly years: readonly { readonly year: string }[]
  readonly ranked: number
}

/** One figure opened down to each datum, with the arithmetic of every level and the way to the source. */
export function TreePage(props: TreePageProps) {
  const { locale, answer, scored, year, years, ranked } = props
  const words = INDEX_WORDS[locale]
  const { definition } = answer.prepared
  const { place, tree, rank } = scored
  const { root, band, refusal } = tree
  const other = root.level.aggregation === 'arithmetic' ? 'geometric' : 'arithmetic'
  const { coverage } = root
  return (
    <>
      <PageHead
        eyebrow={
          <a href={localPath(locale, indexPaths.index(definition.code, year, answer.version))}>
            {say(definition.title, locale)}
          </a>
        }
        title={words.treeOf(place.name, year)}
        lead={<p>{words.treeLead}</p>}
        marks={<MethodTag locale={locale} definition={definition} />}
      />
      <ReplacedNotice locale={locale} answer={answer} />
      <DemoNotice locale={locale} demo={isDemo(answer)} />
      <YearBar
        locale={locale}
        action={localPath(locale, indexPaths.place(definition.code, place.code))}
        years={years}
        year={year}
        version={answer.version}
      />
      {refusal === undefined ? null : (
        <Notice kind="warning" locale={locale}>
          {say(refusal.message, locale)}
        </Notice>
      )}
      <StatRow>
        <Stat
          locale={locale}
          size="large"
          label={say(definition.title, locale)}
          value={figureOrWord(root.value, locale)}
          note={`${say(AGGREGATION_WORDS[root.level.aggregation], locale)}, ${words.official}`}
        />
        {band === undefined ? null : (
          <Stat
            locale={locale}
            label={words.band}
            value={say(band.title, locale)}
            note={band.intervention === undefined ? undefined : say(band.intervention, locale)}
          />
        )}
        <Stat
          locale={locale}
          label={words.coverage}
          value={`${figure(Math.floor(coverage.percent * 10) / 10)} %`}
          note={words.coverageOf(figure(coverage.percent), coverage.measured, coverage.of)}
        />
        <Stat
          locale={locale}
          label={words[other]}
          value={figureOrWord(root[other], locale)}
          note={root[other] === 0 ? words.zero : undefined}
        />
        {rank === undefined ? null : (
          <Stat locale={locale} label={words.rank} value={words.ofRank(figure(rank), ranked)} />
        )}
      </StatRow>
      {coverage.missing.length === 0 ? null : (
        <section class="stack" aria-labelledby="falta">
          <h2 id="falta">{words.missingTitle}</h2>
          <ul>
            {coverage.missing.map(({ code, title, missing }) => (
              <li key={code}>
                <Spoken text={title} locale={locale} />: {say(MISSING_WORDS[missing], locale)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack" aria-labelledby="calculo">
        <h2 id="calculo">{words.steps}</h2>
        <div class="figure-tree">
          <Steps locale={locale} steps={stepsOf(root)} />
          <ul>
            {root.children.map((child) => (
              <TreeNode key={child.code} node={child} {...props} />
            ))}
          </ul>
        </div>
      </section>
      <section class="stack" aria-labelledby="otros">
        <h2 id="otros">{words.otherPlaces}</h2>
        <ul class="columns-list">
          {answer.places
            .filter(({ id }) => id !== place.id)
            .map(({ id, code, name }) => (
              <li key={id}>
                <a href={localPath(locale, indexPaths.place(definition.code, code, year, answer.version))}>{name}</a>
              </li>
            ))}
        </ul>
      </section>
    </>
  )
}

function Steps({ locale, steps }: { readonly locale: Locale; readonly steps: readonly Text[] }) {
  return (
    <div class="figure-tree-steps">
      {steps.map((step, at) => (
        <p key={at}>{say(step, locale)}</p>
      ))}
    </div>
  )
}

function weightWords({ used, weight }: IndexNode, locale: Locale): string {
  const words = INDEX_WORDS[locale]
  const share = (value: number) => figure(Math.round(value * 10_000) / 100)
  if (used === 0) return words.notUsed
  return Math.abs(used - weight) < 1e-9
    ? words.weightUsed(share(used))
    : words.weightChanged(share(used), share(weight))
}

type NodeProps<Node> = TreePageProps & { readonly node: Node }

function TreeNode(props: NodeProps<IndexNode>) {
  const { node, locale } = props
  return (
    <li>
      {node.kind === 'level' ? <LevelBranch {...props} node={node} /> : <IndicatorLeaf {...props} node={node} />}
      {isMissing(node.value) || node.kind === 'level' ? null : <ScoreBar value={node.value} />}
      {node.kind === 'indicator' ? <Steps locale={locale} steps={stepsOf(node)} /> : null}
    </li>
  )
}

function LevelBranch(props: NodeProps<LevelNode>) {
  const { node, locale } = props
  const words = INDEX_WORDS[locale]
  const { coverage } = node
  return (
    <details open>
      <summary>
        <span class="figure-tree-line">
          <span class="figure-tree-value">{figureOrWord(node.value, locale)}</span>
          <strong>
            <Spoken text={node.title} locale={locale} />
          </strong>
          <span class="soft">{weightWords(node, locale)}</span>
          {coverage.percent === 100 ? null : (
            <span class="soft">{words.coverageOf(figure(coverage.percent), coverage.measured, coverage.of)}</span>
          )}
        </span>
        {isMissing(node.value) ? null : <ScoreBar value={node.value} />}
      </summary>
      <Steps locale={locale} steps={stepsOf(node)} />
      <ul>
        {node.children.map((child) => (
          <TreeNode {...props} key={child.code} node={child} />
        ))}
      </ul>
    </details>
  )
}

function IndicatorLeaf({ node, locale, answer, scored, year }: NodeProps<IndicatorNode>) {
  const words = INDEX_WORDS[locale]
  const { term, raw } = node
  const series = feedsOf(answer.prepared.definition).get(term.code)?.code ?? term.code
  const sheet = answer.indicators.find(({ code }) => code === series)
  const cell = scored.cells.get(term.code)
  const batch = answer.batches.find(({ number }) => number === cell?.batch)
  return (
    <>
      <span class="figure-tree-line">
        <span class="figure-tree-value">{isMissing(node.value) ? words.noValue : shown(node.value)}</span>
        <span>
          <Spoken text={term.title} locale={locale} />:{' '}
          {isMissing(raw) ? say(MISSING_WORDS[raw.missing], locale) : `${figure(raw)} ${say(term.unit, locale)}`}
        </span>
        <span class="soft">{weightWords(node, locale)}</span>
      </span>
      {sheet === undefined && batch === undefined ? null : (
        <p class="soft">
          {sheet === undefined ? null : (
            <a href={localPath(locale, observatoryPaths.indicator(series, { period: year, place: scored.place.code }))}>
              {words.datum(say(sheet.sheet.title, locale))}
            </a>
          )}
          {batch === undefined ? null : <> {words.from_(batch.title, batch.source)}</>}
        </p>
      )}
    </>
  )
}
