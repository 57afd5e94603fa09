import type { ComponentChildren } from 'preact'
import type { Locale, Text } from '../kernel/text.ts'

/** One state of a component, as the design page shows it and the tests render it. */
export interface Example {
  /** Unique within its set; also the anchor on the design page. */
  readonly id: string
  readonly title: Text
  readonly render: (locale: Locale) => ComponentChildren
}

/** A component with all its states; every `*.examples.tsx` exports one as `examples`. */
export interface ExampleSet {
  readonly id: string
  readonly title: Text
  /** When to use it, in one or two sentences. */
  readonly use: Text
  readonly examples: readonly Example[]
}
