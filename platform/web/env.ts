import type { Locale } from '../../kernel/text.ts'
import type { Ctx } from '../capability/context.ts'
import type { Runner } from '../capability/runner.ts'

/** What every request carries through Hono's context. */
export interface WebEnv {
  Variables: {
    ctx: Ctx
    locale: Locale
    runner: Runner
    /** Path without the language prefix, with its query: what the language switch points to. */
    barePath: string
    theme: 'light' | 'dark' | 'system'
    /** Proof that a form was made for this session; empty for the public. */
    csrf: string
    address: string
  }
}
