import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../icon/icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonLook {
  /** Says what happens: "Presentar solicitud", not "Enviar". */
  readonly children: ComponentChildren
  readonly kind?: ButtonKind | undefined
  readonly size?: 'normal' | 'small' | undefined
  readonly icon?: IconName | undefined
}

export interface ButtonProps extends ButtonLook {
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly id?: string | undefined
  readonly disabled?: boolean | undefined
  /** Id of a form that the button stands outside of. */
  readonly form?: string | undefined
  readonly formAction?: string | undefined
  /** Id of a `Drawer` or `Dialog` that it opens (no script needed). */
  readonly opens?: string | undefined
  readonly closes?: string | undefined
  readonly label?: string | undefined
}

function look({ kind = 'secondary', size = 'normal' }: ButtonLook): string {
  return `button button-${kind}${size === 'small' ? ' button-small' : ''}`
}

export function Button(props: ButtonProps) {
  const { children, icon, type, name, value, id, disabled, form, formAction, opens, closes, label } = props
  const target = opens ?? closes
  return (
    <button
      class={look(props)}
      type={type ?? (target === undefined ? 'submit' : 'button')}
      name={name}
      value={value}
      id={id}
      disabled={disabled}
      form={form}
      formaction={formAction}
      popovertarget={target}
      popovertargetaction={opens !== undefined ? 'show' : closes !== undefined ? 'hide' : undefined}
      aria-label={label}
    >
      {icon === undefined ? null : <Icon name={icon} size={18} />}
      {children}
    </button>
  )
}

export interface ButtonLinkProps extends ButtonLook {
  readonly href: string
  readonly download?: boolean | undefined
}

/** A link that looks like a button: only where following it is the main thing to do on the page. */
export function ButtonLink(props: ButtonLinkProps) {
  return (
    <a class={look(props)} href={props.href} download={props.download}>
      {props.icon === undefined ? null : <Icon name={props.icon} size={18} />}
      {props.children}
    </a>
  )
}

/** Buttons side by side, wrapping; the main one first. */
export function ButtonRow({ children }: { readonly children: ComponentChildren }) {
  return <div class="button-row">{children}</div>
}
