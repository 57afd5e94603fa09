import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, newestBinaries, serverAccount } from './harness-postgres.ts'

/** A server that a test may stop and start; the one that everybody shares it may not. */
export interface OwnPostgres {
  readonly adminUrl: string
  /** Ends its sessions; what was committed stays. */
  stop(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

/** Undefined where PostgreSQL is not installed on this machine. */
export async function startOwnPostgres(): Promise<OwnPostgres | undefined> {
  const bin = newestBinaries()
  if (bin === undefined) return undefined
  const home = mkdtempSync(join(tmpdir(), 'trama-own-postgres-'))
  const account = serverAccount()
  if (account !== undefined) chownSync(home, account.uid, account.gid)
  const as = { ...(account ?? {}), cwd: home, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: home } }
  const data = join(home, 'data')
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(bin, program), args, { ...as, stdio: ['ignore', 'ignore', 'pipe'] })
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', '--no-instructions')
  const port = await freePort()
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${home} -c max_connections=40`
  const start = async () => void run('pg_ctl', '-D', data, '-w', '-l', join(home, 'log'), '-o', flags, 'start')
  const stop = async () => void run('pg_ctl', '-D', data, '-w', '-m', 'fast', 'stop')
  // Whatever ends this process, the server must not outlive it.
  const stopAtExit = () => {
    try {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
    } catch {
      // It had stopped.
    }
  }
  process.on('exit', stopAtExit)
  await start()
  return {
    adminUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    async remove() {
      process.off('exit', stopAtExit)
      stopAtExit()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
