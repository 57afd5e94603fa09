import type { Text } from './text.ts'

/**
 * An expected "no": a value, never an exception. `kind` is what code switches on, `message` is what the person reads,
 * `field` names the form field or input path, `address` the cell of a document.
 */
export interface Refusal<Kind extends string = string> {
  readonly kind: Kind
  readonly message: Text
  readonly field?: string
  readonly address?: string
}

export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal }
}
