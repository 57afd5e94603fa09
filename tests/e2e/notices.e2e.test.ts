import { expect, test } from 'vitest'
import { ownTrama, visitors } from './harness.ts'
import { caller, firstLink } from './site.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

test('a planner chooses to be told at once, and is told when the director decides on a request of the unit', async () => {
  const planner = await visit({ as: 'planificacion.sim' })
  await planner.goto('/t/avisos')
  await planner.getByText('No tiene avisos').waitFor()
  await planner.getByRole('link', { name: 'Elegir qué avisos recibir' }).click()
  const decided = planner.getByRole('group', { name: /^Se decidió su reprogramación/ })
  await decided.getByLabel('Por correo, en el momento').check()
  // Whatever the hour at which the test runs.
  await planner.getByLabel('Sin correos desde').fill('')
  await planner.getByRole('button', { name: 'Guardar' }).click()
  await planner.getByRole('alert').getByText('Escriba las dos horas').waitFor()
  await planner.getByLabel('Sin correos hasta').fill('')
  await planner.getByRole('button', { name: 'Guardar' }).click()
  await planner.getByRole('alert').waitFor({ state: 'detached' })

  const director = await visit({ as: 'direccion' })
  await director.goto('/t/poa/2019/sim/reprogramaciones')
  const waiting = director.getByRole('row').filter({ hasText: 'Presentada' })
  await waiting.getByRole('link', { name: /^Reprogramación/ }).click()
  await director.getByLabel('Nota de la decisión').fill('Procede.')
  await director.getByRole('button', { name: 'Aprobar la reprogramación' }).click()
  await director.getByText('La reprogramación se aprobó').waitFor()

  const administrator = await visit({ as: 'administracion' })
  const letter = await firstLink(
    await caller(trama(), 'administracion'),
    '/t/correo',
    /href="(\/t\/correo\/[0-9a-f-]{36})"/,
  )
  await planner.goto('/t')
  expect(await planner.getByRole('link', { name: /^Avisos/ }).textContent(), 'one waits').toMatch(/1/)
  await planner.getByRole('link', { name: /^Avisos/ }).click()
  const notice = planner.getByRole('listitem').filter({ hasText: 'Se aprobó la reprogramación 2 del plan 2019' })
  await notice.getByRole('button').click()
  await planner.getByRole('heading', { level: 1, name: 'Reprogramación 2' }).waitFor()
  expect(await planner.getByRole('link', { name: /^Avisos/ }).textContent(), 'and is read').not.toMatch(/1/)

  await administrator.goto(letter)
  expect(await administrator.getByRole('main').textContent()).toContain('Se aprobó la reprogramación 2')
  const answer = await administrator.goto(`${letter}/html`)
  expect(answer?.status()).toBe(200)
  const link = await administrator.getByRole('link', { name: 'Ver la decisión' }).getAttribute('href')
  expect(new URL(link ?? '').pathname).toMatch(/^\/t\/reprogramaciones\/[0-9a-f-]{36}$/)

  const sent = administrator.getByRole('row').filter({ hasText: 'Enviar un correo' }).first()
  // The letter is there as soon as it is written; the job that sends it may still be at work.
  await expect
    .poll(
      async () => {
        await administrator.goto('/t/trabajos?estado=hechos')
        return sent.count()
      },
      { timeout: 120_000, interval: 1000 },
    )
    .toBe(1)
  await sent.getByRole('link').first().click()
  await administrator.getByRole('heading', { level: 1, name: 'Enviar un correo' }).waitFor()
})

test.each(['/t/trabajos', '/t/correo'])('%s is for administrators', async (path) => {
  const page = await visit({ as: 'planificacion.scdu' })
  expect((await page.goto(path))?.status()).toBe(403)
})
