import type { ComponentChildren } from 'preact'
import type { CivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Locale } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Form } from '../../../ui/form/form.tsx'
import type { FieldError, FormState } from '../../../ui/form/form-state.ts'
import { localPath } from '../../web/paths.ts'
import { identityPaths, type PersonAct } from '../paths.ts'
import type { PersonFound } from '../people/people-query.ts'

export interface PersonPageProps {
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  readonly today: CivilDate
  readonly person: PersonFound
  /** Of the form that was refused. */
  readonly attempt?:
    | {
        readonly act: PersonAct
        readonly typed: Readonly<Record<string, string | undefined>>
        readonly errors: readonly FieldError[]
      }
    | undefined
}

export function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface ActFormProps extends PersonPageProps {
  readonly act: PersonAct
  readonly button: string
  readonly danger?: boolean
  readonly children: (state: FormState) => ComponentChildren
}

/**
 * Several forms of one page have fields of one name. The one that was refused has the ids to which the summary of errors leads,
 * the others have their own.
 */
export function idIn(state: FormState, own: string): string | undefined {
  return state.errors.length > 0 ? undefined : own
}

/** A form of its own for each thing that can be done; after a refusal it shows again what was typed into it. */
export function ActForm({ locale, csrf, person, attempt, act, button, danger, children }: ActFormProps) {
  const mine = attempt?.act === act ? attempt : undefined
  return (
    <details class="act" open={mine !== undefined}>
      <summary>{button}</summary>
      <Form action={localPath(locale, identityPaths.personAct(person.accountId, act))} locale={locale} csrf={csrf}>
        {children({ values: mine?.typed ?? {}, errors: mine?.errors ?? [] })}
        <Button type="submit" kind={danger === true ? 'danger' : 'secondary'}>
          {button}
        </Button>
      </Form>
    </details>
  )
}

interface SmallActProps extends PersonPageProps {
  readonly act: PersonAct
  readonly title: string
  /** For who hears the buttons out of their row. */
  readonly label?: string
  readonly hidden?: Readonly<Record<string, Id>>
}

export function SmallAct({ locale, csrf, person, act, title, label, hidden = {} }: SmallActProps) {
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
