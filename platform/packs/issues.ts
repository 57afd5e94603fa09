import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'

type Issue = z.core.$ZodIssue

const es = z.locales.es().localeError
const en = z.locales.en().localeError

/** `sections[0].results[2].code` */
export function pathText(at: readonly PropertyKey[]): string {
  return at
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('')
}

/**
 * Message of a refinement in both languages, given as the `params` of a custom issue:
 * `ctx.addIssue({ code: 'custom', path, params: says('…', '…') })`.
 */
export function says(spanish: string, english: string): { readonly says: Text } {
  return { says: { es: spanish, en: english } }
}

function saidBy(issue: Issue): Text | undefined {
  if (issue.code !== 'custom') return undefined
  const said: unknown = issue.params?.says
  return typeof said === 'object' && said !== null ? (said as Text) : undefined
}

/** Of a union that fits nowhere, the issues of the branch that got furthest: that is the one the author meant. */
function deepest(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue]
    const branches = issue.errors.map((branch) =>
      deepest(branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))),
    )
    const reach = (branch: readonly Issue[]) => Math.max(0, ...branch.map((inner) => inner.path.length))
    const best = branches.toSorted((a, b) => reach(b) - reach(a) || a.length - b.length)[0]
    return best !== undefined && best.length > 0 ? best : [issue]
  })
}

export interface Complaint {
  readonly at: readonly PropertyKey[]
  readonly message: Text
}

/** Holds a value to a schema; complaints come in both languages, as the schema library knows only one at a time. */
export function parseInWords<T>(
  schema: z.ZodType<T>,
  data: unknown,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly complaints: readonly Complaint[] } {
  const spanish = schema.safeParse(data, { error: es })
  if (spanish.success) return { ok: true, value: spanish.data }
  const english = schema.safeParse(data, { error: en })
  const inEnglish = english.success ? [] : deepest(english.error.issues)
  return {
    ok: false,
    complaints: deepest(spanish.error.issues).map((issue, index) => ({
      at: issue.path,
      message: saidBy(issue) ?? { es: issue.message, en: inEnglish[index]?.message ?? issue.message },
    })),
  }
}
