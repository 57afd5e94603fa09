import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { MANIFESTS } from '../../app/manifests.ts'
import { holesBehindRoutes } from '../../architecture/acts.ts'
import { type Refusal, refuse } from '../../kernel/result.ts'
import { type AccessRow, accessOf, STANDINGS } from '../../platform/capability/access.ts'
import type { Command, Query } from '../../platform/capability/command.ts'
import type { Ctx } from '../../platform/capability/context.ts'
import { asksRecord, type Permission, type Subject } from '../../platform/capability/permission.ts'
import type { Runner } from '../../platform/capability/runner.ts'
import type { Route } from '../../platform/web/route.ts'
import { describeOnEither } from '../integration/harness.ts'
import { type Loaded, loadDeployment } from '../integration/loaded.ts'
import { type Site, siteOf } from '../integration/site.ts'
import { type Asked, addressOf, makeRecords, type Records } from './examples.ts'
import { makePeople, PEOPLE, type People, type Person } from './people.ts'
import { faultOf, verdictOf, type Which } from './verdict.ts'

const COMMANDS = MANIFESTS.flatMap(({ commands = [] }) => commands)
const QUERIES = MANIFESTS.flatMap(({ queries = [] }) => queries)
const TABLE = accessOf(MANIFESTS)

describeOnEither('who may what, asked of the running server', (open) => {
  let loaded: Loaded
  let people: People
  let records: Records
  let site: Site
  const ran = new Map<string, Set<string>>()
  let watching: Set<string> | undefined

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    people = await makePeople(loaded)
    records = await makeRecords(loaded)
    site = siteOf(loaded, { manifests: MANIFESTS, runner: watched })
  })
  afterAll(() => site.close())

  /** Remembers what the page that is being asked for runs. */
  function watched(runner: Runner): Runner {
    return {
      command(command, ctx, input, options) {
        watching?.add(command.id)
        return runner.command(command, ctx, input, options)
      },
      query(query, ctx, input) {
        watching?.add(query.id)
        return runner.query(query, ctx, input)
      },
      kept: (what) => runner.kept(what),
    }
  }

  /** Asks for one address as everybody, and says where the answer is not what the table says. */
  async function faultsOf(on: Site, route: Route, which: Which): Promise<string[]> {
    const name = `${route.method} ${route.path}`
    const row = rowOf(route.permission)
    const asked: Asked = (which === 'none' ? undefined : records.routes[name]?.[which]) ?? { known: {} }
    const faults: string[] = []
    for (const person of PEOPLE) {
      watching = new Set(ran.get(name))
      const response = await ask(on, person, route, asked)
      ran.set(name, watching)
      watching = undefined
      const fault = faultOf(response, person, verdictOf(row.answers[person], which))
      if (fault !== undefined) faults.push(`${person}, ${name} (${which}) ${fault}`)
    }
    return faults
  }

  function ask(on: Site, person: Person, { method, path }: Route, { known, fields }: Asked): Promise<Response> {
    return people.send(on, person, method, addressOf(path, known), fields)
  }

  const routes = MANIFESTS.flatMap(({ routes: of = [] }) => of)

  test.each([
    ['reader', /^\/t$/],
    ['citizen', /^\/t\/\w+/],
    ['professional', /^\/t\/\w+/],
  ] as const)('the portal leads a %s to a page that is theirs', async (person, expected) => {
    const portal = await (await people.send(site, person, 'GET', '/')).text()
    const place = /href="(\/t(?:\/[^"]*)?)"/.exec(portal)?.[1] ?? ''
    expect(place).toMatch(expected)
    expect((await people.send(site, person, 'GET', place)).status).toBe(200)
  })

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (name, route) => {
    expect(await faultsOf(site, route, 'none')).toEqual([])
    if (!asksRecord(route.permission)) return
    expect(Object.keys(records.routes), 'an own record and another’s to ask for').toContain(name)
    expect(await faultsOf(site, route, 'own')).toEqual([])
    expect(await faultsOf(site, route, 'other')).toEqual([])
  })

  test('nothing failed behind a page', () => {
    expect(site.errors).toEqual([])
  })

  test('behind every page whose permission depends on the record, something asks for the record', () => {
    const seen = [...ran].map(([route, acts]) => ({ route, acts }))
    expect(holesBehindRoutes(MANIFESTS, seen)).toEqual([])
    expect(seen.some(({ acts }) => acts.size > 0)).toBe(true)
  })

  test.each([...COMMANDS, ...QUERIES].map((act) => [act.id, act] as const))(
    'the runner holds %s to its permission, for everybody and every relation',
    async (_, act) => {
      expect(await faultsOfAct(act)).toEqual([])
    },
  )

  /** The act's permission and the real runner; only what it would do is left out, and which record is meant is said. */
  async function faultsOfAct(act: Act): Promise<string[]> {
    const row = rowOf(act.permission)
    const faults: string[] = []
    for (const standing of STANDINGS) {
      const ctx = await people.ctxOf(standing)
      for (const which of ['none', 'own', 'other'] as const) {
        const reached = async () => refuse(REACHED)
        const subject = async () => subjectOf(ctx.who, which)
        const result = isCommand(act)
          ? await loaded.runner.command({ ...act, input: z.unknown(), subject, run: reached }, ctx, null)
          : await loaded.runner.query({ ...act, subject, run: reached }, ctx, null)
        const kind = result.ok ? 'done' : result.refusal.kind
        const verdict = verdictOf(row.answers[standing], which)
        const expected = verdict === 'let in' ? 'reached' : 'forbidden'
        if (kind !== expected) faults.push(`${standing}, ${which}: ${kind}, not ${expected}`)
      }
    }
    return faults
  }

  test('acts that depend on the record find it themselves: the own one opens, another’s does not', async () => {
    const bound = [...COMMANDS, ...QUERIES].filter(({ permission }) => asksRecord(permission))
    expect(Object.keys(records.acts).sort()).toEqual(bound.map(({ id }) => id).sort())
    const faults: string[] = []
    for (const act of bound)
      for (const standing of STANDINGS)
        for (const which of ['own', 'other'] as const) {
          const input = records.acts[act.id]?.[which]
          const ctx = await people.ctxOf(standing)
          const answer = isCommand(act)
            ? await loaded.runner.command(act, ctx, input)
            : await loaded.runner.query(act, ctx, input)
          const refused = !answer.ok && answer.refusal.kind === 'forbidden'
          const verdict = verdictOf(rowOf(act.permission).answers[standing], which)
          if (refused !== (verdict === 'refused')) faults.push(`${act.id}, ${standing}, ${which}: ${verdict}`)
        }
    expect(faults).toEqual([])
  })

  test('a planted hole is found: an address that lets in more people than the table says', async () => {
    const planted = MANIFESTS.map((manifest) => ({ ...manifest, routes: (manifest.routes ?? []).map(widened) }))
    const open = siteOf(loaded, { manifests: planted })
    const board = routes.find(({ path }) => path === '/t/tablero') as Route
    const faults = await faultsOf(open, board, 'none')
    open.close()
    // The others are still stopped by what the page reads.
    expect(faults).toEqual([
      'unit_planner, GET /t/tablero (none) is let in, and may not: 200',
      'reader, GET /t/tablero (none) is let in, and may not: 200',
    ])
  })

  test('a planted hole is found: a page that reads by a wider permission than its own', async () => {
    const report = routes.find(({ path, method }) => path.startsWith('/t/actividades') && method === 'GET') as Route
    const wide = (runner: Runner): Runner => ({
      ...runner,
      query: ({ subject: _forgotten, ...query }, ctx, input) =>
        runner.query({ ...query, permission: EVERYBODY }, ctx, input),
    })
    const open = siteOf(loaded, { manifests: MANIFESTS, runner: wide })
    const faults = await faultsOf(open, report, 'other')
    open.close()
    expect(faults).toEqual(['unit_planner, GET /t/actividades/:id/avance/:month (other) is let in, and may not: 200'])
  })
})

type Act = Command<unknown, unknown> | Query<unknown, unknown>

function isCommand(act: Act): act is Command<unknown, unknown> {
  return 'input' in act
}

const REACHED: Refusal<'reached'> = { kind: 'reached', message: { es: 'x', en: 'x' } }
const EVERYBODY: Permission = { id: 'everybody', sentence: { es: 'x', en: 'x' }, grants: [{ to: 'public' }] }

function widened(route: Route): Route {
  return route.path === '/t/tablero'
    ? { ...route, permission: { ...route.permission, grants: [{ to: 'signed_in' }] } }
    : route
}

function rowOf(permission: Permission): AccessRow {
  const row = TABLE.find((each) => each.permission === permission)
  if (row === undefined) throw new Error(`The table does not say who may ${permission.id}.`)
  return row
}

function subjectOf(who: Ctx['who'], which: Which): Subject {
  if (which === 'none') return {}
  const nobody = '01999999-0000-7000-8000-00000000000f'
  if (which === 'other' || typeof who === 'string')
    return { unitId: nobody, officeId: nobody, accountId: nobody, personId: nobody }
  const { unitIds, officeId, accountId, personId } = who
  return { unitId: unitIds[0], officeId, accountId, personId }
}
