import { existsSync, readFileSync } from 'node:fs'
import { run } from './child.mjs'
import { inRoot } from './place.mjs'
import { say } from './say.mjs'

/**
 * Known holes in the packages that the program runs with, as the registry tells them. Where it does not tell (offline, or a
 * mirror without that service) the step says so and is skipped: whoever builds without a network must be able to.
 */

/**
 * @typedef {{ advisory: string, package: string, severity: string, title: string }} Finding
 * @typedef {{ advisory: string, reason: string, until: string }} Allowed
 */

const allowedFile = inRoot('docs', 'security', 'audit-allowed.json')
const seconds = 60

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
export async function audit() {
  const ended = await run('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
    capture: true,
    timeout: seconds * 1000,
  })
  const findings = findingsIn(ended.output)
  if (findings === undefined) {
    say({
      en: 'The registry in use does not tell of known holes, or cannot be reached: nothing was checked.',
      es: 'El registro en uso no informa de fallas conocidas o no se puede alcanzar: no se revisó nada.',
    })
    return { passed: 0, failed: 0, skipped: 1 }
  }
  /** @type {Allowed[]} */
  const allowed = existsSync(allowedFile) ? JSON.parse(readFileSync(allowedFile, 'utf8')) : []
  const open = openFindings(findings, allowed, new Date().toISOString().slice(0, 10))
  for (const { advisory, package: name, severity, title } of open)
    process.stderr.write(`${severity}: ${name}: ${title} (${advisory})\n`)
  return open.length === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: open.length, skipped: 0 }
}

/**
 * High and critical ones that nobody has looked at, or whose permission has run out.
 * @param {readonly Finding[]} findings
 * @param {readonly Allowed[]} allowed
 * @param {string} today
 * @returns {readonly Finding[]}
 */
export function openFindings(findings, allowed, today) {
  return findings.filter(
    ({ advisory, severity }) =>
      (severity === 'high' || severity === 'critical') &&
      !allowed.some((one) => one.advisory === advisory && one.reason !== '' && one.until >= today),
  )
}

/**
 * Of npm's report (version 2); undefined when it is none.
 * @param {string} output
 * @returns {readonly Finding[] | undefined}
 */
export function findingsIn(output) {
  const begins = output.indexOf('{')
  if (begins < 0) return undefined
  let report
  try {
    report = JSON.parse(output.slice(begins, output.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
  if (typeof report.vulnerabilities !== 'object' || report.vulnerabilities === null) return undefined
  /** @type {Map<string, Finding>} */
  const found = new Map()
  for (const { name, via } of Object.values(report.vulnerabilities)) {
    for (const cause of Array.isArray(via) ? via : []) {
      // A text names another package of the report, which tells its own.
      if (typeof cause !== 'object' || cause === null) continue
      const { url, severity, title } = cause
      found.set(`${url} ${name}`, { advisory: String(url), package: String(name), severity, title: String(title) })
    }
  }
  return [...found.values()]
}
