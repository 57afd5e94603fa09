import { formatNumber } from '../../../../../kernel/format.ts'
import { say, spoken } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { alignmentPaths, type FlowThrough } from '../../../alignment-paths.ts'
import { type FlowNode, REST } from '../../../rules/alignment/flow.ts'
import { ActivityLine } from '../activity-line.tsx'
import { Part } from '../figure-parts.tsx'
import { FlowDrawing } from './flow-drawing.tsx'
import { type FlowView, shortName } from './flow-view.ts'
import { COLUMN_NAMES, flowWords } from './flow-words.ts'

/** The drawing, its form for narrow screens, and its table; then the activities that run through what was chosen. */
export function FlowBody({ shown }: { readonly shown: FlowView }) {
  const { flow, view } = shown
  const { locale } = view
  const words = flowWords(locale)
  return (
    <>
      {shown.through.length === 0 ? null : <Narrowed shown={shown} />}
      {flow.total === 0 ? (
        <EmptyState title={words.nothing}>
          <p>{words.nothingLead}</p>
        </EmptyState>
      ) : (
        <>
          <p class="flow-skip">
            <a href="#tabla-flujo">{words.skip}</a>
          </p>
          <figure class="flow-wide" aria-label={words.drawing(formatNumber(flow.total))}>
            <FlowDrawing shown={shown} />
          </figure>
          <FlowTall shown={shown} />
          {flow.columns.some(({ nodes }) => nodes.some(({ key }) => key === REST)) ? (
            <p class="soft measure">{words.restSays}</p>
          ) : null}
          {shown.activities.length === 0 ? null : (
            <Part id="actividades" title={`${words.activities} (${formatNumber(shown.activities.length)})`}>
              <ul class="activity-list">
                {shown.activities.map(({ activity, poaId }) => (
                  <ActivityLine key={activity.key} view={view} activity={activity} poaId={poaId} />
                ))}
              </ul>
            </Part>
          )}
          <FlowTable shown={shown} />
        </>
      )}
    </>
  )
}

function Narrowed({ shown }: { readonly shown: FlowView }) {
  const { view } = shown
  const { locale } = view
  const words = flowWords(locale)
  return (
    <div class="flow-narrowed">
      <b>{words.narrowed}:</b>
      <ul class="inline-list">
        {shown.through.map((node) => (
          <li key={node.column}>
            <NodeName shown={shown} node={node} />
          </li>
        ))}
      </ul>
      <a href={localPath(locale, alignmentPaths.flow(view.plan.year, [], view.cutOff))}>{words.all}</a>
    </div>
  )
}

/** What was chosen, in full, with the way to its own page. */
function NodeName({ shown, node }: { readonly shown: FlowView; readonly node: FlowThrough }) {
  const { locale } = shown.view
  const name = spoken(shown.name(node.column, node.key), locale)
  const page = shown.pageOf(node)
  const said = <span lang={name.lang === locale ? undefined : name.lang}>{name.words}</span>
  return (
    <>
      <span class="soft">{say(COLUMN_NAMES[node.column], locale)}:</span>{' '}
      {page === undefined ? said : <a href={page}>{said}</a>}
    </>
  )
}

/** For a narrow screen: column by column from top to bottom, each node a bar that is a link, with where it goes on. */
function FlowTall({ shown }: { readonly shown: FlowView }) {
  const { flow, view } = shown
  const { locale } = view
  const words = flowWords(locale)
  return (
    <div class="flow-tall">
      {flow.columns.map(({ column, nodes }) => (
        <section key={column} aria-labelledby={`flujo-${column}`}>
          <h2 id={`flujo-${column}`}>{say(COLUMN_NAMES[column], locale)}</h2>
          <ul class="plain-list">
            {nodes.map((node) => (
              <TallNode key={node.key} shown={shown} node={node} next={words.next} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function TallNode({ shown, node, next }: { readonly shown: FlowView; readonly node: FlowNode; readonly next: string }) {
  const { flow } = shown
  const on = flow.bands.filter(({ from }) => from === node).toSorted((one, other) => other.value - one.value)
  const number = node.column === 'area' ? shown.areaNumber(node.key) : undefined
  return (
    <li class="flow-tall-node">
      <a href={shown.hrefOfNode(node)}>
        <span>{shortName(shown, node, 90)}</span> <b class="figure">{formatNumber(node.value, { max: 1 })}</b>
      </a>
      <svg class="flow-tall-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect
          class={number === undefined ? undefined : `flow-area-${((number - 1) % 8) + 1}`}
          x="0"
          y="0"
          width={(100 * node.value) / flow.total}
          height="4"
        />
      </svg>
      {on.length === 0 ? null : (
        <p class="soft">
          {next}:{' '}
          {on
            .slice(0, 3)
            .map(({ to, value }) => `${shortName(shown, to, 32)} ${formatNumber(value, { max: 1 })}`)
            .join(' · ')}
          {on.length > 3 ? ' …' : ''}
        </p>
      )}
    </li>
  )
}

function FlowTable({ shown }: { readonly shown: FlowView }) {
  const { flow, view } = shown
  const { locale } = view
  const words = flowWords(locale)
  return (
    <details class="flow-table" id="tabla-flujo">
      <summary>{words.asTable}</summary>
      <DataTable
        id="bandas"
        caption={words.asTable}
        captionHidden
        locale={locale}
        rows={flow.bands}
        rowKey={({ from, to }) => `${from.column} ${from.key} ${to.key}`}
        columns={[
          {
            key: 'from',
            title: words.from,
            cell: ({ from }) => <a href={shown.hrefOfNode(from)}>{shortName(shown, from, 90)}</a>,
          },
          {
            key: 'columns',
            title: words.columns,
            cell: ({ from, to }) =>
              `${say(COLUMN_NAMES[from.column], locale)} → ${say(COLUMN_NAMES[to.column], locale)}`,
          },
          {
            key: 'to',
            title: words.to,
            cell: ({ to }) => <a href={shown.hrefOfNode(to)}>{shortName(shown, to, 90)}</a>,
          },
          {
            key: 'count',
            title: words.count,
            kind: 'number',
            cell: ({ from, to, value }) => (
              <a
                href={shown.hrefOfPair(from, to)}
                aria-label={words.band(
                  shortName(shown, from, 60),
                  shortName(shown, to, 60),
                  formatNumber(value, { max: 1 }),
                )}
              >
                {formatNumber(value, { max: 1 })}
              </a>
            ),
          },
        ]}
      />
    </details>
  )
}
