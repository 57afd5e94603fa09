/**
 * The door of every command: `node -r ./scripts/check-node.cjs scripts/run.mjs start|test|cli|build|bench|soak …`.
 * Plain JavaScript without dependencies, on any Node ≥ 20; it installs and builds what is missing and hands over to the
 * pinned Node 24. Why: docs/decisions/0001-house-and-two-commands.md
 */
import { become } from './steps/child.mjs'
import { inRoot, pinnedNode, root } from './steps/place.mjs'
import { ensureBuilt, ensureInstalled } from './steps/prepare.mjs'
import { Advice } from './steps/say.mjs'

const program = inRoot('dist', 'server', 'bin', 'trama.js')

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  async start(args) {
    await ensureBuilt()
    return become(pinnedNode, ['--enable-source-maps', program, 'start', ...args], { cwd: root })
  },
  async cli(args) {
    await ensureBuilt()
    // Where the person stands, not where npm went: relative paths of files are theirs.
    const cwd = process.env.INIT_CWD ?? process.cwd()
    return become(pinnedNode, ['--enable-source-maps', program, ...args], { cwd })
  },
  async build() {
    await ensureBuilt()
    return 0
  },
  async test(args) {
    const { test } = await import('./steps/test.mjs')
    return test(args)
  },
  async bench(args) {
    await ensureBuilt()
    const { runPrograms } = await import('./steps/programs.mjs')
    return runPrograms('bench', args)
  },
  async soak(args) {
    await ensureBuilt()
    const { runPrograms } = await import('./steps/programs.mjs')
    return runPrograms('soak', args)
  },
}

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
try {
  if (!command) throw new Error(`Usage: run.mjs ${Object.keys(commands).join('|')}`)
  await ensureInstalled()
  process.exitCode = await command(args)
} catch (error) {
  process.stderr.write(
    `${error instanceof Advice ? `\n${error.message}` : error instanceof Error ? error.stack : error}\n`,
  )
  process.exitCode = 1
}
