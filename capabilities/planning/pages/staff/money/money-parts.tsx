import type { ComponentChildren } from 'preact'
import { isMissing, type Maybe } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { type Column, DataTable } from '../../../../../ui/table/data-table.tsx'
import { moneyPaths } from '../../../money-paths.ts'
import type { MoneyAlert } from '../../../rules/money/money-progress.ts'
import type { ActivityMoney, MoneyGroup } from '../../../rules/money/money-year.ts'
import { Title } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { ALERT_NAMES, amountWords, shareWords } from '../../plan/money-view.ts'
import { textOf } from '../../plan/plan-index.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { MONEY_WORDS } from './money-words.ts'

export interface MoneyShown {
  readonly view: PlanView
  readonly currency: string
}

/** That amounts are a demonstration stands above them, not in a footnote. */
export function DemoLine({ locale }: { readonly locale: Locale }) {
  const words = MONEY_WORDS[locale]
  return (
    <p class="demo-line">
      <Tag kind="demo">{words.demoTag}</Tag> {words.demo}
    </p>
  )
}

export function Alerts({ alerts, locale }: { readonly alerts: readonly MoneyAlert[]; readonly locale: Locale }) {
  if (alerts.length === 0) return null
  return (
    <span class="money-alerts">
      {alerts.map((alert) => (
        <Tag key={alert} kind="here">
          {say(ALERT_NAMES[alert], locale)}
        </Tag>
      ))}
    </span>
  )
}

/** An amount that opens the rows it is the sum of. */
function Amount({
  shown,
  cents,
  href,
  about,
}: {
  readonly shown: MoneyShown
  readonly cents: Maybe<number>
  readonly href: string
  readonly about: string
}) {
  const { locale } = shown.view
  const said = amountWords(cents, shown.currency, locale)
  if (isMissing(cents)) return <span class="soft">{said}</span>
  return (
    <a class="figure" href={href}>
      {said}
      <span class="hidden">
        {' '}
        {about}, {MONEY_WORDS[locale].seeRows}
      </span>
    </a>
  )
}

export interface GroupTableProps extends MoneyShown {
  readonly id: string
  readonly title: string
  readonly groups: readonly MoneyGroup[]
  /** What the groups are, as the head of their column. */
  readonly column: string
  readonly nameOf: (group: MoneyGroup) => ComponentChildren
  readonly about: (group: MoneyGroup) => string
  readonly rowsOf: (group: MoneyGroup, kind: 'planned' | 'spent') => string
  /** Physical progress beside, where the groups have one. */
  readonly workOf?: (group: MoneyGroup) => string
}

/** Budget, spent and share of each group; every amount leads to its rows. */
export function GroupTable(props: GroupTableProps) {
  const { view, currency, groups } = props
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const amount = (group: MoneyGroup, kind: 'planned' | 'spent') => (
    <Amount
      shown={props}
      cents={kind === 'planned' ? group.money.budget : group.money.spent}
      href={localPath(locale, props.rowsOf(group, kind))}
      about={`${words.kinds[kind]} ${props.about(group)}`}
    />
  )
  const work: readonly Column<MoneyGroup>[] =
    props.workOf === undefined
      ? []
      : [{ key: 'work', title: words.work, kind: 'number', hint: words.workHint, cell: props.workOf }]
  return (
    <DataTable
      id={props.id}
      caption={props.title}
      captionHidden
      locale={locale}
      rows={groups}
      rowKey={(group) => group.key}
      columns={[
        { key: 'name', title: props.column, cell: props.nameOf },
        { key: 'budget', title: words.budget, kind: 'number', cell: (group) => amount(group, 'planned') },
        { key: 'spent', title: words.spent, kind: 'number', cell: (group) => amount(group, 'spent') },
        {
          key: 'share',
          title: words.share,
          kind: 'number',
          cell: (group) => shareWords(group.money.percent, locale),
        },
        ...work,
      ]}
      empty={amountWords({ missing: 'not_collected' }, currency, locale)}
    />
  )
}

export interface ActivityTableProps extends MoneyShown {
  readonly id: string
  readonly caption: string
  readonly activities: readonly ActivityMoney[]
  readonly withUnit: boolean
}

/** Activities with money and work side by side; each leads to the page where its amounts stand and are written. */
export function ActivityTable({ view, currency, id, caption, activities, withUnit }: ActivityTableProps) {
  const { locale, plan } = view
  const words = MONEY_WORDS[locale]
  const unit: readonly Column<ActivityMoney>[] = withUnit
    ? [{ key: 'unit', title: words.unit, cell: (row) => row.unit }]
    : []
  return (
    <DataTable
      id={id}
      caption={caption}
      captionHidden
      locale={locale}
      filter
      rows={activities}
      rowKey={(row) => row.activity.key}
      columns={[
        {
          key: 'activity',
          title: words.activity,
          cell: (row) => (
            <>
              <Title
                text={textOf(row.activity)}
                code={row.activity.code}
                locale={locale}
                href={localPath(locale, moneyPaths.activity(row.activity.key))}
              />{' '}
              <Alerts alerts={row.alerts} locale={locale} />
            </>
          ),
        },
        ...unit,
        {
          key: 'budget',
          title: words.budget,
          kind: 'number',
          cell: (row) => amountWords(row.money.budget, currency, locale),
        },
        {
          key: 'spent',
          title: words.spent,
          kind: 'number',
          cell: (row) => amountWords(row.money.spent, currency, locale),
        },
        { key: 'share', title: words.share, kind: 'number', cell: (row) => shareWords(row.money.percent, locale) },
        {
          key: 'work',
          title: words.work,
          kind: 'number',
          hint: words.workHint,
          cell: (row) => percentWords(row.work, 'capped', plan.bands, locale),
        },
      ]}
    />
  )
}
