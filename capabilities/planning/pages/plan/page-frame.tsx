import type { ComponentChildren } from 'preact'
import { say, type Text } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { Tag } from '../../../../ui/content/content.tsx'
import { Notice } from '../../../../ui/feedback/notice.tsx'
import { cutOffChoices, monthsCounted } from './cut-off.ts'
import { pageWords } from './page-words.ts'
import type { PlanView } from './plan-view.ts'

/** What the bar needs of a view; a page without figures of a plan has no more. */
export type CutOffBasis = Pick<PlanView, 'locale' | 'today' | 'cutOff' | 'years'> & {
  readonly plan: Pick<PlanView['plan'], 'year' | 'demo'>
}

export interface CutOffBarProps {
  readonly view: CutOffBasis
  /** Bare path of this page, without its query. */
  readonly path: string
  /** The rest of the address's state, kept. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** Offers other years too. */
  readonly otherYears?: ((year: number) => string) | undefined
  /** What was wrong with the cut-off that was asked for. */
  readonly problem?: Text | undefined
}

/** The date that every figure on the page depends on: said, chosen, and kept in the address. */
export function CutOffBar({ view, path, hidden = {}, otherYears, problem }: CutOffBarProps) {
  const { locale, plan, cutOff, today, years } = view
  const text = pageWords(locale)
  const others = otherYears === undefined ? [] : years.filter((year) => year !== plan.year)
  return (
    <div class="cut-off">
      <form class="cut-off-form" action={localPath(locale, path)} method="get">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label class="cut-off-label" for="corte">
          {text.cutOff}
        </label>
        <select class="input input-small select" name="corte" id="corte">
          {cutOffChoices(plan.year, cutOff, today, locale).map((choice) => (
            <option key={choice.value} value={choice.value} selected={choice.value === cutOff}>
              {choice.label}
            </option>
          ))}
        </select>
        <button class="button button-secondary button-small" type="submit">
          {text.showCutOff}
        </button>
      </form>
      <p class="cut-off-says">
        {say(monthsCounted(plan.year, cutOff, locale), locale)}
        {others.length === 0 || otherYears === undefined ? null : (
          <>
            {' '}
            {text.year}:{' '}
            {others.map((year) => (
              <a key={year} href={localPath(locale, otherYears(year))}>
                {year}
              </a>
            ))}
          </>
        )}
      </p>
      {problem === undefined ? null : (
        <Notice kind="warning" locale={locale} title={say(problem, locale)}>
          <p>{text.wrongCutOff}</p>
        </Notice>
      )}
      {plan.demo ? (
        <p class="demo-line">
          <Tag kind="demo">{text.demoTag}</Tag> {text.demo}
        </p>
      ) : null}
    </div>
  )
}

export interface Download {
  readonly href: string
  readonly label: string
  readonly says: string
}

/** Files of what is on the page, or other pages of it, each with what it holds. */
export function Downloads({ items, label }: { readonly items: readonly Download[]; readonly label: string }) {
  return (
    <ul class="downloads" aria-label={label}>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} download={/\.(xlsx|pdf|csv)(\?|$)/.test(item.href) ? true : undefined}>
            {item.label}
          </a>{' '}
          <span class="soft">{item.says}</span>
        </li>
      ))}
    </ul>
  )
}

/** Rows of a small definition list, left out when they have nothing to say. */
export function Facts({
  items,
}: {
  readonly items: readonly { readonly term: string; readonly value: ComponentChildren }[]
}) {
  const said = items.filter(({ value }) => value !== null && value !== undefined && value !== '')
  return (
    <dl class="facts">
      {said.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
