import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { verifyChain } from '../platform/audit/verify.ts'
import { cpuOf, makePeople, type Person, quantile, type Served, withServed } from './served.ts'

/**
 * So many people file (begin, answer, bring a document, file) and so many review (look at the inbox, open a case, act on it) at once
 * against the built program, and afterwards the books are gone through: nothing that was acknowledged may be missing or there twice.
 * `npm run bench -- case-load`; `SECONDS=120 FILING=200 REVIEWING=50`.
 */
const SECONDS = Number(process.env.SECONDS ?? 120)
const FILING = Number(process.env.FILING ?? 200)
const REVIEWING = Number(process.env.REVIEWING ?? 50)
/** Seconds that somebody looks at a page before going on. */
const LOOKS = Number(process.env.LOOKS ?? 1)
const PROCEDURE = 'asesoria-tecnica'
const app = { role: 'trama_app' } as const

interface Told {
  /** Drafts whose filing was acknowledged, with the case that the answer named. */
  readonly filings: Map<string, string>
  /** Words of review acts that were acknowledged, and of those that were refused. */
  readonly acts: Map<string, string>
  readonly refusedActs: string[]
  readonly took: Map<string, number[]>
  readonly answers: Map<string, number>
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

async function ask(told: Told, { address }: Served, person: Person, what: string, path: string, body?: BodyInit) {
  const since = performance.now()
  const answer = await fetch(address + path, {
    ...(body === undefined ? {} : { method: 'POST', body }),
    headers: { ...person.headers, 'accept-encoding': 'gzip' },
    redirect: 'manual',
    signal: AbortSignal.timeout(120_000),
  })
  const text = await answer.text()
  told.took.set(what, [...(told.took.get(what) ?? []), performance.now() - since])
  const key = `${what}: ${answer.status}`
  told.answers.set(key, (told.answers.get(key) ?? 0) + 1)
  return { status: answer.status, text, to: answer.headers.get('location') ?? '' }
}

const versionIn = (text: string) => /name="expectedVersion"[^>]*value="(\d+)"/.exec(text)?.[1] ?? '1'

/** Files once; a second press of the same button must not make a second case. */
async function file(told: Told, served: Served, person: Person): Promise<void> {
  const begun = await ask(
    told,
    served,
    person,
    'begin',
    `/tramites/${PROCEDURE}/solicitud`,
    new URLSearchParams({ jurisdiction: 'soyapango' }),
  )
  const draft = /\/solicitudes\/([0-9a-f-]{36})/.exec(begun.to)?.[1]
  if (draft === undefined) return
  await pause(LOOKS * (0.5 + Math.random()))
  const page = await ask(told, served, person, 'form', `/solicitudes/${draft}`)
  const form = new FormData()
  form.set('expectedVersion', versionIn(page.text))
  form.set('shown', 'asker on_behalf topic question place product')
  form.set('act', 'review')
  for (const [name, value] of Object.entries({
    ...{ 'asker.name': person.name, 'asker.document': '00000000-0', topic: 'land_use', product: 'project' },
    question: `¿Qué uso admite la parcela de la medida ${randomUUID()}?`,
  }))
    form.set(name, value)
  const pdf = `%PDF-1.4\n% ${randomUUID()}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`
  form.set('doc.note', new File([pdf], 'nota.pdf', { type: 'application/pdf' }))
  const saved = await ask(told, served, person, 'save with a document', `/solicitudes/${draft}`, form)
  if (saved.status !== 303) return
  await pause(LOOKS * (0.5 + Math.random()))
  const review = await ask(told, served, person, 'review', `/solicitudes/${draft}/revision`)
  const press = () =>
    ask(
      told,
      served,
      person,
      'file',
      `/solicitudes/${draft}/revision`,
      new URLSearchParams({ expectedVersion: versionIn(review.text) }),
    )
  const pressed = await Promise.all(Math.random() < 0.1 ? [press(), press()] : [press()])
  for (const { to } of pressed) {
    const id = /\/expedientes\/([0-9a-f-]{36})/.exec(to)?.[1]
    if (id === undefined) continue
    const before = told.filings.get(draft)
    if (before !== undefined && before !== id) throw new Error(`Draft ${draft} was filed as ${before} and as ${id}.`)
    told.filings.set(draft, id)
  }
}

/** Looks what there is, opens one and acts on it; several choose the same case, and all but one are told so. */
async function review(told: Told, served: Served, person: Person): Promise<void> {
  const inbox = await ask(told, served, person, 'inbox', '/t/expedientes?ver=all&tramite=asesoria-tecnica')
  const ids = [...new Set([...inbox.text.matchAll(/\/t\/expedientes\/([0-9a-f-]{36})"/g)].map(([, id]) => id))]
  const id = ids[Math.floor(Math.random() * ids.length)]
  if (id === undefined) return
  const page = await ask(told, served, person, 'open a case', `/t/expedientes/${id}`)
  const action = ['to_planning', 'session'].find((key) => page.text.includes(`value="${key}"`))
  if (action === undefined) return
  await pause(LOOKS * (0.5 + Math.random()))
  const words = `acto ${randomUUID()}`
  const form = { expectedVersion: versionIn(page.text), step: action === 'session' ? 'planning' : 'intake', action }
  const acted = await ask(
    told,
    served,
    person,
    'act',
    `/t/expedientes/${id}/actos`,
    new URLSearchParams({ ...form, internalWords: words }),
  )
  if (acted.status === 303) told.acts.set(words, id)
  else told.refusedActs.push(words)
}

async function again(until: number, once: () => Promise<void>): Promise<void> {
  await pause(Math.random() * Math.min(5, SECONDS / 4))
  while (performance.now() < until) {
    await once()
    await pause(LOOKS * (0.5 + Math.random()))
  }
}

/** Goes through the books; what does not fit is named. */
async function check({ database }: Served, told: Told): Promise<readonly string[]> {
  const wrong: string[] = []
  const filed = [...told.filings.values()]
  const one = async (what: string, query: ReturnType<typeof sql>, wanted: number) => {
    const found = await database.read(app, (tx) => tx.execute(query))
    const n = Number(found.rows[0]?.n)
    console.log(`  ${what.padEnd(72)} ${n}${n === wanted ? '' : `, NOT ${wanted}`}`)
    if (n !== wanted) wrong.push(`${what}: ${n}, not ${wanted}`)
  }
  const acknowledged = sql`${sql.param(filed)}::uuid[]`
  const words = sql`${sql.param([...told.acts.keys()])}::text[]`
  const refused = sql`${sql.param(told.refusedActs)}::text[]`
  const count = filed.length
  await one('filings acknowledged, as different cases', sql`select ${new Set(filed).size}::int as n`, count)
  await one(
    '… that are in the books',
    sql`select count(*)::int as n from cases.case_file where id = any(${acknowledged})`,
    count,
  )
  await one(
    '… with numbers of their own',
    sql`select count(distinct number)::int as n from cases.case_file where id = any(${acknowledged})`,
    count,
  )
  await one(
    '… with a due date',
    sql`select count(due_on)::int as n from cases.case_file where id = any(${acknowledged})`,
    count,
  )
  await one(
    '… with one start of the clock each',
    sql`
    select count(*)::int as n from (select case_id from cases.clock_entry where case_id = any(${acknowledged}) and kind = 'start'
      group by case_id having count(*) = 1) as ok`,
    count,
  )
  await one(
    '… with one event of filing each',
    sql`
    select count(*)::int as n from (select case_id from cases.case_event where case_id = any(${acknowledged}) and action = 'file'
      group by case_id having count(*) = 1) as ok`,
    count,
  )
  await one(
    '… with their one document',
    sql`
    select count(*)::int as n from (select case_id from cases.case_document where case_id = any(${acknowledged}) group by case_id
      having count(*) = 1) as ok`,
    count,
  )
  await one(
    'cases of people of the measure that nobody was told of',
    sql`
    select count(*)::int as n from cases.case_file f join identity.account a on a.id = f.account_id
    where a.login like 'filing.%' and f.id <> all(${acknowledged})`,
    0,
  )
  await one(
    'holes and doubles in the numbers',
    sql`
    select coalesce(sum(s.last - c.n), 0)::int as n from cases.case_series s join (
      select office_id, series, year, count(distinct sequence)::int as n from cases.case_file group by 1, 2, 3) c
      using (office_id, series, year) where s.series = (select series from cases.case_file where procedure = ${PROCEDURE} limit 1)`,
    0,
  )
  await one(
    'review acts acknowledged, once in the history each',
    sql`
    select count(*)::int as n from (select internal_words from cases.case_event where internal_words = any(${words})
      group by 1 having count(*) = 1) as ok`,
    told.acts.size,
  )
  await one(
    'review acts refused that are in the history nevertheless',
    sql`
    select count(*)::int as n from cases.case_event where internal_words = any(${refused})`,
    0,
  )
  await one(
    'events with a number twice or a hole before it',
    sql`
    select count(*)::int as n from (select sequence, row_number() over (partition by case_id order by sequence) as nth
      from cases.case_event) as e where sequence <> nth`,
    0,
  )
  await one(
    'filings in the audit chain, once each',
    sql`
    select count(*)::int as n from (select c ->> 'id' as id from audit.entry, jsonb_array_elements(changes) as c
      where command = 'cases.file' and c ->> 'id' = any(${sql.param(filed)}::text[]) group by 1 having count(*) = 1) as ok`,
    count,
  )
  const chain = await database.read(app, (tx) => verifyChain(tx))
  console.log(`  audit chain: ${chain.whole ? `whole, ${chain.entries} entries` : `BROKEN at ${chain.brokenAt}`}`)
  if (!chain.whole) wrong.push(`The audit chain is broken at ${chain.brokenAt}.`)
  return wrong
}

/** A receipt is drawn from the case: the same address gives the same one, with the number of the case. */
async function receipts(served: Served, told: Told, people: readonly Person[]): Promise<readonly string[]> {
  const wrong: string[] = []
  const found = await served.database.read(app, (tx) =>
    tx.execute(sql`
      select f.id, a.login from cases.case_file f join identity.account a on a.id = f.account_id
      where f.id = any(${sql.param([...told.filings.values()].slice(0, 20))}::uuid[])`),
  )
  const hashes = new Set<string>()
  for (const { id, login } of found.rows) {
    const person = people.find(({ name }) => name === login)
    const answer = await fetch(`${served.address}/expedientes/${id}/constancia`, { headers: person?.headers ?? {} })
    hashes.add(
      createHash('sha256')
        .update(new Uint8Array(await answer.arrayBuffer()))
        .digest('hex'),
    )
    if (answer.status !== 200) wrong.push(`The receipt of ${id} answered ${answer.status}.`)
  }
  if (hashes.size !== found.rows.length) wrong.push(`${found.rows.length} receipts, ${hashes.size} different ones.`)
  console.log(`  receipts looked at: ${found.rows.length}, each another one: ${hashes.size}`)
  return wrong
}

await withServed('case-load', async (served) => {
  const filing = await makePeople(served.database, 'filing', FILING, [])
  const reviewing = await makePeople(served.database, 'reviewing', REVIEWING, ['SPI', 'SPI-UP'])
  const told: Told = { filings: new Map(), acts: new Map(), refusedActs: [], took: new Map(), answers: new Map() }
  const [since, cpu] = [performance.now(), cpuOf(served.pid)]
  const until = since + SECONDS * 1000
  await Promise.all([
    ...filing.map((person) => again(until, () => file(told, served, person))),
    ...reviewing.map((person) => again(until, () => review(told, served, person))),
  ])
  const seconds = (performance.now() - since) / 1000
  const used = (cpuOf(served.pid) - cpu) / 1000
  const requests = [...told.took.values()].reduce((sum, { length }) => sum + length, 0)
  console.log(
    `${FILING} filing and ${REVIEWING} reviewing for ${seconds.toFixed(0)} s: ${told.filings.size} cases filed, ${told.acts.size} acts, ${requests} requests (${(requests / seconds).toFixed(0)}/s), ${(requests / used).toFixed(0)} a second of the program’s processor`,
  )
  for (const [what, took] of told.took)
    console.log(
      `  ${what.padEnd(24)} ${String(took.length).padStart(6)}  p50 ${quantile(took, 0.5).toFixed(0).padStart(5)} ms  p95 ${quantile(took, 0.95).toFixed(0).padStart(5)} ms`,
    )
  console.log(
    `  answers: ${[...told.answers]
      .sort()
      .map((each) => each.join(' × '))
      .join(', ')}`,
  )
  const wrong = [...(await check(served, told)), ...(await receipts(served, told, filing))]
  const failed = [...told.answers].filter(([key]) => /: 5\d\d$/.test(key))
  if (failed.length > 0) wrong.push(`Answers of failure: ${failed.map((each) => each.join(' × ')).join(', ')}`)
  if (told.filings.size === 0 || told.acts.size === 0) wrong.push('Nothing was filed, or nothing was reviewed.')
  if (served.trouble().trim() !== '') console.log(`  the program complained:\n${served.trouble().slice(0, 2000)}`)
  for (const each of wrong) console.error(`  WRONG: ${each}`)
  if (wrong.length > 0) process.exitCode = 1
})
