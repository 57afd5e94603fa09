import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { JOBS, NOTIFICATIONS } from '../../app/background-work.ts'
import { createServer, type ServerRunning } from '../../app/server.tsx'
import { type Id, newId } from '../../kernel/ids.ts'
import type { RoleId } from '../../platform/capability/context.ts'
import type { Manifest } from '../../platform/capability/manifest.ts'
import type { Runner } from '../../platform/capability/runner.ts'
import { developmentCertificate } from '../../platform/documents/signature/development-certificate.ts'
import { type DocumentSigner, signerOf } from '../../platform/documents/signature/signer.ts'
import { createIntake } from '../../platform/files/intake.ts'
import type { Scanner } from '../../platform/files/scanner.ts'
import { createFileStore, type FileStore } from '../../platform/files/store.ts'
import { createUploads } from '../../platform/files/uploads.ts'
import { createVault } from '../../platform/identity/factors/seal.ts'
import { hashPassword } from '../../platform/identity/password.ts'
import { csrfOf, SESSION_COOKIE, tokenHash } from '../../platform/identity/session.ts'
import type { IdentityProvider } from '../../platform/identity/single-sign-on/provider.ts'
import type { Watch } from '../../platform/running/watch.ts'
import { searchWordsOf } from '../../platform/search/document.ts'
import { NO_ASSETS } from '../../platform/web/assets.ts'
import type { Services } from '../../platform/web/env.ts'
import { type Loaded, NOW, TODAY } from './loaded.ts'

const app = { role: 'trama_app' } as const

/** The whole server without a socket, on a loaded deployment. What its pages throw is kept, not hidden behind a page. */
export interface Site {
  /** A path, or a whole address to call it by another name. */
  request(path: string, init?: RequestInit): Promise<Response>
  readonly errors: readonly unknown[]
  readonly files: FileStore
  close(): void
}

export interface SiteOptions {
  readonly manifests: readonly Manifest[]
  /** Wraps the runner, to watch what pages run. */
  readonly runner?: (runner: Runner) => Runner
  readonly scanner?: Scanner | undefined
  /** Log, figures, limits and trust of a running program. */
  readonly running?: ServerRunning
  readonly watch?: Watch
  /** The institution's provider of identities, and the address that people reach the platform by. */
  readonly provider?: IdentityProvider
  readonly publicUrl?: string
}

export function siteOf(loaded: Loaded, options: SiteOptions): Site {
  const { manifests, scanner, running, watch, provider, publicUrl, runner: wrap = (runner) => runner } = options
  const folder = mkdtempSync(join(tmpdir(), 'trama-site-'))
  const errors: unknown[] = []
  const { database, pack } = loaded
  const runner = wrap(loaded.runner)
  const files = createFileStore(folder)
  const uses = manifests.flatMap((manifest) => manifest.fileUses ?? [])
  const intake = createIntake({ store: files, uses, scanner })
  const services: Services = {
    runner,
    files,
    intake,
    uploads: createUploads({ database, runner, intake, store: files }),
    institution: pack.identity,
    assets: NO_ASSETS,
    menu: manifests.flatMap((manifest) => manifest.menu ?? []).sort((a, b) => a.order - b.order),
    jobs: JOBS,
    notifications: NOTIFICATIONS,
    entrance: {
      database,
      vault: createVault('the secret of the tests, long enough'),
      secondStepFor: [],
      provider,
      publicUrl,
    },
    signer: testSigner(),
    demoAccounts: undefined,
    searchWords: searchWordsOf([]),
    demo: undefined,
    ...(watch === undefined ? {} : { watch }),
  }
  const server = createServer({
    database,
    manifests,
    services,
    clock: () => NOW,
    onError: (error) => errors.push(error),
    ...(running === undefined ? {} : { running }),
  })
  return {
    request: async (path, init) => server.request(path.startsWith('/') ? `http://localhost${path}` : path, init),
    errors,
    files,
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Making a key takes its time: one for all. */
let signer: DocumentSigner | undefined
function testSigner(): DocumentSigner {
  if (signer === undefined) {
    const { key, certificate } = developmentCertificate('Pruebas', new Date(NOW))
    signer = signerOf(key, certificate)
  }
  return signer
}

export interface Made {
  readonly accountId: Id
  readonly login: string
}

/** Of a password that nobody knows: made once, because making one takes its time. */
let hash: Promise<string> | undefined
function passwordHash(): Promise<string> {
  hash ??= hashPassword(randomUUID())
  return hash
}

/** An account that holds these roles and plans these units, made for the test. */
export async function makeAccount(
  { database }: Loaded,
  login: string,
  roles: readonly RoleId[],
  units: readonly string[] = [],
): Promise<Made> {
  const personId = newId()
  const accountId = newId()
  await database.write(app, async (tx) => {
    await tx.execute(sql`insert into identity.person (id, name, sort_key) values (${personId}, ${login}, ${login})`)
    await tx.execute(sql`
      insert into identity.account (id, person_id, office_id, login, password_hash)
      select ${accountId}, ${personId}, id, ${login}, ${await passwordHash()} from identity.office where kind = 'planning_office' limit 1`)
    for (const role of roles)
      await tx.execute(sql`
        insert into identity.role_grant (id, account_id, role, valid_from)
        values (${newId()}, ${accountId}, ${role}, ${TODAY})`)
    for (const code of units) {
      const postId = newId()
      await tx.execute(sql`
        insert into identity.post (id, unit_id, code, title)
        select ${postId}, id, ${login}, '{"es":"Puesto de prueba"}' from identity.unit where code = ${code}`)
      await tx.execute(sql`
        insert into identity.holding (id, post_id, person_id, valid_from)
        values (${newId()}, ${postId}, ${personId}, ${TODAY})`)
    }
  })
  return { accountId, login }
}

export interface Session {
  readonly cookie: string
  readonly csrf: string
}

/** A session of this account, as if the person had just signed in with everything that may be asked. */
export async function openSessionOf({ database }: Loaded, accountId: Id): Promise<Session> {
  const token = randomUUID()
  await database.write(app, (tx) =>
    tx.execute(sql`
      insert into identity.session (token_hash, account_id, created_at, seen_at, expires_at)
      values (${tokenHash(token)}, ${accountId}, ${NOW}, ${NOW}, '2100-01-01')`),
  )
  return { cookie: `${SESSION_COOKIE}=${token}`, csrf: csrfOf(token) }
}
