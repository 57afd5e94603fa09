import type { Text } from '../kernel/text.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import type { Permission } from '../platform/capability/permission.ts'
import type { Table } from './tables.ts'

/** Everything in which the manifests contradict themselves, each other or the tables. */
export function manifestViolations(manifests: readonly Manifest[], tables: readonly Table[]): readonly string[] {
  return [
    ...manifests.flatMap((manifest) => permissionsOf(manifest, manifests)),
    ...twice(manifests.map(({ id }) => `manifest ${id}`)),
    ...twice(manifests.flatMap(({ permissions }) => permissions.map(({ id }) => `permission ${id}`))),
    ...twice(manifests.flatMap(({ commands = [] }) => commands.map(({ id }) => `command ${id}`))),
    ...twice(manifests.flatMap(({ queries = [] }) => queries.map(({ id }) => `query ${id}`))),
    ...twice(
      manifests.flatMap(({ routes = [] }) => routes.map(({ method, path }) => `route ${method} ${anyNames(path)}`)),
    ),
    ...twice(manifests.flatMap(({ jobs = [] }) => jobs.map(({ id }) => `job ${id}`))),
    ...twice(manifests.flatMap(({ notifications = [] }) => notifications.map(({ id }) => `notification ${id}`))),
    ...unheard(manifests),
    ...manifests.flatMap((manifest) => personalData(manifest, tables)),
    ...manifests.flatMap(untranslated),
    ...manifests.flatMap(undescribed),
  ]
}

/** The router does not look at what a part is called: of `/casos/:id` and `/casos/:code` only the first is ever reached. */
function anyNames(path: string): string {
  return path.replace(/:[A-Za-z]+/g, ':…')
}

/**
 * Every address and menu entry asks a permission that a room declares, every command and query one of its own room, and
 * every permission lets somebody in.
 */
function permissionsOf(manifest: Manifest, manifests: readonly Manifest[]): readonly string[] {
  const { id, permissions, routes = [], menu = [], commands = [], queries = [], atPlaces = [] } = manifest
  const anywhere = manifests.flatMap((one) => one.permissions)
  const asked: readonly (readonly [string, Permission | undefined, readonly Permission[]])[] = [
    ...routes.map((route) => [`route ${route.method} ${route.path}`, route.permission, anywhere] as const),
    ...menu.map((item) => [`menu ${item.path}`, item.permission, anywhere] as const),
    ...commands.map((command) => [`command ${command.id}`, command.permission, permissions] as const),
    ...queries.map((query) => [`query ${query.id}`, query.permission, permissions] as const),
    ...atPlaces.map((at) => [`at place ${at.id}`, at.permission, permissions] as const),
  ]
  const unknown = asked.filter(([, permission, known]) => permission === undefined || !known.includes(permission))
  const closed = permissions.filter(({ grants }) => grants.length === 0)
  return [
    ...unknown.map(([what, permission]) => `${id}: ${what} asks ${permission?.id ?? 'no permission'}, not declared`),
    ...closed.map((permission) => `${id}: ${permission.id} is granted to nobody`),
  ]
}

/** A subscription hears an event that some room publishes in that version. */
function unheard(manifests: readonly Manifest[]): readonly string[] {
  const published = new Set(
    manifests.flatMap(({ publishes = [] }) => publishes.map((event) => `${event.name} v${event.version}`)),
  )
  return manifests.flatMap(({ subscribes = [] }) =>
    subscribes
      .filter(({ event, version }) => !published.has(`${event} v${version}`))
      .map(({ event, version, name }) => `${name} waits for ${event} v${version}, which nobody publishes`),
  )
}

/** What is said of personal data names columns that exist. */
function personalData(manifest: Manifest, tables: readonly Table[]): readonly string[] {
  return (manifest.personalData ?? [])
    .filter(
      ({ table, column }) =>
        !tables.some((one) => `${one.schema}.${one.name}` === table && one.columns.includes(column)),
    )
    .map(({ table, column }) => `${manifest.id}: no column ${table}.${column}`)
}

/** What people see is said in both languages. */
function untranslated(manifest: Manifest): readonly string[] {
  const texts: readonly Text[] = [
    manifest.title,
    ...manifest.permissions.map(({ sentence }) => sentence),
    ...(manifest.menu ?? []).map(({ title }) => title),
    ...(manifest.commands ?? []).map(({ title }) => title),
    ...(manifest.publishes ?? []).map(({ title }) => title),
    ...(manifest.jobs ?? []).map(({ title }) => title),
    ...(manifest.atPlaces ?? []).map(({ title }) => title),
    ...(manifest.notifications ?? []).flatMap(({ title, explanation }) => [title, explanation]),
    ...(manifest.measures ?? []).flatMap(({ title, unit, method }) => [title, unit, method]),
  ]
  return texts
    .filter(({ en }) => en === undefined || en === '')
    .map(({ es }) => `${manifest.id}: “${es}” has no English`)
}

/** Which take no form: `platform/files` follows the protocol tus, whose requests are headers and bytes. */
const WITHOUT_FORM: ReadonlySet<string> = new Set(['/t/envios', '/t/envios/:id'])

/**
 * Every address that changes something names its form, so that tests can try it; every address of the open API says what it
 * answers, so that `/api` can tell it and tests can hold it to that.
 */
function undescribed({ id, routes = [] }: Manifest): readonly string[] {
  return routes.flatMap(({ method, path, form, api }) => [
    ...(method !== 'GET' && form === undefined && !WITHOUT_FORM.has(path)
      ? [`${id}: ${method} ${path} does not name its form`]
      : []),
    ...(path.startsWith('/api/') && api === undefined ? [`${id}: ${method} ${path} does not say what it answers`] : []),
  ])
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `${name} is declared twice`,
  )
}
