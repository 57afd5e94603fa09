import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDirectory } from './directory-lock.ts'

const home = () => mkdtempSync(join(tmpdir(), 'trama-lock-'))
const lockFile = (directory: string) => join(directory, 'database.lock')

/** Another process that takes the lock, says so and keeps it until it ends. */
const HOLD = `
  const { lockDirectory } = await import(process.argv[1])
  const outcome = await lockDirectory(process.argv[2])
  console.log(JSON.stringify({ held: outcome.held, pid: process.pid }))
  if (outcome.held) setInterval(() => {}, 1000)
`

function start(directory: string): { process: ChildProcess; said: Promise<{ held: boolean; pid: number }> } {
  const module = new URL('./directory-lock.ts', import.meta.url).href
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLD, module, directory], { stdio: 'pipe' })
  const said = once(child.stdout, 'data').then(([bytes]) => JSON.parse(String(bytes)))
  return { process: child, said }
}

test('a second process is refused and learns who has the directory', async () => {
  const directory = home()
  const first = start(directory)
  const { pid } = await first.said
  const outcome = await lockDirectory(directory)
  first.process.kill()
  expect(outcome).toMatchObject({ held: false, holder: { pid } })
})

test('after a kill -9 the next process takes over, and only one of five does', async () => {
  const directory = home()
  const first = start(directory)
  await first.said
  first.process.kill('SIGKILL')
  await once(first.process, 'exit')
  const five = [1, 2, 3, 4, 5].map(() => start(directory))
  const answers = await Promise.all(five.map((one) => one.said))
  for (const one of five) one.process.kill()
  expect(answers.filter((answer) => answer.held)).toHaveLength(1)
}, 30_000)

test('a process id given again to somebody else does not keep the directory locked', async () => {
  const directory = home()
  const first = await lockDirectory(directory)
  const written = JSON.parse(readFileSync(lockFile(directory), 'utf8'))
  if (first.held) first.lock.release()
  writeFileSync(lockFile(directory), JSON.stringify({ ...written, startedAt: '1', token: 'of a process long gone' }))
  const next = await lockDirectory(directory)
  expect(next.held).toBe(true)
  if (next.held) next.lock.release()
})

test('a holder of an earlier boot is gone, whatever number it had', async () => {
  const directory = home()
  const first = await lockDirectory(directory)
  const written = JSON.parse(readFileSync(lockFile(directory), 'utf8'))
  if (first.held) first.lock.release()
  writeFileSync(lockFile(directory), JSON.stringify({ ...written, boot: 'another', token: 'of another boot' }))
  const next = await lockDirectory(directory)
  expect(next.held).toBe(true)
  if (next.held) next.lock.release()
})

test('a holder in another container is believed while its heart beats, and not after', async () => {
  const directory = home()
  writeFileSync(lockFile(directory), JSON.stringify({ pid: 1, place: 'elsewhere', token: 'theirs' }))
  const beat = setInterval(() => utimesSync(lockFile(directory), new Date(), new Date()), 200)
  const refused = await lockDirectory(directory)
  clearInterval(beat)
  expect(refused).toMatchObject({ held: false, holder: { place: 'elsewhere' } })
  const longAgo = new Date(Date.now() - 120_000)
  utimesSync(lockFile(directory), longAgo, longAgo)
  const next = await lockDirectory(directory)
  expect(next.held).toBe(true)
  if (next.held) next.lock.release()
})

test('a lock given back leaves nothing behind', async () => {
  const directory = home()
  const outcome = await lockDirectory(directory)
  if (outcome.held) outcome.lock.release()
  expect(readdirSync(directory)).toEqual([])
})
