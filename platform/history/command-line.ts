import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Refusal, type Result, refuse } from '../../kernel/result.ts'
import { say } from '../../kernel/text.ts'
import { verifyHistory } from '../audit/verify.ts'
import type { CliCommand, CliShell } from '../capability/manifest.ts'
import { parseHeads } from './heads-file.ts'
import { isIntact, verdictWords } from './verify-words.ts'

const USAGE = {
  es: 'audit verify [--heads ARCHIVO] [--json]   comprueba el historial, y con las cabezas que alguien guardó fuera',
  en: 'audit verify [--heads FILE] [--json]      verifies the history, and against heads somebody kept outside',
}

type Kept = Extract<ReturnType<typeof parseHeads>, { ok: true }>['value']

/** 0: intact; 1: broken or refused; 2: wrong usage. For an auditor at a terminal and for a scheduler that keeps watch. */
async function verifyFromShell(shell: CliShell, args: readonly string[]): Promise<number> {
  const { locale } = shell
  const asked = ask(args)
  if (asked === undefined) {
    shell.err(say(USAGE, locale))
    return 2
  }
  const kept = asked.heads === undefined ? { ok: true as const, value: [] } : readHeads(shell, asked.heads)
  if (!kept.ok) {
    shell.err(say(kept.refusal.message, locale))
    return 1
  }
  const session = await shell.open()
  if (!session.ok) {
    shell.err(say(session.refusal.message, locale))
    return 1
  }
  const verdict = await session.value.database.read({ role: 'trama_app' }, (tx) => verifyHistory(tx, kept.value))
  const intact = isIntact(verdict)
  if (asked.json) shell.out(JSON.stringify({ intact, ...verdict }, null, 2))
  else for (const line of verdictWords(verdict, locale)) (intact ? shell.out : shell.err)(line)
  return intact ? 0 : 1
}

function ask(args: readonly string[]): { readonly heads: string | undefined; readonly json: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { heads: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    return positionals.length > 0 ? undefined : { heads: values.heads, json: values.json }
  } catch {
    // What cannot be parsed is wrong usage.
    return undefined
  }
}

function readHeads(shell: CliShell, name: string): Result<Kept, Refusal> {
  const path = isAbsolute(name) ? name : join(shell.folder, name)
  try {
    return parseHeads(readFileSync(path, 'utf8'))
  } catch {
    return refuse({
      kind: 'no_file',
      message: { es: `No se puede leer «${path}».`, en: `“${path}” cannot be read.` },
    })
  }
}

export const auditCommandLine: readonly CliCommand[] = [
  { words: ['audit', 'verify'], usage: USAGE, run: verifyFromShell },
]
