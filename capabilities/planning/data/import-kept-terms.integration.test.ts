import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment } from '../../../tests/integration/loaded.ts'
import { planText, uploadText } from '../../../tests/integration/plan-text.ts'
import type { DraftElement, IndicatorTerms } from '../model.ts'
import { importPlan } from './apply-import.ts'
import { editIndicatorTerms } from './edit-indicator-terms.ts'
import { importQuery } from './import-queries.ts'
import { loadPoas } from './load-poa.ts'

describeOnBothDatabases('what people settled of an indicator outlives its file', (open) => {
  let loaded: Loaded

  const text = (guides: number) =>
    planText({
      indicator: `Al menos ${guides} guías publicadas al 30 de junio de 2031`,
      activity: 'Escribir las guías',
      months: '###.........',
    })
  const accept = async (importId: string) =>
    loaded.runner.command(importPlan, await loaded.as('administracion'), { importId, acceptChanges: true })
  const indicator = async (): Promise<DraftElement & { readonly indicator: IndicatorTerms }> => {
    const [poa] = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      loadPoas(tx, { year: 2031, unitCode: 'SCDU' }),
    )
    const found = poa?.plan.elements.find(({ kind }) => kind === 'indicator')
    if (found?.indicator === undefined) throw new Error('The indicator is not there.')
    return { ...found, indicator: found.indicator }
  }

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    expect(await accept(await uploadText(loaded, text(3)))).toMatchObject({ ok: true })
    const { key, indicator: terms } = await indicator()
    const edited = await loaded.runner.command(editIndicatorTerms, await loaded.as('administracion'), {
      indicatorId: key,
      terms: { ...terms, direction: 'maintain', baseline: 1, breakdowns: ['sex'] },
      reason: 'La unidad lo aclaró por escrito.',
      expectedVersion: 1,
    })
    expect(edited).toMatchObject({ ok: true })
  })

  test('the same file again says nothing new: no difference, and it is told whose terms stay', async () => {
    const importId = await uploadText(loaded, text(3))
    expect(await loaded.runner.query(importQuery, await loaded.as('administracion'), { id: importId })).toMatchObject({
      ok: true,
      value: { outcomes: [{ status: 'same', termsKept: [{ kind: 'indicator' }] }] },
    })
    expect(await accept(importId)).toMatchObject({ ok: true, value: { same: ['SCDU'] } })
  })

  test('another target in its words is taken over, beside what was settled', async () => {
    expect(await accept(await uploadText(loaded, text(5)))).toMatchObject({ ok: true, value: { applied: [{}] } })
    expect((await indicator()).indicator).toMatchObject({
      direction: 'maintain',
      baseline: 1,
      breakdowns: ['sex'],
      targets: [{ value: 5, due: '2031-06-30' }],
    })
  })
})
