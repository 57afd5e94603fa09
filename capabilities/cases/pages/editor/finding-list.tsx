import { type Locale, say } from '../../../../kernel/text.ts'
import type { DefinitionFinding } from '../../rules/definition/finding.ts'

/** `sections.0.fields.1` as the checker writes it, `sections[0].fields[1]`. */
export function pathOf(at: string): string {
  return at.replaceAll(/\.(\d+)/g, '[$1]')
}

/** What was found at a place or inside of it, but not inside of the lists that stand below it on the page. */
export function findingsAt(
  findings: readonly DefinitionFinding[],
  at: string,
  below: readonly string[] = [],
): readonly DefinitionFinding[] {
  const path = pathOf(at)
  return findings.filter(
    (each) =>
      (each.path === path || each.path.startsWith(`${path}.`)) &&
      !below.some((list) => each.path.startsWith(`${path}.${list}[`)),
  )
}

/** Beside what they concern: each says whether it stops the publication. */
export function FindingList({
  findings,
  locale,
}: {
  readonly findings: readonly DefinitionFinding[]
  readonly locale: Locale
}) {
  if (findings.length === 0) return null
  const es = locale === 'es'
  return (
    <ul class="editor-findings">
      {findings.map(({ kind, severity, path, message }) => (
        <li key={`${kind} ${path} ${message.es}`} class={`editor-${severity}`}>
          <strong>{severity === 'error' ? 'Error' : es ? 'Aviso' : 'Warning'}:</strong> {say(message, locale)}
        </li>
      ))}
    </ul>
  )
}
