import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createStoppableServer, type StoppableServer } from './http-server.ts'

const open: StoppableServer[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close(0)
})

interface Door {
  readonly door: StoppableServer
  readonly port: number
  /** Ends the answers that have begun. */
  finish(): void
}

/** A server whose answers end when the test says so. */
async function slowDoor(limits?: Parameters<typeof createStoppableServer>[1]): Promise<Door> {
  const waiting: (() => void)[] = []
  const door = createStoppableServer((request, response) => {
    if (request.url === '/at-once') response.end('whole')
    else waiting.push(() => response.end('whole'))
  }, limits)
  open.push(door)
  door.server.listen(0, '127.0.0.1')
  await once(door.server, 'listening')
  return {
    door,
    port: (door.server.address() as AddressInfo).port,
    finish: () => {
      for (const end of waiting.splice(0)) end()
    },
  }
}

interface Answer {
  readonly text: string
  readonly connection: string | undefined
}

function ask(port: number, path: string, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get({ port, path, host: '127.0.0.1', ...(agent === undefined ? {} : { agent }) }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.once('end', () => resolve({ text, connection: response.headers.connection }))
      response.once('error', reject)
    }).once('error', reject)
  })
}

describe('a server that is asked to stop', () => {
  it('lets an answer that has begun end, and takes nobody in any more', async () => {
    const { door, port, finish } = await slowDoor()
    const begun = ask(port, '/slow')
    await expect.poll(() => door.inFlight()).toBe(1)
    const closed = door.close(60_000)
    await expect.poll(() => ask(port, '/at-once').catch((error) => error.code)).toBe('ECONNREFUSED')
    finish()
    expect((await begun).text).toBe('whole')
    expect(await closed, 'nobody was cut off').toBe(0)
  })

  it('ends kept connections with their next answer while it drains', async () => {
    const { door, port } = await slowDoor()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    expect((await ask(port, '/at-once', agent)).connection).toBe('keep-alive')
    door.beginDraining()
    const last = await ask(port, '/at-once', agent)
    expect(last).toEqual({ text: 'whole', connection: 'close' })
    agent.destroy()
  })

  it('waits for nobody for ever, and says how many it cut off', async () => {
    const { door, port } = await slowDoor()
    const begun = ask(port, '/slow').catch((error: NodeJS.ErrnoException) => error.code)
    await expect.poll(() => door.inFlight()).toBe(1)
    expect(await door.close(10)).toBe(1)
    expect(await begun).toBe('ECONNRESET')
  })
})

it('lets go of who sends the head of a request drop by drop', async () => {
  const { port } = await slowDoor({ headMs: 100, requestMs: 200, checkMs: 20 })
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n')
  const dripping = setInterval(() => socket.write('x: y\r\n'), 20)
  // A drop that meets the closed door is answered by a reset, which `once` would take for the end of the test.
  socket.on('error', () => {})
  await new Promise((resolve) => socket.on('close', resolve))
  clearInterval(dripping)
  expect(heard).toMatch(/^HTTP\/1\.1 408 /)
})
