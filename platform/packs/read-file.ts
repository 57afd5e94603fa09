import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { parseCsv } from './csv.ts'
import { parseInWords, pathText } from './issues.ts'
import type { PackFinding } from './pack.ts'

type LineOf = (at: readonly PropertyKey[]) => number | undefined
type Complained = { readonly ok: false; readonly findings: readonly Omit<PackFinding, 'file'>[] }
type ParsedText = { readonly ok: true; readonly data: unknown; readonly lineOf: LineOf } | Complained

/** Aliases a file may use; more is a billion-laughs file, not a plan. */
const MAX_ALIASES = 100

function parseYaml(text: string): ParsedText {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: true })
  if (document.errors.length > 0)
    return {
      ok: false,
      findings: document.errors.map((error) => {
        const reason = error.message.split('\n', 1)[0] ?? error.message
        return {
          line: lines.linePos(error.pos[0]).line,
          message: { es: `El YAML no se puede leer: ${reason}`, en: `The YAML cannot be read: ${reason}` },
        }
      }),
    }
  const lineOf: LineOf = (at) => {
    let node: unknown = document.contents
    let offset = rangeStart(node)
    for (const part of at) {
      node = childOf(node, part)
      offset = rangeStart(node) ?? offset
    }
    return offset === undefined ? undefined : lines.linePos(offset).line
  }
  try {
    return { ok: true, data: document.toJS({ maxAliasCount: MAX_ALIASES }), lineOf }
  } catch (error) {
    // The library throws on an alias without anchor and on too many aliases; both are faults of the file.
    const reason = error instanceof Error ? error.message : String(error)
    return {
      ok: false,
      findings: [{ message: { es: `El YAML no se puede leer: ${reason}`, en: `The YAML cannot be read: ${reason}` } }],
    }
  }
}

function childOf(node: unknown, part: PropertyKey): unknown {
  if (isSeq(node)) return node.items[Number(part)]
  if (!isMap(node)) return undefined
  const pair = node.items.find((item) => isScalar(item.key) && item.key.value === part)
  return pair?.value ?? pair?.key
}

function rangeStart(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}

function parseRecords(text: string): ParsedText {
  const records = parseCsv(text)
  if (!records.ok)
    return { ok: false, findings: [{ line: Number(records.refusal.address), message: records.refusal.message }] }
  return {
    ok: true,
    data: records.value.map((record) => record.values),
    lineOf: (at) => (typeof at[0] === 'number' ? records.value[at[0]]?.line : 1),
  }
}

/** Parses one file of a pack and holds it to its schema; every complaint names line, place and reason in both languages. */
export function readFileText<T>(
  path: string,
  text: string,
  schema: z.ZodType<T>,
):
  | { readonly ok: true; readonly value: T; readonly lineOf: LineOf }
  | { readonly ok: false; readonly findings: readonly PackFinding[] } {
  const parsed = path.endsWith('.csv') ? parseRecords(text) : parseYaml(text)
  if (!parsed.ok) return { ok: false, findings: parsed.findings.map((finding) => ({ file: path, ...finding })) }
  const { data, lineOf } = parsed
  const result = parseInWords(schema, data)
  if (result.ok) return { ok: true, value: result.value, lineOf }
  return {
    ok: false,
    findings: result.complaints.map(({ at, message }) => {
      const line = lineOf(at)
      return {
        file: path,
        ...(line === undefined ? {} : { line }),
        ...(at.length === 0 ? {} : { path: pathText(at) }),
        message,
      }
    }),
  }
}
