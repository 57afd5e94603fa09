import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { WebEnv } from './env.ts'
import { openJson } from './json-answer.ts'
import { problem } from './problem.ts'
import { problemSchema } from './problem-schema.ts'

const app = new Hono<WebEnv>()
app.get('/api/data', (c) => openJson(c, { figure: 1 }))
app.get('/api/none', (c) =>
  problem(c, 404, { kind: 'no_plan', message: { es: 'No hay plan.', en: 'No plan.' }, field: 'year' }),
)

it('data are not sent again to who has them already', async () => {
  const first = await app.request('/api/data')
  const tag = first.headers.get('etag') ?? ''
  expect([first.status, await first.json()]).toEqual([200, { figure: 1 }])
  for (const asked of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await app.request('/api/data', { headers: { 'if-none-match': asked } })
    expect([again.status, await again.text()], asked).toEqual([304, ''])
  }
  expect((await app.request('/api/data', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
})

it('a refusal for a program says in both languages what happened (RFC 9457)', async () => {
  const answer = await app.request('/api/none')
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(problemSchema.parse(await answer.json())).toMatchObject({
    type: '/api#problema-no_plan',
    status: 404,
    kind: 'no_plan',
    field: 'year',
    detail: 'No hay plan.',
    message: { en: 'No plan.' },
  })
})
