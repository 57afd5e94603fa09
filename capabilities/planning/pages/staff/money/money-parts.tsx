import type { ComponentChildren } from 'preact'
import { isMissing, type Maybe } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { type Column, DataTable } from '../../../../../ui/table/data-table.tsx'
import { moneyPaths } from '../../../money-paths.ts'
import { type FigureKey, figureKey } from '../../../rules/explanation.ts'
import type { MoneyAlert, MoneyProgress } from '../../../rules/money/money-progress.ts'
import type { ActivityMoney, MoneyGroup, MoneyYear } from '../../../rules/money/money-year.ts'
import type { Judged } from '../../../rules/states.ts'
import { Title } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { ALERT_NAMES, amountWords, shareWords, sourceWords } from '../../plan/money-view.ts'
import { textOf } from '../../plan/plan-index.ts'
import { hrefs, type PlanView } from '../../plan/plan-view.ts'
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

interface AmountProps {
  readonly shown: MoneyShown
  readonly cents: Maybe<number>
  readonly href: string
  readonly about: string
}

/** An amount that opens the rows it is the sum of. */
export function Amount({ shown, cents, href, about }: AmountProps) {
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

interface WorkProps {
  readonly view: PlanView
  readonly figure: FigureKey
  readonly value: Maybe<Judged>
  readonly about: string
}

/** Progress against the whole year, which opens how it was computed. */
export function Work({ view, figure, value, about }: WorkProps) {
  const { locale, plan } = view
  const said = percentWords(value, 'capped', plan.bands, locale)
  if (isMissing(value)) return <span class="soft">{said}</span>
  return (
    <a class="figure" href={hrefs.figure(view, figure)}>
      {said}
      <span class="hidden">
        {' '}
        {MONEY_WORDS[locale].work} {about}
      </span>
    </a>
  )
}

function Share({ percent, locale }: { readonly percent: Maybe<number>; readonly locale: Locale }) {
  const said = shareWords(percent, locale)
  return <span class={isMissing(percent) ? 'soft' : undefined}>{said}</span>
}

export interface GroupTableProps extends MoneyShown {
  readonly id: string
  readonly title: string
  readonly groups: readonly MoneyGroup[]
  /** What the groups add up to. */
  readonly total: MoneyProgress
  /** What the groups are, as the head of their column. */
  readonly column: string
  readonly nameOf: (group: MoneyGroup) => ComponentChildren
  readonly about: (group: MoneyGroup) => string
  readonly rowsOf: (group: MoneyGroup, kind: 'planned' | 'spent') => string
  /** Physical progress beside, where the groups have one. */
  readonly workOf?: (group: MoneyGroup) => ComponentChildren
}

/** Budget, spent and share of each group, and of all; every amount leads to its rows. */
export function GroupTable(props: GroupTableProps) {
  const { view, currency, groups, total } = props
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
      cards
      rows={groups}
      rowKey={(group) => group.key}
      totalLabel={words.total}
      columns={[
        { key: 'name', title: props.column, cell: props.nameOf },
        {
          key: 'budget',
          title: words.budget,
          kind: 'number',
          cell: (group) => amount(group, 'planned'),
          total: amountWords(total.budget, currency, locale),
        },
        {
          key: 'spent',
          title: words.spent,
          kind: 'number',
          cell: (group) => amount(group, 'spent'),
          total: amountWords(total.spent, currency, locale),
        },
        {
          key: 'share',
          title: words.share,
          kind: 'number',
          hint: words.shareHint,
          cell: (group) => <Share percent={group.money.percent} locale={locale} />,
          total: shareWords(total.percent, locale),
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
  readonly money: MoneyYear
  readonly activities: readonly ActivityMoney[]
  readonly withUnit: boolean
  /** What they add up to, where they are all there are. */
  readonly total?: MoneyProgress
}

/** Activities with money and work side by side; each leads to the page where its amounts stand and are written. */
export function ActivityTable(props: ActivityTableProps) {
  const { view, currency, id, caption, money, activities, withUnit, total } = props
  const { locale } = view
  const words = MONEY_WORDS[locale]
  const unit: readonly Column<ActivityMoney>[] = withUnit
    ? [{ key: 'unit', title: words.unit, cell: (row) => row.unit }]
    : []
  const amount = (row: ActivityMoney, kind: 'planned' | 'spent') => (
    <Amount
      shown={props}
      cents={kind === 'planned' ? row.money.budget : row.money.spent}
      href={`${localPath(locale, moneyPaths.activity(row.activity.key))}#${kind === 'planned' ? 'presupuesto' : 'gastado'}`}
      about={`${words.kinds[kind]} ${row.activity.code ?? row.activity.title}`}
    />
  )
  return (
    <DataTable
      id={id}
      caption={caption}
      captionHidden
      locale={locale}
      filter={activities.length > FEW}
      cards
      rows={activities}
      rowKey={(row) => row.activity.key}
      totalLabel={words.total}
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
              {row.activity.cancelled === undefined ? null : <Tag>{words.cancelled}</Tag>}{' '}
              <Alerts alerts={row.alerts} locale={locale} />
            </>
          ),
        },
        ...unit,
        {
          key: 'budget',
          title: words.budget,
          kind: 'number',
          cell: (row) => amount(row, 'planned'),
          total: total && amountWords(total.budget, currency, locale),
        },
        {
          key: 'spent',
          title: words.spent,
          kind: 'number',
          cell: (row) => amount(row, 'spent'),
          total: total && amountWords(total.spent, currency, locale),
        },
        {
          key: 'share',
          title: words.share,
          kind: 'number',
          hint: words.shareHint,
          cell: (row) => <Share percent={row.money.percent} locale={locale} />,
          total: total && shareWords(total.percent, locale),
        },
        {
          key: 'work',
          title: words.work,
          kind: 'number',
          hint: words.workHint,
          cell: (row) => (
            <Work
              view={view}
              figure={figureKey('activity', row.activity.key)}
              value={row.work}
              about={row.activity.code ?? row.activity.title}
            />
          ),
        },
        { key: 'source', title: words.source, cell: (row) => <Sources {...props} money={money} row={row} /> },
      ]}
    />
  )
}
/** So many rows are read at a glance; more are filtered. */
const FEW = 8

/** What an activity is paid from; of several, how much of each. */
function Sources({
  view,
  currency,
  money,
  row,
}: MoneyShown & { readonly money: MoneyYear; readonly row: ActivityMoney }) {
  const { locale } = view
  const [only, ...more] = row.bySource
  if (only === undefined) return null
  if (more.length === 0) return <>{sourceWords(money, only.key, locale)}</>
  return (
    <ul class="money-sources">
      {row.bySource.map((group) => (
        <li key={group.key}>
          {sourceWords(money, group.key, locale)}:{' '}
          {isMissing(group.money.budget)
            ? `${amountWords(group.money.spent, currency, locale)}, ${amountWords(group.money.budget, currency, locale)}`
            : MONEY_WORDS[locale].spentOf(
                amountWords(group.money.spent, currency, locale),
                amountWords(group.money.budget, currency, locale),
              )}
        </li>
      ))}
    </ul>
  )
}
