import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { RadioGroup } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { ElementKind } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import { type LeftOut, nextYear } from '../../../rules/views/next-year.ts'
import { viewPaths } from '../../../views-paths.ts'
import { Title } from '../../plan/figure-parts.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { KINDS_OF_PLAN, NEXT_YEAR_WORDS } from './next-year-words.ts'

export interface NextYearPageProps {
  readonly poa: StoredPoa
  readonly locale: Locale
  /** The unit has a plan of the next year. */
  readonly taken: boolean
  readonly csrf: string
  readonly idempotencyKey: string
  readonly local: (path: string) => string
}

/** What would pass to the plan of the next year and what would not, before anything is written. */
export function NextYearPage(props: NextYearPageProps) {
  const { poa, locale, taken, local } = props
  const { year, unit } = poa.head
  const words = NEXT_YEAR_WORDS[locale]
  const next = year + 1
  const back = (
    <ButtonLink kind="secondary" size="small" href={local(planningPaths.matrix(year, unit.code))}>
      {words.back}
    </ButtonLink>
  )
  if (taken)
    return (
      <>
        <PageHead title={words.title(next, unit.code)} actions={back} />
        <EmptyState
          title={words.taken(next)}
          action={<ButtonLink href={local(planningPaths.matrix(next, unit.code))}>{words.open(next)}</ButtonLink>}
        >
          <p>{words.takenLead}</p>
        </EmptyState>
      </>
    )
  const { draft, leftOut } = nextYear(poa.plan, { targets: 'keep', months: 'keep' })
  const kinds = (Object.keys(KINDS_OF_PLAN) as ElementKind[]).flatMap((kind) => {
    const count = draft.elements.filter((element) => element.kind === kind).length
    return count === 0 ? [] : [{ kind, count }]
  })
  return (
    <>
      <PageHead
        eyebrow={`${unit.code} · ${year}`}
        title={words.title(next, unit.code)}
        lead={<p>{words.lead(year, next)}</p>}
        actions={back}
      />
      <section class="stack">
        <h2>{words.passes}</h2>
        <DataTable
          id="passes"
          caption={words.passes}
          captionHidden
          locale={locale}
          rows={kinds}
          rowKey={({ kind }) => kind}
          columns={[
            { key: 'kind', title: words.kind, cell: ({ kind }) => say(KINDS_OF_PLAN[kind] ?? { es: kind }, locale) },
            { key: 'count', title: words.count, kind: 'number', cell: ({ count }) => formatNumber(count) },
          ]}
        />
      </section>
      <section class="stack">
        <h2>{words.stays(leftOut.length)}</h2>
        {leftOut.length === 0 ? <p>{words.nothingStays}</p> : <Stays leftOut={leftOut} locale={locale} />}
      </section>
      <StartForm {...props} />
    </>
  )
}

function Stays({ leftOut, locale }: { readonly leftOut: readonly LeftOut[]; readonly locale: Locale }) {
  const words = NEXT_YEAR_WORDS[locale]
  return (
    <DataTable
      id="stays"
      caption={words.stays(leftOut.length)}
      captionHidden
      locale={locale}
      rows={leftOut}
      rowKey={({ element }) => element.key}
      columns={[
        {
          key: 'what',
          title: words.what,
          cell: ({ element }) => <Title text={textOf(element)} code={element.code} locale={locale} />,
        },
        {
          key: 'why',
          title: words.why,
          cell: ({ element, why }) =>
            element.cancelled === undefined ? words.whys[why] : `${words.whys[why]}: ${element.cancelled.reason}`,
        },
      ]}
    />
  )
}

function StartForm({ poa, locale, csrf, idempotencyKey, local }: NextYearPageProps) {
  const { year, unit } = poa.head
  const words = NEXT_YEAR_WORDS[locale]
  return (
    <Form
      action={local(viewPaths.nextYear(year, unit.code))}
      locale={locale}
      csrf={csrf}
      idempotencyKey={idempotencyKey}
    >
      <RadioGroup
        name="months"
        label={words.months}
        locale={locale}
        value="keep"
        required
        options={[
          { value: 'keep', label: words.keepMonths(year), hint: words.keepMonthsHint },
          { value: 'clear', label: words.clearMonths },
        ]}
      />
      <RadioGroup
        name="targets"
        label={words.targets}
        locale={locale}
        value="keep"
        required
        options={[
          { value: 'keep', label: words.keepTargets(year), hint: words.keepTargetsHint },
          { value: 'clear', label: words.clearTargets },
        ]}
      />
      <Button kind="primary">{words.start(year + 1)}</Button>
    </Form>
  )
}
