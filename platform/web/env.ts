import type { Locale, Text } from '../../kernel/text.ts'
import type { AccessRow } from '../capability/access.ts'
import type { Ctx } from '../capability/context.ts'
import type { MenuItem } from '../capability/menu.ts'
import type { Runner } from '../capability/runner.ts'
import type { DocumentSigner } from '../documents/signature/signer.ts'
import type { FileIntake } from '../files/intake.ts'
import type { FileStore } from '../files/store.ts'
import type { Uploads } from '../files/uploads.ts'
import type { Entrance } from '../identity/entrance.ts'
import type { Job } from '../jobs/jobs.ts'
import type { NotificationKind } from '../notifications/kind.ts'
import type { PackIdentity } from '../packs/pack.ts'
import type { AtPlace } from '../places/at-place.ts'
import type { Watch } from '../running/watch.ts'
import type { SearchWords } from '../search/document.ts'
import type { Assets } from './assets.ts'
import type { ApiOperation } from './open-api.ts'

export type Theme = 'light' | 'dark' | 'system'

/** What the front door hands to every page; the same for all requests. */
export interface Services {
  readonly runner: Runner
  readonly files: FileStore
  /** The only way of a stranger's file into the store. */
  readonly intake: FileIntake
  readonly uploads: Uploads
  readonly institution: PackIdentity
  /** Addresses of the built scripts and styles. */
  readonly assets: Assets
  readonly menu: readonly MenuItem[]
  /** Kinds of jobs and of notifications, for the pages that name them. */
  readonly jobs: readonly Job<unknown>[]
  readonly notifications: readonly NotificationKind<unknown>[]
  /** What proving who somebody is needs: the database itself, for tries that count whatever comes of them. */
  readonly entrance: Entrance
  /** With what the institution signs the documents that it issues; absent where none are. */
  readonly signer?: DocumentSigner | undefined
  /** Accounts shown at sign-in by a demonstration. */
  readonly demoAccounts:
    | { readonly password: string; readonly accounts: readonly { readonly login: string; readonly name: string }[] }
    | undefined
  readonly searchWords: SearchWords
  /** How the process does; absent where pages are drawn without one. */
  readonly watch?: Watch
  /** What the deployment lays under the layers of its map: a PMTiles file of this machine, codes of layers; absent: nothing. */
  readonly basemap?: { readonly file: string | undefined; readonly layers: readonly string[] } | undefined
  /** Shown as a band on every page of a demonstration. */
  readonly demo: Text | undefined
}

/** Made once from the manifests: who may what, and the open API in words and for programs, what stands at a place. */
export interface Mounted {
  readonly access: readonly AccessRow[]
  readonly operations: readonly ApiOperation[]
  readonly openApi: object
  /** What rooms say of a place of the ground, in the order in which they are mounted. */
  readonly atPlaces: readonly AtPlace[]
}

/** What every request carries through Hono's context. */
export interface WebEnv {
  Variables: {
    ctx: Ctx
    services: Services
    /** What the mounted rooms declare, for the pages that show it. */
    mounted: Mounted
    locale: Locale
    /** Path without the language prefix, with its query: what the language switch points to. */
    barePath: string
    theme: Theme
    /** How many things wait for the person, by the path of the menu's entry; on pages of the workspace. */
    waiting?: ReadonlyMap<string, number>
    /** Proof that a form was made for this session; empty for the public. */
    csrf: string
    /** Of who calls, not of a proxy; `in-process` where there is no connection. */
    address: string
    /** Whether the caller's own connection is https: cookies are then bound to this host (`own-cookie.ts`). */
    secure?: boolean
  }
}
