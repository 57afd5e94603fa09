import { existsSync, readdirSync } from 'node:fs'
import { run } from './child.mjs'
import { inRoot, pinnedNode } from './place.mjs'
import { Advice, say, secondsSince } from './say.mjs'

/**
 * Runs the programs `bench/<name>.<kind>.ts`, all or those named, one after another: what they measure is the machine,
 * so nothing may run beside them.
 * @param {'bench' | 'soak'} kind
 * @param {string[]} names
 * @returns {Promise<number>} exit code
 */
export async function runPrograms(kind, names) {
  const suffix = `.${kind}.ts`
  const folder = inRoot('bench')
  const found = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(suffix)) : []
  const all = found.map((file) => file.slice(0, -suffix.length)).sort()
  const unknown = names.find((name) => !all.includes(name))
  if (unknown || all.length === 0) {
    const known = all.join(', ') || '–'
    throw new Advice({
      en: `No ${kind} “${unknown ?? ''}”; there are: ${known}.`,
      es: `No hay ${kind} «${unknown ?? ''}»; hay: ${known}.`,
    })
  }
  const failed = []
  for (const name of names.length > 0 ? names : all) {
    process.stdout.write(`\n── ${name}\n`)
    const since = performance.now()
    const ended = await run(pinnedNode, ['--enable-source-maps', inRoot('bench', `${name}${suffix}`)])
    if (ended.code !== 0) failed.push(name)
    process.stdout.write(`   (${secondsSince(since)})\n`)
  }
  if (failed.length > 0) say({ en: `Failed: ${failed.join(', ')}`, es: `Fallaron: ${failed.join(', ')}` })
  return failed.length === 0 ? 0 : 1
}
