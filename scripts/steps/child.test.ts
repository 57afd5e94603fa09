import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { run } from './child.mjs'

/** A process that becomes `program`, as `npm start` becomes the server. */
function becoming(program: string): ChildProcess {
  const door = `import { become } from ${JSON.stringify(new URL('./child.mjs', import.meta.url).href)}
    process.exitCode = await become(process.execPath, ['-e', ${JSON.stringify(program)}], { cwd: process.cwd() })`
  return spawn(process.execPath, ['--input-type=module', '-e', door], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function untilSaid(child: ChildProcess, word: string): Promise<void> {
  for await (const chunk of child.stdout ?? []) if (String(chunk).includes(word)) return
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
