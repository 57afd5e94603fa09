import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../platform/root.ts'
import { compiledFolder, pinnedNode } from '../../scripts/steps/place.mjs'

const program = join(projectRoot, 'dist', 'server', 'bin', 'trama.js')

/** A machine that is busy with other tests takes several times as long as the start alone. */
const START_SECONDS = 120
/** Longer than a process may take by its own rules: requests in flight, then ten seconds of jobs and their grace. */
const STOP_SECONDS = 60

export interface TramaProcess {
  readonly address: string
  readonly dataDir: string
  /** What it wrote to standard error since the start. */
  trouble(): string
  /** Ends it as a person does with Ctrl-C; what it complained about meanwhile fails the caller. */
  stop(): Promise<void>
}

/**
 * The environment of a person who has set nothing: what this machine or `npm test` has set must not reach the program.
 * Spanish, because the tests read Spanish sentences where they do not ask for others.
 */
export function bareEnvironment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const passed = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot']
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => passed.includes(name)))
  // As `npm start` starts it.
  return { ...own, NODE_COMPILE_CACHE: compiledFolder, TRAMA_LANG: 'es', ...more }
}

function spawnTrama(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd = projectRoot,
  input: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  // A server that lives for a minute has nothing of the embedded database's code made faster: that takes a third of its start.
  return spawn(pinnedNode, ['--liftoff-only', program, ...args], {
    cwd,
    env: bareEnvironment(env),
    stdio: [input, 'pipe', 'pipe'],
  })
}

/** Starts the built server on a free port of this machine's own address and waits until it prints where it serves. */
export async function startTrama(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<TramaProcess> {
  const child = spawnTrama(['start'], { PORT: '0', TRAMA_DATA: dataDir, ...env })
  let out = ''
  let err = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`Trama did not serve within ${START_SECONDS} s.\n${out}\n${err}`))
    }, START_SECONDS * 1000)
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text
      const found = /http:\/\/127\.0\.0\.1:\d+(?=\D)/.exec(out)?.[0]
      // The accounts are printed after the address: with them the start is complete.
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    })
    ended.then(() => {
      clearTimeout(timer)
      reject(new Error(`Trama ended before it served.\n${out}\n${err}`))
    })
  })
  return {
    address,
    dataDir,
    trouble: () => err,
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => {
        err += `Trama did not end within ${STOP_SECONDS} s of being asked to.`
        child.kill('SIGKILL')
      }, STOP_SECONDS * 1000)
      await ended
      clearTimeout(timer)
      if (err !== '') throw new Error(`The server wrote to standard error:\n${err}`)
    },
  }
}

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs one command of `trama` to its end. */
export function runTrama(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd?: string,
): Promise<Ended> {
  return ended(spawnTrama(args, env, cwd))
}

/** The same, of a command that reads what it is asked. */
export function askTrama(args: readonly string[], question: string): Promise<Ended> {
  const child = spawnTrama(args, {}, projectRoot, 'pipe')
  child.stdin?.end(question)
  return ended(child)
}

function ended(child: ChildProcess): Promise<Ended> {
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), START_SECONDS * 1000)
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? -1, out, err })
    })
  })
}
