import { expect, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import { loadPoas } from '../../capabilities/planning/data/load-poa.ts'
import { loadPack } from '../../platform/packs/load-pack.ts'
import { describeOnBothDatabases } from '../integration/harness.ts'
import { loadDeployment } from '../integration/loaded.ts'
import { writeDeployment } from './year-deployment.ts'
import { readYearDocument } from './year-document.ts'
import { YEAR } from './year-plan.ts'

const document = readYearDocument()

describeOnBothDatabases('a year of two units', (open) => {
  test('loads', async () => {
    const { folder, remove } = writeDeployment(document)
    const pack = await loadPack(folder)
    if (!pack.ok) throw new Error(pack.refusal.message.es)
    remove()
    expect(pack.ok).toBe(true)
    void open
    void loadDeployment
    void MANIFESTS
    void loadPoas
    void YEAR
  })
})
