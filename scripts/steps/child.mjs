import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { compiledFolder, pinnedEnvironment, root } from './place.mjs'

/** Who started us, seen at the very beginning. */
const parent = process.ppid

/**
 * @typedef {{ code: number, output: string, seconds: number, timedOut: boolean }} Ended
 * @typedef {{ env?: NodeJS.ProcessEnv, cwd?: string, capture?: boolean, timeout?: number }} Options
 */

/**
 * Runs a program to its end. With `capture` its output is kept and not shown; else it goes to our own streams.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ended>}
 */
export function run(program, args, options = {}) {
  const since = performance.now()
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? pinnedEnvironment(),
      stdio: options.capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    /** @type {string[]} */
    const chunks = []
    child.stdout?.setEncoding('utf8').on('data', (text) => chunks.push(text))
    child.stderr?.setEncoding('utf8').on('data', (text) => chunks.push(text))
    let timedOut = false
    const timer = options.timeout
      ? setTimeout(() => {
          timedOut = true
          child.kill('SIGTERM')
          setTimeout(() => child.kill('SIGKILL'), 5000).unref()
        }, options.timeout)
      : undefined
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(timer)
      resolve({ code, output: chunks.join(''), seconds: (performance.now() - since) / 1000, timedOut })
    }
    child.once('error', (error) => {
      chunks.push(`${error.message}\n`)
      end(127)
    })
    child.once('close', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/**
 * Becomes, as nearly as Node can, the given program: same streams, signals passed on, same exit.
 * A terminal's Ctrl-C already reaches the whole process group, so SIGINT is passed on only where there is no terminal.
 * npm passes signals to a shell that dies of them without passing them on (dash), and so would leave the program behind:
 * under npm, the death of the parent is the signal.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<number>} exit code
 */
export function become(program, args, { cwd }) {
  return new Promise((resolve, reject) => {
    const env = { NODE_COMPILE_CACHE: compiledFolder, ...pinnedEnvironment() }
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' })
    let interrupted = false
    process.on('SIGINT', () => {
      if (!process.stdin.isTTY && !interrupted) child.kill('SIGINT')
      interrupted = true
    })
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    process.on('SIGHUP', () => child.kill('SIGHUP'))
    const watch = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM')
    }, 200)
    if (process.env.npm_lifecycle_event === undefined) clearInterval(watch)
    watch.unref()
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
