import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Actor, Ctx } from '../../platform/capability/context.ts'
import type { Manifest } from '../../platform/capability/manifest.ts'
import { createRunner, type Runner } from '../../platform/capability/runner.ts'
import type { Database } from '../../platform/database/database.ts'
import { loadedPack, loadPackInto } from '../../platform/deployment/load-into.ts'
import { createDispatcher, type Dispatcher } from '../../platform/events/outbox.ts'
import { actorOfSession, tokenHash } from '../../platform/identity/session.ts'
import { loadPack } from '../../platform/packs/load-pack.ts'
import type { Pack } from '../../platform/packs/pack.ts'
import { projectRoot } from '../../platform/root.ts'

/** A database with a deployment in it, and the people of its demonstration ready to act. */
export interface Loaded {
  readonly database: Database
  readonly runner: Runner
  readonly dispatcher: Dispatcher
  readonly pack: Pack
  /** Acts as the demonstration account of this name; `public` and `system` too. */
  as(login: string): Promise<Ctx>
}

export const NOW = '2026-11-21T15:00:00.000Z'
export const TODAY = '2026-11-21'

export async function loadDeployment(
  database: Database,
  manifests: readonly Manifest[],
  deployment = 'amss',
): Promise<Loaded> {
  return loadFolder(database, manifests, join(projectRoot, 'deployments', deployment))
}

/** The same of a deployment that stands anywhere. */
export async function loadFolder(database: Database, manifests: readonly Manifest[], folder: string): Promise<Loaded> {
  const pack = await loadPack(folder)
  if (!pack.ok) throw new Error(pack.refusal.message.en)
  const ctxOf = (who: Ctx['who']): Ctx => ({ who, now: NOW, today: TODAY, locale: 'es', requestId: randomUUID() })
  const before = await loadedPack(database, pack.value.identity.id)
  const holds = before?.hash === pack.value.hash && before.demo
  const loaded = holds
    ? undefined
    : await loadPackInto(database, manifests, pack.value, {
        demo: true,
        ctx: ctxOf('system'),
        onRoom: () => {},
      })
  if (loaded?.ok === false) throw new Error(loaded.refusal.message.en ?? loaded.refusal.message.es)
  const errors: unknown[] = []
  const dispatcher = createDispatcher(
    database,
    manifests.flatMap((manifest) => manifest.subscribes ?? []),
    () => ctxOf('system'),
    (error) => errors.push(error),
  )
  return {
    database,
    dispatcher,
    runner: createRunner(database, () => {}),
    pack: pack.value,
    async as(login) {
      if (login === 'public' || login === 'system') return ctxOf(login)
      return ctxOf(await actorOf(database, login))
    },
  }
}

async function actorOf(database: Database, login: string): Promise<Actor> {
  const token = randomUUID()
  await database.write({ role: 'trama_app' }, (tx) =>
    tx.execute(sql`
      insert into identity.session (token_hash, account_id, created_at, seen_at, expires_at)
      select ${tokenHash(token)}, id, ${NOW}, ${NOW}, '2100-01-01' from identity.account where login = ${login}`),
  )
  const actor = await database.read({ role: 'trama_app' }, (tx) => actorOfSession(tx, token, NOW, TODAY))
  if (actor === undefined) throw new Error(`The demonstration has no account ${login}.`)
  return actor
}
