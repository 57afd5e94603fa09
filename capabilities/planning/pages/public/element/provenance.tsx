import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { CopyLink } from '../../../../../ui/content/copy-link.tsx'
import type { DraftElement } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import { cellWords } from '../../plan/cell-words.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { Facts } from '../../plan/page-frame.tsx'
import { pageWords } from '../../plan/page-words.ts'
import type { Placed } from '../../plan/plan-index.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { elementWords } from './words.ts'

/** From which cell of which sheet each word was read, and what the reading inferred with its reason. */
export function Provenance({
  view,
  element,
  placed,
}: {
  readonly view: PlanView
  readonly element: DraftElement
  readonly placed: Placed | undefined
}) {
  const { locale } = view
  const text = elementWords(locale)
  const proposals = element.proposals ?? []
  const monthCells = element.schedule?.from ?? []
  return (
    <Part id="procedencia" title={text.provenance}>
      <Facts
        items={[
          { term: text.code, value: element.code ?? '' },
          { term: text.label, value: element.label ?? '' },
          { term: text.cells, value: element.from.length === 0 ? text.noCells : cellWords(element.from) },
          { term: text.monthsCells, value: monthCells.length === 0 ? '' : cellWords(monthCells) },
          {
            term: text.origin,
            value: placed?.poa === undefined ? '' : pageWords(locale).origin[placed.poa.head.origin],
          },
          {
            term: text.permalink,
            value: <CopyLink href={localPath(locale, planningPaths.element(element.key))} locale={locale} />,
          },
        ]}
      />
      {proposals.length === 0 ? null : (
        <>
          <h3>{text.proposals}</h3>
          <p class="soft">{text.proposalsLead}</p>
          <ul class="plain-list">
            {proposals.map((proposal) => (
              <li key={proposal.rule}>
                {say(proposal.reason, locale)} <code class="soft">{proposal.rule}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  )
}
