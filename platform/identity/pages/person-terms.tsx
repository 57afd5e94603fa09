import { formatDate } from '../../../kernel/format.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../ui/form/date-fields.tsx'
import { type FormState, field } from '../../../ui/form/form-state.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { ACCESS_WORDS } from '../../capability/access-words.ts'
import type { PersonAct } from '../paths.ts'
import { rolesFor } from '../people/account-kinds.ts'
import type { TermLine } from '../people/people-query.ts'
import { PEOPLE_WORDS } from './people-words.ts'
import { ActForm, idIn, type PersonPageProps, Section, SmallAct } from './person-parts.tsx'

export function Roles(props: PersonPageProps) {
  const { locale, person } = props
  const words = PEOPLE_WORDS[locale]
  const title = (role: (typeof person.grants)[number]['role']) => ACCESS_WORDS[locale].standings[role]
  return (
    <Section title={words.rolesTitle}>
      <Terms
        {...props}
        id="roles"
        caption={words.rolesTitle}
        head={words.role}
        rows={person.grants.map((grant) => ({ ...grant, title: title(grant.role) }))}
        act="terminar-funcion"
        empty={words.noRoles}
      />
      <ActForm {...props} act="funciones" button={words.giveRole}>
        {(state) => (
          <>
            <SelectField
              locale={locale}
              label={words.role}
              required
              width="half"
              placeholder={words.chooseRole}
              options={rolesFor(person.kind, person.officeKind).map((role) => ({ value: role, label: title(role) }))}
              {...field(state, 'role')}
            />
            <TermFields locale={locale} state={state} prefix="funcion" />
          </>
        )}
      </ActForm>
    </Section>
  )
}

export function Posts(props: PersonPageProps) {
  const { locale, person } = props
  const words = PEOPLE_WORDS[locale]
  return (
    <Section title={words.postsTitle}>
      <Terms
        {...props}
        id="posts"
        caption={words.postsTitle}
        head={words.post}
        rows={person.holdings.map((holding) => ({
          ...holding,
          title: `${say(holding.post, locale)} (${holding.unit})`,
        }))}
        act="terminar-puesto"
        empty={words.noPosts}
      />
      {person.posts.length === 0 ? null : (
        <ActForm {...props} act="puestos" button={words.givePost}>
          {(state) => (
            <>
              <SelectField
                locale={locale}
                label={words.post}
                required
                width="half"
                placeholder={words.choosePost}
                options={person.posts.map(({ id, title, unit }) => ({
                  value: id,
                  label: `${unit} · ${say(title, locale)}`,
                }))}
                {...field(state, 'post')}
              />
              <TermFields locale={locale} state={state} prefix="puesto" />
            </>
          )}
        </ActForm>
      )}
    </Section>
  )
}

interface TermFieldsProps {
  readonly locale: Locale
  readonly state: FormState
  /** Both forms have these fields: their ids differ. */
  readonly prefix: string
}

function TermFields({ locale, state, prefix }: TermFieldsProps) {
  const words = PEOPLE_WORDS[locale]
  return (
    <>
      <DateField
        locale={locale}
        id={idIn(state, `${prefix}-from`)}
        label={words.from}
        hint={words.fromHint}
        {...field(state, 'from')}
      />
      <DateField
        locale={locale}
        id={idIn(state, `${prefix}-to`)}
        label={words.to}
        hint={words.toHint}
        {...field(state, 'to')}
      />
    </>
  )
}

interface TermsProps extends PersonPageProps {
  readonly id: string
  readonly caption: string
  readonly head: string
  readonly rows: readonly (TermLine & { readonly title: string })[]
  readonly act: PersonAct
  readonly empty: string
}

function Terms(props: TermsProps) {
  const { locale, today, rows, id, caption, head, act, empty } = props
  const words = PEOPLE_WORDS[locale]
  return (
    <DataTable
      id={id}
      caption={caption}
      captionHidden
      locale={locale}
      columns={[
        { key: 'title', title: head, cell: (row) => row.title },
        { key: 'from', title: words.from, kind: 'date', cell: ({ from }) => formatDate(from, locale) },
        {
          key: 'to',
          title: words.to,
          kind: 'date',
          cell: ({ to }) => (to === undefined ? <span class="soft">{words.endless}</span> : formatDate(to, locale)),
        },
        {
          key: 'end',
          title: words.end,
          cell: (row) =>
            row.to !== undefined && row.to < today ? null : (
              <SmallAct
                {...props}
                act={act}
                title={words.end}
                label={`${words.end}: ${row.title}`}
                hidden={{ id: row.id }}
              />
            ),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
    />
  )
}
