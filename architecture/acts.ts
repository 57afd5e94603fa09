import type { Manifest } from '../platform/capability/manifest.ts'
import { asksRecord } from '../platform/capability/permission.ts'
import type { SourceFile } from './source-files.ts'

/** What the server answers beside the manifests' routes, and why each needs no permission. */
export const MOUNTED_BESIDE: Readonly<Record<string, string>> = {
  'GET /assets/*': 'scripts and styles of the pages, the same for everybody',
  'GET /favicon.ico': 'the icon, under the name by which browsers ask for it',
}

interface Mounted {
  readonly method: string
  readonly path: string
}

/** Addresses that the server answers and no manifest declares. `ALL` is what runs around every route. */
export function mountedUndeclared(mounted: readonly Mounted[], manifests: readonly Manifest[]): readonly string[] {
  const declared = new Set(
    manifests.flatMap(({ routes = [] }) => routes.map(({ method, path }) => `${method} ${path}`)),
  )
  return mounted
    .filter(({ method, path }) => !(method === 'ALL' && path === '/*'))
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name) => !declared.has(name) && !(name in MOUNTED_BESIDE))
    .map((name) => `${name} is answered and no manifest declares it`)
}

/**
 * Commands and queries that stand in the source and in no manifest: they could be run, and nobody would find them in the
 * list of who may what. Found by their type; one written where it is run has none, and is not allowed.
 */
export function actsUndeclared(files: readonly SourceFile[], manifests: readonly Manifest[]): readonly string[] {
  const declared = new Set(
    manifests.flatMap(({ commands = [], queries = [] }) => [...commands, ...queries].map(({ id }) => id)),
  )
  return files.filter(isProgram).flatMap((file) => [
    ...actsIn(file.text)
      .filter((id) => !declared.has(id))
      .map((id) => `${file.path}: ${id} stands in no manifest`),
    ...[...file.text.matchAll(INLINE)].map(() => `${file.path}: a command or query is written where it is run`),
  ])
}

/** The constant, or the function that makes one, and the first id after it. */
const TYPED = /(?:\bconst\s+\w+\s*:|\)\s*:)\s*(?:Command|Query)<[\s\S]*?\bid:\s*['"`]([^'"`\n]+)/g
const INLINE = /\.(?:query|command)\(\s*\{/g

function actsIn(text: string): readonly string[] {
  return [...text.matchAll(TYPED)].map((match) => match[1] ?? '')
}

function isProgram({ path }: SourceFile): boolean {
  return /^(app|platform|capabilities)\//.test(path) && !path.includes('.test.')
}

/**
 * Who changes the database without a command, and why nobody is asked: nothing else in the house may. Each line is
 * something that the platform does by itself or that happens before anybody is known.
 */
export const WRITES_WITHOUT_COMMAND: Readonly<Record<string, string>> = {
  'platform/capability/runner.ts': 'runs the commands',
  'platform/identity/sign-in.ts': 'counts failed sign-ins, before anybody is known',
  'platform/identity/factors/check-code.ts': 'counts wrong codes, whatever comes of them',
  'platform/identity/factors/confirm.ts': 'counts wrong passwords, whatever comes of them',
  'platform/identity/sessions/touch.ts': 'notes that a session is in use, which nobody decided',
  'platform/identity/sessions/pending.ts': 'what is open for minutes while somebody proves who they are',
  'platform/jobs/worker.ts': 'the state of jobs',
  'platform/jobs/attempt.ts': 'the state of jobs',
  'platform/jobs/boss.ts': 'the state of jobs',
  'platform/jobs/tidy.ts': 'forgets jobs whose time has passed',
  'platform/history/publish-heads.ts': 'notes where the history stood, in rows that are only ever added',
  'platform/files/uploads.ts': 'where a file on its way stands; the command that takes the file is the change',
  'platform/files/make-thumbnail.ts': 'small versions of pictures',
  'platform/files/rescan.ts': 'what the antivirus said later, with its own entry in the history when it is bad',
  'platform/files/tidy.ts': 'forgets uploads whose time has passed',
  'platform/notifications/send-letter.ts': 'the state of letters',
  'platform/notifications/send-digests.ts': 'the state of letters',
  'platform/notifications/tidy.ts': 'forgets notices whose time has passed',
  'platform/running/data/shared-rate.ts': 'counts attempts to sign in, before anybody is known',
  'platform/events/outbox.ts': 'brings events to who waits for them',
  'platform/deployment/load-into.ts': 'loads a deployment, with its own entry in the history',
  'platform/search/fill.ts':
    'fills the search after an update of the program with what every room says now: nothing that anybody wrote changes',
  'platform/backup/restore.ts': 'fills an empty database',
  'capabilities/cases/forget-drafts-job.ts': 'forgets applications that nobody filed in their time',
  'capabilities/planning/jobs.ts': 'reminds by notices',
  'capabilities/observatory/requests-jobs.ts': 'reminds by letters and notices, and notes that it did',
  'capabilities/planning/review-jobs.ts': 'reminds by notices; opens a review by its command',
  'capabilities/territory/imports/read-import.ts':
    'keeps what a file holds beside every layer, for an import that a command began',
  'capabilities/territory/imports/rows-to-save.ts': 'keeps the rows of that file, and what of them no database takes',
  'capabilities/territory/imports/import-job.ts':
    'gives an import back to the person with the sentence of what a command refused',
  'capabilities/territory/data/keep-squares.ts':
    'counts again what is drawn of a large layer from far away; nothing of it is anybody’s decision',
  'capabilities/territory/data/keep-tiles.ts':
    'makes crowded tiles of a large layer beforehand; they show what is in it, and nothing of it is anybody’s decision',
  'capabilities/territory/data/stage-import.ts':
    'fills a layer that nobody sees yet with what somebody decided to take, in short steps; the command that shows it writes the history',
  'capabilities/territory/data/check-import.ts':
    'keeps what was found in an import that a command began, and that it waits',
  'capabilities/territory/data/repair-import.ts':
    'does to what was read the repair that a command chose and the history tells',
  'capabilities/planning/exports/book-job.ts': 'keeps a book that a command asked for, and how far it is',
  'app/background-work.ts': 'tells administrators of a job that was set aside',
}

export function writesWithoutCommand(
  files: readonly SourceFile[],
  allowed: Readonly<Record<string, string>> = WRITES_WITHOUT_COMMAND,
): readonly string[] {
  const writing = files.filter((file) => isProgram(file) && /\bdatabase\s*\.write\(/.test(file.text))
  const found = new Set(writing.map(({ path }) => path))
  return [
    ...[...found].filter((path) => !(path in allowed)).map((path) => `${path} changes the database without a command`),
    ...Object.keys(allowed)
      .filter((path) => !found.has(path))
      .map((path) => `${path} no longer changes the database: take it from the list`),
  ]
}

/** An act whose permission depends on the record, and that never says which record is meant: it could only be refused. */
export function actsWithoutSubject(manifests: readonly Manifest[]): readonly string[] {
  return manifests.flatMap(({ commands = [], queries = [] }) =>
    [...commands, ...queries]
      .filter(({ permission, subject }) => asksRecord(permission) && subject === undefined)
      .map(({ id, permission }) => `${id} asks ${permission.id}, which depends on the record, and names none`),
  )
}

/** What a route was seen to run. */
export interface Ran {
  readonly route: string
  readonly acts: ReadonlySet<string>
}

/**
 * Pages that would show or change more than their permission says: the route's permission depends on the record, but the
 * front door cannot know the record, and nothing that the page runs asks for it.
 */
export function holesBehindRoutes(manifests: readonly Manifest[], ran: readonly Ran[]): readonly string[] {
  const acts = manifests.flatMap(({ commands = [], queries = [] }) => [...commands, ...queries])
  const routes = manifests.flatMap(({ routes = [] }) => routes)
  return routes
    .filter(({ permission }) => asksRecord(permission))
    .flatMap(({ method, path, permission }) => {
      const name = `${method} ${path}`
      const ids = ran.find(({ route }) => route === name)?.acts ?? new Set()
      const asking = acts.some(
        (act) => ids.has(act.id) && asksRecord(act.permission) && act.permission.id === permission.id,
      )
      return asking ? [] : [`${name} asks ${permission.id}, which depends on the record, and nothing behind it does`]
    })
}
