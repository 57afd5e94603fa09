import { type Locale, say } from '../../../kernel/text.ts'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../ui/content/content.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { ErrorSummary } from '../../../ui/form/form.tsx'
import { field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import { identityPaths } from '../paths.ts'
import { KIND_TITLES } from '../people/account-kinds.ts'
import { signInPaths } from '../sessions/paths.ts'
import { ACCOUNT_SECURITY_WORDS } from './account-security-page.tsx'
import { PEOPLE_WORDS } from './people-words.ts'
import { ActForm, idIn, type PersonPageProps, Section, SmallAct } from './person-parts.tsx'
import { Posts, Roles } from './person-terms.tsx'
import { SubstituteForm, SubstitutionList } from './substitution-page.tsx'
import { SUBSTITUTION_WORDS } from './substitution-words.ts'

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
        actions={
          <ButtonLink href={localPath(locale, signInPaths.ofAccount(person.accountId))} kind="quiet">
            {ACCOUNT_SECURITY_WORDS[locale].title}
          </ButtonLink>
        }
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
          ...(person.passwordAt === undefined ? [] : [{ term: words.passwordAt, value: moment(person.passwordAt) }]),
          { term: words.lastSeen, value: moment(person.lastSeen) },
        ]}
      />
      {person.state === 'invited' ? <Invitation {...props} moment={moment} /> : null}
      <Roles {...props} />
      {person.kind === 'staff' ? <Posts {...props} /> : null}
      {person.kind === 'staff' ? <SubstitutionSection {...props} /> : null}
      <Section title={words.facts}>
        <ActForm {...props} act="correo" button={words.changeEmail}>
          {(state) => (
            <TextField
              locale={locale}
              label={words.newEmail}
              type="email"
              required
              width="half"
              {...field(state, 'email')}
            />
          )}
        </ActForm>
        <ActForm
          {...props}
          act={person.closed === undefined ? 'cerrar' : 'abrir'}
          button={person.closed === undefined ? words.close : words.open}
          danger={person.closed === undefined}
        >
          {(state) => (
            <>
              {person.closed === undefined ? <p>{words.closeLead}</p> : null}
              <TextField
                locale={locale}
                id={idIn(state, 'cuenta-reason')}
                label={words.reason}
                hint={words.reasonHint}
                required
                {...field(state, 'reason')}
              />
            </>
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

function SubstitutionSection(props: PersonPageProps) {
  const { locale, csrf, today, person, attempt } = props
  const words = SUBSTITUTION_WORDS[locale]
  const mine = attempt?.act === 'sustitucion' ? attempt : undefined
  return (
    <Section title={words.title}>
      <SubstitutionList
        locale={locale}
        csrf={csrf}
        lines={[...person.substitutions.own, ...person.substitutions.forOthers]}
        empty={words.none}
        canAct={false}
      />
      {person.closed === undefined ? (
        <details class="act" open={mine !== undefined}>
          <summary>{words.nameTitle}</summary>
          <SubstituteForm
            locale={locale}
            csrf={csrf}
            action={localPath(locale, identityPaths.personAct(person.accountId, 'sustitucion'))}
            today={today}
            colleagues={person.substitutions.colleagues}
            typed={mine?.typed ?? {}}
            errors={mine?.errors ?? []}
            summary={false}
          />
        </details>
      ) : null}
    </Section>
  )
}
