import type { Locale } from '../../../../../kernel/text.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import type { ImportAnswer } from '../../../data/layer-queries.ts'

export interface ImportPageProps {
  readonly answer: ImportAnswer
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly local: (path: string) => string
}
