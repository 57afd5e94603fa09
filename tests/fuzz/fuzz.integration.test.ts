import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import type { Manifest } from '../../platform/capability/manifest.ts'
import type { WriteTx } from '../../platform/database/database.ts'
import type { Route } from '../../platform/web/route.ts'
import { makeRecords } from '../access/examples.ts'
import { makePeople, type People } from '../access/people.ts'
import { describeOnEither } from '../integration/harness.ts'
import { type Loaded, loadDeployment } from '../integration/loaded.ts'
import { siteOf } from '../integration/site.ts'
import { type FuzzReport, runCampaign } from './campaign.ts'
import { type ChangeWatch, watchChanges } from './changes.ts'
import type { KnownNames } from './requests.ts'

const REQUESTS = Number(process.env.TRAMA_FUZZ_REQUESTS ?? 600)
const SEED = Number(process.env.TRAMA_FUZZ_SEED ?? 2019)

describeOnEither(`${REQUESTS} requests of every kind, seed ${SEED}`, (open) => {
  let loaded: Loaded
  let people: People
  let changes: ChangeWatch
  let known: KnownNames

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    people = await makePeople(loaded)
    const { routes } = await makeRecords(loaded)
    const ids = Object.values(routes).flatMap(({ own, other }) => [own.known.id ?? '', other.known.id ?? ''])
    known = {
      id: [...ids.filter((id) => id !== ''), 'planning.months_reported', people.accountOf('reader')],
      year: ['2019'],
      unit: ['scdu', 'SIM', 'ai'],
      month: ['1', '10', '12'],
      key: ['institution:institution'],
    }
    changes = await watchChanges(loaded.database)
  })

  async function campaign(manifests: readonly Manifest[], requests: number): Promise<FuzzReport> {
    const site = siteOf(loaded, { manifests })
    const report = await runCampaign({
      ...{ site, loaded, people, manifests, known, changes, requests },
      seed: SEED,
      onProgress: (done) => {
        if (REQUESTS > 5_000)
          console.info(`  ${Math.floor((100 * done) / REQUESTS)} %  ${done} of ${REQUESTS} requests`)
      },
    })
    site.close()
    return report
  }

  test(
    'none fails, none that is refused changes anything, and every answer is a page, data as declared, or a file',
    async () => {
      const report = await campaign(MANIFESTS, REQUESTS)
      expect(report.failures.join('\n')).toBe('')
      // Both kinds were there, and some of the accepted really changed something.
      expect(report.refused).toBeGreaterThan(REQUESTS / 10)
      expect(report.accepted).toBeGreaterThan(REQUESTS / 10)
      expect(report.changed).toBeGreaterThan(REQUESTS / 200)
      expect([...report.statuses.keys()]).toEqual(expect.arrayContaining([200, 303, 403, 404, 409, 422]))
    },
    Math.max(120_000, REQUESTS * 200),
  )

  test.each<[string, Manifest['routes'], string]>([
    ['that fails', [planted(() => Promise.reject(new Error('planted')))], 'answers 500'],
    ['that answers a broken page', [planted((c) => c.html('<!doctype html><p><b></p>'))], 'ends what it did not begin'],
    [
      'that shows what was sent as markup',
      [planted((c) => c.html(`<!doctype html><p>"><script>alert(7)</script></p>`))],
      'shows a script as it was sent',
    ],
    ['that leads elsewhere', [planted((c) => c.redirect('//evil.test'))], 'leads elsewhere'],
    [
      'that changes something and refuses',
      [
        planted(async (c) => {
          await loaded.database.write({ role: 'trama_app' }, (tx) => leaveTrace(tx))
          return c.html('<!doctype html><p>no</p>', 422)
        }),
      ],
      'though it answers 422',
    ],
  ])('finds an address %s', async (_, routes, said) => {
    const sound: Manifest = { id: 'planted', title: { es: 'x' }, permissions: [], routes: routes ?? [] }
    const report = await campaign([sound], 20)
    expect(report.failures.length).toBeGreaterThan(0)
    expect(report.failures.join('\n')).toContain(said)
    expect(report.failures[0]).toContain('curl -X')
  })
})

function planted(handle: Route['handle']): Route {
  const everybody = { id: 'x', sentence: { es: 'x' }, grants: [{ to: 'public' as const }] }
  return { method: 'GET', path: '/planted', permission: everybody, handle }
}

async function leaveTrace(tx: WriteTx): Promise<void> {
  await tx.execute(sql`update identity.unit set version = version + 1`)
}
