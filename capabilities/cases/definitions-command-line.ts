import { say } from '../../kernel/text.ts'
import type { CliCommand, CliShell } from '../../platform/capability/manifest.ts'
import { checkedDefinitions } from './definitions-deployment.ts'
import { walk } from './rules/flow/walk.ts'

/** Answers 1 where there is an error, 0 with or without warnings. */
export function checkDefinitions({
  pack,
  locale,
  out,
  err,
}: Pick<CliShell, 'pack' | 'locale' | 'out' | 'err'>): number {
  const checked = checkedDefinitions(pack)
  if (!checked.ok) {
    err(say(checked.refusal.message, locale))
    return 1
  }
  const es = locale === 'es'
  let errors = 0
  for (const { file, definition, findings } of checked.value) {
    const { states } = walk(definition)
    const ends = definition.steps.filter(({ end }) => end !== undefined).length
    out(
      es
        ? `${file}: ${definition.steps.length} pasos, ${states} situaciones recorridas, ${ends} finales`
        : `${file}: ${definition.steps.length} steps, ${states} situations walked, ${ends} ends`,
    )
    for (const { severity, path, line, message } of findings) {
      if (severity === 'error') errors += 1
      const mark = severity === 'error' ? '✗' : '!'
      out(`  ${mark} ${line === undefined ? '' : `${line}: `}${path}: ${say(message, locale)}`)
    }
  }
  return errors === 0 ? 0 : 1
}

export const definitionsCommandLine: readonly CliCommand[] = [
  {
    words: ['check', 'definitions'],
    usage: {
      es: 'check definitions                             revisa las definiciones de trámites y recorre todos sus caminos',
      en: 'check definitions                             checks the definitions of procedures and walks all their ways',
    },
    run: async (shell) => checkDefinitions(shell),
  },
]
