import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../../../kernel/civil.ts'
import { formatDate } from '../../../kernel/format.ts'
import type { Id } from '../../../kernel/ids.ts'
import { type Locale, say } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../ui/content/content.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../ui/form/date-fields.tsx'
import { ErrorSummary, Form } from '../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { ACCESS_WORDS } from '../../capability/access-words.ts'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import { identityPaths, type PersonAct } from '../paths.ts'
import { KIND_TITLES, rolesFor } from '../people/account-kinds.ts'
import type { PersonDetail, TermLine } from '../people/people-query.ts'
import { PEOPLE_WORDS } from './people-words.ts'

export interface PersonPageProps {
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  readonly today: CivilDate
  readonly person: PersonDetail
  /** Of the form that was refused. */
  readonly attempt?:
    | {
        readonly act: PersonAct
        readonly typed: Readonly<Record<string, string | undefined>>
        readonly errors: readonly FieldError[]
      }
    | undefined
}

/** One account: whose it is, what it may do and until when, and everything an administrator may change of it. */
export function PersonPage(props: PersonPageProps) {
  const { locale, zone, person, attempt } = props
  const words = PEOPLE_WORDS[locale]
  const moment = (at: string | undefined) =>
    at === undefined ? words.never : formatMoment(new Date(at).toISOString(), zone, locale)
  return (
    <>
      <PageHead
        eyebrow={<Spoken text={person.office} locale={locale} />}
        title={<span lang="es">{person.name}</span>}
        marks={<Tag kind={person.state === 'invited' ? 'here' : 'plain'}>{words.one[person.state]}</Tag>}
      />
      <ErrorSummary errors={attempt?.errors ?? []} locale={locale} />
      {person.closed === undefined ? null : (
        <Notice kind="warning" locale={locale}>
          <p>{words.closedOn(moment(person.closed.at), person.closed.reason ?? '')}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: words.login, value: person.login },
          { term: words.kind, value: say(KIND_TITLES[person.kind], locale) },
          {
            term: words.email,
            value: person.maskedEmail ?? words.noEmail,
            action: person.maskedEmail === undefined ? undefined : <ShowEmail {...props} />,
          },
          { term: words.passwordAt, value: moment(person.passwordAt) },
          { term: words.lastSeen, value: moment(person.lastSeen) },
        ]}
      />
      {person.state === 'invited' ? <Invitation {...props} moment={moment} /> : null}
      <Roles {...props} />
      {person.kind === 'staff' ? <Posts {...props} /> : null}
      <Section title={words.changeEmail}>
        <ActForm {...props} act="correo" button={words.changeEmail}>
          {(state) => (
            <TextField
              locale={locale}
              id="f-correo"
              label={words.newEmail}
              type="email"
              required
              width="half"
              {...field(state, 'email')}
            />
          )}
        </ActForm>
      </Section>
      <Section title={person.closed === undefined ? words.close : words.open}>
        {person.closed === undefined ? <p>{words.closeLead}</p> : null}
        <ActForm
          {...props}
          act={person.closed === undefined ? 'cerrar' : 'abrir'}
          button={person.closed === undefined ? words.close : words.open}
          danger={person.closed === undefined}
        >
          {(state) => (
            <TextField
              locale={locale}
              label={words.reason}
              hint={words.reasonHint}
              required
              {...field(state, 'reason')}
            />
          )}
        </ActForm>
      </Section>
    </>
  )
}

/** To the page that asks what the address is needed for, shows it once and notes it (`platform/personal-data`). */
function ShowEmail({ locale, person }: PersonPageProps) {
  return (
    <a href={localPath(locale, `/t/datos-personales/mostrar/${person.personId}/email`)}>
      {SHOW[locale]}
      <span class="hidden">: {PEOPLE_WORDS[locale].email}</span>
    </a>
  )
}

const SHOW: Readonly<Record<Locale, string>> = { es: 'Mostrar', en: 'Show' }

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface ActFormProps extends PersonPageProps {
  readonly act: PersonAct
  readonly button: string
  readonly danger?: boolean
  readonly children: (state: {
    readonly values: Readonly<Record<string, string | undefined>>
    readonly errors: readonly FieldError[]
  }) => ComponentChildren
}

/** A form of its own for each thing that can be done; after a refusal it shows again what was typed into it. */
function ActForm({ locale, csrf, person, attempt, act, button, danger, children }: ActFormProps) {
  const mine = attempt?.act === act ? attempt : undefined
  return (
    <Form action={localPath(locale, identityPaths.personAct(person.accountId, act))} locale={locale} csrf={csrf}>
      {children({ values: mine?.typed ?? {}, errors: mine?.errors ?? [] })}
      <Button type="submit" kind={danger === true ? 'danger' : 'secondary'}>
        {button}
      </Button>
    </Form>
  )
}

function Invitation({ moment, ...props }: PersonPageProps & { readonly moment: (at: string) => string }) {
  const words = PEOPLE_WORDS[props.locale]
  const { invitation } = props.person
  return (
    <Section title={words.invitation}>
      <p>{invitation?.live === true ? words.invitationLive(moment(invitation.expiresAt)) : words.invitationOver}</p>
      <div class="button-row">
        <SmallAct {...props} act="reenviar" title={words.again} />
        <SmallAct {...props} act="retirar" title={words.withdraw} />
      </div>
    </Section>
  )
}

interface SmallActProps extends PersonPageProps {
  readonly act: PersonAct
  readonly title: string
  /** For who hears the buttons out of their row. */
  readonly label?: string
  readonly hidden?: Readonly<Record<string, Id>>
}

function SmallAct({ locale, csrf, person, act, title, label, hidden = {} }: SmallActProps) {
  return (
    <form method="post" action={localPath(locale, identityPaths.personAct(person.accountId, act))}>
      <input type="hidden" name="csrf" value={csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" kind="secondary" size="small" label={label}>
        {title}
      </Button>
    </form>
  )
}

function Roles(props: PersonPageProps) {
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

function Posts(props: PersonPageProps) {
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
  readonly state: {
    readonly values: Readonly<Record<string, string | undefined>>
    readonly errors: readonly FieldError[]
  }
  /** Both forms have these fields: their ids differ. */
  readonly prefix: string
}

function TermFields({ locale, state, prefix }: TermFieldsProps) {
  const words = PEOPLE_WORDS[locale]
  return (
    <>
      <DateField
        locale={locale}
        id={`${prefix}-from`}
        label={words.from}
        hint={words.fromHint}
        {...field(state, 'from')}
      />
      <DateField locale={locale} id={`${prefix}-to`} label={words.to} hint={words.toHint} {...field(state, 'to')} />
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
