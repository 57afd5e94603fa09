import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/content/content.tsx'
import { EmptyState } from '../../../ui/feedback/pages.tsx'
import { RadioGroup } from '../../../ui/form/choice-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, type FormState, field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { localPath } from '../../web/paths.ts'
import { identityPaths } from '../paths.ts'
import { ENTRANCE_WORDS } from './entrance-words.ts'

export interface EntranceProps {
  readonly locale: Locale
  /** Absent: nobody has a session here. */
  readonly csrf: string | undefined
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly errors: readonly FieldError[]
}

type NewPasswordFieldsProps = Pick<EntranceProps, 'locale'> & { readonly state: FormState }

/** A new password twice. What was typed is not shown again. */
export function NewPasswordFields({ locale, state }: NewPasswordFieldsProps) {
  const words = ENTRANCE_WORDS[locale]
  return (
    <>
      <TextField
        locale={locale}
        label={words.password}
        hint={words.passwordHint}
        type="password"
        required
        width="half"
        autocomplete="new-password"
        {...field(state, 'password')}
        value={undefined}
      />
      <TextField
        locale={locale}
        label={words.again}
        type="password"
        required
        width="half"
        autocomplete="new-password"
        {...field(state, 'again')}
        value={undefined}
      />
    </>
  )
}

/** Whose it is, said to the person and, beside the password, to what keeps passwords for them. */
function LoginField({ locale, login }: { readonly locale: Locale; readonly login: string }) {
  return (
    <>
      <DefinitionList items={[{ term: ENTRANCE_WORDS[locale].login, value: login }]} />
      <input type="text" name="username" value={login} autocomplete="username" hidden readonly />
    </>
  )
}

interface ByLinkProps extends EntranceProps {
  readonly action: string
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly login: string
}

/** Where a link of an invitation or of a recovery leads. */
export function ChoosePasswordPage({ locale, csrf, typed, errors, action, title, lead, button, login }: ByLinkProps) {
  const words = ENTRANCE_WORDS[locale]
  return (
    <>
      <PageHead title={title} lead={<p>{lead}</p>} />
      <Form
        action={action}
        locale={locale}
        csrf={csrf}
        errors={errors}
        labels={{ password: words.password, again: words.again }}
      >
        <LoginField locale={locale} login={login} />
        <NewPasswordFields locale={locale} state={{ values: typed, errors }} />
        <Button type="submit" kind="primary">
          {button}
        </Button>
      </Form>
    </>
  )
}

/** For a link that opens nothing any more: what may have happened, and what to do. */
export function LinkOverPage(props: {
  readonly locale: Locale
  readonly says: string
  readonly action: { readonly href: string; readonly title: string }
}) {
  return (
    <>
      <PageHead title={ENTRANCE_WORDS[props.locale].linkOverTitle} />
      <p>{props.says}</p>
      <ButtonLink href={props.action.href} kind="primary">
        {props.action.title}
      </ButtonLink>
    </>
  )
}

/** The same answer to every address. */
export function RecoverPage({ locale, csrf, typed, errors, said }: EntranceProps & { readonly said: boolean }) {
  const words = ENTRANCE_WORDS[locale]
  if (said)
    return (
      <Said title={words.recoverTitle} locale={locale}>
        {words.recoverSaid}
      </Said>
    )
  return (
    <>
      <PageHead title={words.recoverTitle} lead={<p>{words.recoverLead}</p>} />
      <Form action={localPath(locale, identityPaths.recover())} locale={locale} csrf={csrf} errors={errors}>
        <TextField
          locale={locale}
          label={words.email}
          type="email"
          required
          width="half"
          autocomplete="email"
          {...field({ values: typed, errors }, 'email')}
        />
        <Button type="submit" kind="primary">
          {words.recoverSend}
        </Button>
      </Form>
    </>
  )
}

function Said(props: { readonly title: string; readonly locale: Locale; readonly children: ComponentChildren }) {
  return (
    <>
      <PageHead title={props.title} />
      <EmptyState title={props.locale === 'es' ? 'Revise su correo' : 'Look at your mail'}>
        <p>{props.children}</p>
      </EmptyState>
    </>
  )
}

/** A citizen or a professional asks for an account of their own. */
export function RegisterPage({ locale, csrf, typed, errors, said }: EntranceProps & { readonly said: boolean }) {
  const words = ENTRANCE_WORDS[locale]
  const state = { values: typed, errors }
  if (said)
    return (
      <Said title={words.registerTitle} locale={locale}>
        {words.asked}
      </Said>
    )
  return (
    <>
      <PageHead title={words.registerTitle} lead={<p>{words.registerLead}</p>} />
      <Form
        action={localPath(locale, identityPaths.register())}
        locale={locale}
        csrf={csrf}
        errors={errors}
        labels={{
          name: words.name,
          email: words.email,
          kind: words.kind,
          password: words.password,
          again: words.again,
        }}
      >
        <TextField
          locale={locale}
          label={words.name}
          required
          width="half"
          autocomplete="name"
          {...field(state, 'name')}
        />
        <TextField
          locale={locale}
          label={words.email}
          type="email"
          required
          width="half"
          autocomplete="email"
          {...field(state, 'email')}
        />
        <RadioGroup
          locale={locale}
          label={words.kind}
          required
          options={[
            { value: 'citizen', label: words.citizen, hint: words.citizenHint },
            { value: 'professional', label: words.professional, hint: words.professionalHint },
          ]}
          {...field(state, 'kind')}
        />
        <NewPasswordFields locale={locale} state={state} />
        <Button type="submit" kind="primary">
          {words.ask}
        </Button>
      </Form>
    </>
  )
}

interface ConfirmProps extends EntranceProps {
  readonly action: string
  readonly name: string
}

/** The link has shown that the address is theirs; the password, that they asked. */
export function ConfirmPage({ locale, csrf, errors, action, name }: ConfirmProps) {
  const words = ENTRANCE_WORDS[locale]
  return (
    <>
      <PageHead title={words.confirmTitle} lead={<p>{words.confirmLead(name)}</p>} />
      <Form action={action} locale={locale} csrf={csrf} errors={errors}>
        <TextField
          locale={locale}
          label={locale === 'es' ? 'Contraseña' : 'Password'}
          type="password"
          required
          width="half"
          autocomplete="current-password"
          {...field({ values: {}, errors }, 'password')}
        />
        <Button type="submit" kind="primary">
          {words.confirm}
        </Button>
      </Form>
    </>
  )
}

/** Changing one's own password, from a session. */
export function OwnPasswordPage({ locale, csrf, errors, login }: EntranceProps & { readonly login: string }) {
  const words = ENTRANCE_WORDS[locale]
  return (
    <>
      <PageHead title={words.ownTitle} lead={<p>{words.ownLead}</p>} />
      <Form
        action={localPath(locale, identityPaths.password())}
        locale={locale}
        csrf={csrf}
        errors={errors}
        labels={{ current: words.current, password: words.password, again: words.again }}
      >
        <LoginField locale={locale} login={login} />
        <TextField
          locale={locale}
          label={words.current}
          type="password"
          required
          width="half"
          autocomplete="current-password"
          {...field({ values: {}, errors }, 'current')}
        />
        <NewPasswordFields locale={locale} state={{ values: {}, errors }} />
        <Button type="submit" kind="primary">
          {words.change}
        </Button>
      </Form>
    </>
  )
}
