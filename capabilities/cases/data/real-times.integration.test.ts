import { expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { loadDeployment } from '../../../tests/integration/loaded.ts'
import { realTimesQuery } from './real-times-query.ts'

describeOnBothDatabases('how long a procedure took', (open) => {
  test('is told with whether its cases were made up, also where there are none', async () => {
    const loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    const anybody = await loaded.as('public')
    const told = (code: string) => loaded.runner.query(realTimesQuery, anybody, { code })
    expect(await told('permiso-de-construccion')).toMatchObject({ ok: true, value: { demo: true } })
    expect(await told('pasaporte')).toMatchObject({ ok: true, value: { cases: 0, demo: false } })
  })
})
