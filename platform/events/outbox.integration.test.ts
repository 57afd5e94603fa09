import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { describeOnBothDatabases } from '../../tests/integration/harness.ts'
import { NOW, TODAY } from '../../tests/integration/loaded.ts'
import { createDispatcher } from './outbox.ts'
import type { Subscription } from './subscription.ts'

const app = { role: 'trama_app' } as const
const EVENTS = 400
/** As many as there are processes on one database, and some more. */
const PROCESSES = 4

describeOnBothDatabases('events that several processes deliver', (open) => {
  test('reach their subscriber once, however the processes meet', async () => {
    const database = await open()
    await database.write(app, (tx) =>
      tx.execute(sql`
        insert into platform.outbox (id, name, version, payload, at)
        select gen_random_uuid(), 'test.happened', 1, '{}'::jsonb, ${NOW} from generate_series(1, ${EVENTS}::int)`),
    )
    let handled = 0
    const subscription: Subscription = {
      name: 'test.count',
      event: 'test.happened',
      version: 1,
      async handle() {
        handled += 1
      },
    }
    const errors: unknown[] = []
    const ctx = { who: 'system', now: NOW, today: TODAY, locale: 'es', requestId: newId() } as const
    const dispatchers = Array.from({ length: PROCESSES }, () =>
      createDispatcher(
        database,
        [subscription],
        () => ctx,
        (error) => errors.push(error),
      ),
    )
    await Promise.all(dispatchers.map((each) => each.drain()))
    const { rows } = await database.read(app, (tx) =>
      tx.execute(sql`
        select count(*) as done, max(attempts) as attempts from platform.delivery
        where subscriber = 'test.count' and done_at is not null`),
    )
    expect(errors).toEqual([])
    expect(rows).toEqual([{ done: EVENTS, attempts: 1 }])
    expect(handled).toBe(EVENTS)
  })
})
