import type { Locale } from '../../../../../kernel/text.ts'
import type { Typed } from '../../../../../platform/web/form.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'

/** What a form of the risks shows again after a refusal, and what it needs to be sent. */
export interface FormShown {
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
  readonly typed: Typed | undefined
  readonly errors: readonly FieldError[]
  /** Somebody else changed it meanwhile. */
  readonly overtaken: boolean
}
