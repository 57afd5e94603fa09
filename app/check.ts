import { type Locale, say } from '../kernel/text.ts'
import { MANIFESTS } from './manifests.ts'
import { openPack } from './platform-parts.ts'
import type { Settings } from './settings.ts'

/** `trama check`: reads every file that a room declares, says all that is wrong with file, line and place. */
export async function checkDeployment(
  settings: Settings,
  locale: Locale,
  err: (text: string) => void,
): Promise<number> {
  const pack = await openPack(settings)
  if (!pack.ok) {
    err(say(pack.refusal.message, locale))
    return 1
  }
  const declarations = MANIFESTS.flatMap((manifest) => manifest.deploymentFiles ?? [])
  let wrong = 0
  for (const declaration of declarations) {
    const files = pack.value.read(declaration)
    if (files.ok) continue
    for (const finding of files.refusal.findings) {
      wrong += 1
      const place = [finding.file, finding.line].filter((part) => part !== undefined).join(':')
      err(`${place} ${finding.path ?? ''} ${say(finding.message, locale)}`)
    }
    if (files.refusal.findings.length === 0) {
      wrong += 1
      err(say(files.refusal.message, locale))
    }
  }
  for (const manifest of MANIFESTS) {
    const problem = manifest.checkPack?.(pack.value)
    if (problem === undefined) continue
    wrong += 1
    err(say(problem.message, locale))
  }
  const { id, version } = pack.value.identity
  if (wrong === 0)
    process.stdout.write(
      `${say({ es: `${id} ${version}: ${declarations.length} clases de archivo revisadas, sin errores`, en: `${id} ${version}: ${declarations.length} kinds of file checked, no errors` }, locale)}\n`,
    )
  return wrong === 0 ? 0 : 1
}
