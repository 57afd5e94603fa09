import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { Breakdown } from '../../model.ts'

/** `sex = sexo / sex: women = Mujeres / Women; men = Hombres / Men`; one breakdown a line, the second language where there is one. */
export function breakdownsOfText(text: string): Result<readonly Breakdown[], Refusal> {
  const breakdowns: Breakdown[] = []
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const colon = line.indexOf(':')
    const head = colon < 0 ? undefined : named(line.slice(0, colon), /^[a-z][a-z0-9_]*$/)
    if (head === undefined) return refuse(notUnderstood(line))
    const values: { readonly code: string; readonly title: Text }[] = []
    for (const part of line.slice(colon + 1).split(';')) {
      const value = named(part, /^[a-z0-9][a-z0-9_]*$/)
      if (value === undefined) return refuse(notUnderstood(line))
      if (values.some(({ code }) => code === value.code)) return refuse(twice(value.code))
      values.push(value)
    }
    if (values.length < 2) return refuse(onePart(head.code))
    if (breakdowns.some(({ code }) => code === head.code)) return refuse(twice(head.code))
    breakdowns.push({ ...head, values })
  }
  return ok(breakdowns)
}

/** As `breakdownsOfText` reads it. */
export function textOfBreakdowns(breakdowns: readonly Breakdown[]): string {
  return breakdowns.map((each) => `${written(each)}: ${each.values.map(written).join('; ')}`).join('\n')
}

/** Parts that a later edition no longer has though figures of them are published: `sex=men`. */
export function partsInUse(breakdowns: readonly Breakdown[], published: readonly string[]): readonly string[] {
  const known = new Set(breakdowns.flatMap(({ code, values }) => values.map((value) => `${code}=${value.code}`)))
  const used = new Set(published.flatMap((key) => key.split(';').filter((part) => part.includes('='))))
  return [...used].filter((part) => !known.has(part)).sort()
}

function named(text: string, code: RegExp): { readonly code: string; readonly title: Text } | undefined {
  const [, found = '', es = '', en] = /^\s*(\S+)\s*=\s*([^/=]+?)\s*(?:\/\s*([^/=]+?)\s*)?$/.exec(text) ?? []
  if (!code.test(found) || es === '') return undefined
  return { code: found, title: en === undefined ? { es } : { es, en } }
}

function written({ code, title }: { readonly code: string; readonly title: Text }): string {
  return `${code} = ${title.es}${title.en === undefined ? '' : ` / ${title.en}`}`
}

const refusal = (kind: string, es: string, en: string): Refusal => ({
  kind,
  field: 'breakdowns',
  message: { es, en },
})
const notUnderstood = (line: string) =>
  refusal(
    'breakdown_not_understood',
    `«${line}» no se entiende. Se escribe «código = nombre / nombre en inglés: código = parte / en inglés; código = parte / en inglés».`,
    `“${line}” is not understood. It is written “code = name / name in English: code = part / in English; code = part / in English”.`,
  )
const onePart = (code: string) =>
  refusal(
    'breakdown_of_one',
    `El desglose «${code}» debe tener al menos dos partes.`,
    `The breakdown “${code}” must have at least two parts.`,
  )
const twice = (code: string) =>
  refusal('breakdown_twice', `El código «${code}» está dos veces.`, `The code “${code}” stands twice.`)
