import { formatNumber } from '../../../kernel/format.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { Spoken, Tag } from '../../../ui/content/content.tsx'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { Pagination, Tabs } from '../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { ACCESS_WORDS } from '../../capability/access-words.ts'
import { localPath } from '../../web/paths.ts'
import { identityPaths, type PeopleFilter } from '../paths.ts'
import { KIND_TITLES } from '../people/account-kinds.ts'
import { ACCOUNT_STATES, type AccountState, PEOPLE_ON_A_PAGE, type PeoplePage } from '../people/people-query.ts'
import { PEOPLE_WORDS } from './people-words.ts'

/** How a state is written in the address. */
export const STATE_IN_ADDRESS: Readonly<Record<AccountState, string>> = {
  active: 'activas',
  invited: 'invitadas',
  closed: 'cerradas',
}

export interface PeopleListProps {
  readonly locale: Locale
  readonly filter: PeopleFilter
  readonly page: number
  readonly found: PeoplePage
}

/** Everybody with an account, by name, office and state. */
export function PeopleList({ locale, filter, page, found }: PeopleListProps) {
  const words = PEOPLE_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const total = ACCOUNT_STATES.reduce((sum, state) => sum + found.counts[state], 0)
  const shown = ACCOUNT_STATES.find((state) => STATE_IN_ADDRESS[state] === filter.state)
  const inView = shown === undefined ? total : found.counts[shown]
  const tab = (state: AccountState | undefined) => ({
    href: local(identityPaths.people({ ...filter, state: state === undefined ? undefined : STATE_IN_ADDRESS[state] })),
    title: state === undefined ? words.all : words.states[state],
    count: formatNumber(state === undefined ? total : found.counts[state]),
    current: shown === state,
  })
  return (
    <>
      <PageHead
        title={words.title}
        lead={<p>{words.lead}</p>}
        actions={
          <ButtonLink href={local(identityPaths.invite())} kind="primary">
            {words.invite}
          </ButtonLink>
        }
      />
      <Form
        action={local('/t/personas')}
        locale={locale}
        method="get"
        hidden={filter.state === undefined ? {} : { estado: filter.state }}
      >
        <TextField locale={locale} name="q" label={words.search} value={filter.text} width="half" />
        <SelectField
          locale={locale}
          name="oficina"
          label={words.office}
          width="half"
          value={filter.office ?? ''}
          placeholder={words.anyOffice}
          options={found.offices.map(({ code, title }) => ({ value: code, label: say(title, locale) }))}
        />
        <Button type="submit" kind="secondary">
          {words.find}
        </Button>
      </Form>
      <Tabs label={words.views} items={[tab(undefined), ...ACCOUNT_STATES.map(tab)]} />
      <DataTable
        id="people"
        caption={words.title}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'name',
            title: words.name,
            cell: (line) => (
              <>
                <a href={local(identityPaths.person(line.accountId))} lang="es">
                  {line.name}
                </a>
                <div class="soft">{line.login}</div>
              </>
            ),
          },
          { key: 'office', title: words.office, cell: (line) => <Spoken text={line.office} locale={locale} /> },
          {
            key: 'roles',
            title: words.roles,
            cell: (line) =>
              line.roles.map((role) => ACCESS_WORDS[locale].standings[role]).join(', ') || (
                <span class="soft">{words.noRoles}</span>
              ),
          },
          { key: 'kind', title: words.kind, cell: (line) => say(KIND_TITLES[line.kind], locale) },
          {
            key: 'state',
            title: words.state,
            cell: (line) => <Tag kind={line.state === 'invited' ? 'here' : 'plain'}>{words.one[line.state]}</Tag>,
          },
        ]}
        rows={found.lines}
        rowKey={({ accountId }) => accountId}
        empty={words.none}
      />
      <Pagination
        locale={locale}
        page={page}
        pages={Math.max(1, Math.ceil(inView / PEOPLE_ON_A_PAGE))}
        href={(n) => local(identityPaths.people(filter, n))}
      />
    </>
  )
}
