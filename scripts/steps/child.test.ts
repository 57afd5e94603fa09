import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { run } from './child.mjs'

/** Code that becomes `program`, as `npm start` becomes the server. */
function door(program: string): string {
  return `import { become } from ${JSON.stringify(new URL('./child.mjs', import.meta.url).href)}
    process.exitCode = await become(process.execPath, ['-e', ${JSON.stringify(program)}], { cwd: process.cwd() })`
}

function becoming(program: string): ChildProcess {
  const { npm_lifecycle_event: _, ...env } = process.env
  return spawn(process.execPath, ['--input-type=module', '-e', door(program)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  })
}

/** Resolves when the word was written; fails when the output ends without it. */
function untilSaid(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes(word)) resolve()
    })
    child.stdout?.once('end', () => reject(new Error(`“${word}” was never said, only “${said}”`)))
  })
}

const server = (signal: string, code: number) =>
  `process.on('${signal}', () => process.exit(${code})); setInterval(() => {}, 1000); console.log('ready')`

describe('the process that npm starts becomes the program', () => {
  it.each([
    ['SIGTERM', 7],
    ['SIGINT', 8],
    ['SIGHUP', 9],
  ] as const)('%s reaches it, and its exit code comes back', async (signal, code) => {
    const child = becoming(server(signal, code))
    await untilSaid(child, 'ready')
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([code, null])
  })

  it('when npm and its shell die, the program does not stay behind', async () => {
    const code = `process.on('SIGTERM', () => { console.log('told to stop'); process.exit() }); setInterval(() => {}, 1000); console.log('ready')`
    // As npm does it: a shell that waits for a node that waits for the program.
    const shell = spawn('sh', ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, door(code)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'start' },
    })
    await untilSaid(shell, 'ready')
    shell.kill('SIGKILL')
    await untilSaid(shell, 'told to stop')
  })

  it('a program that is killed ends as the shell would say it', async () => {
    const child = becoming(`process.kill(process.pid, 'SIGKILL')`)
    expect(await once(child, 'exit')).toEqual([137, null])
  })
})

describe('a step of npm test', () => {
  it('that hangs is stopped', async () => {
    const ended = await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { capture: true, timeout: 200 })
    expect(ended).toMatchObject({ timedOut: true, code: 143 })
  })

  it('that cannot start says so', async () => {
    const ended = await run('/no/such/program', [], { capture: true })
    expect(ended.code).toBe(127)
    expect(ended.output).toContain('ENOENT')
  })
})
