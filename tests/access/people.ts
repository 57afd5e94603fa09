import type { Id } from '../../kernel/ids.ts'
import { STANDINGS, type Standing } from '../../platform/capability/access.ts'
import type { Ctx } from '../../platform/capability/context.ts'
import type { Loaded } from '../integration/loaded.ts'
import { makeAccount, openSessionOf, type Session, type Site } from '../integration/site.ts'

/** The unit of the people made for the test, and one that is not theirs. */
export const OWN_UNIT = 'SCDU'
export const OTHER_UNIT = 'SIM'

/** Somebody in each standing that can open a page. */
export type Person = Exclude<Standing, 'system'>
export const PEOPLE: readonly Person[] = STANDINGS.filter((standing): standing is Person => standing !== 'system')

/** One account for each standing, each with a post in the own unit, so that only the role tells them apart. */
export interface People {
  accountOf(person: Exclude<Person, 'public'>): Id
  /** In whose name this standing acts; asked of the database once. */
  ctxOf(standing: Standing): Promise<Ctx>
  /** Asks as this person; what changes something with a session of its own, because some addresses end it. */
  send(
    site: Site,
    person: Person,
    method: string,
    path: string,
    fields?: Readonly<Record<string, string>>,
  ): Promise<Response>
}

export async function makePeople(loaded: Loaded): Promise<People> {
  const accounts = new Map<Standing, Id>()
  for (const person of PEOPLE) {
    if (person === 'public') continue
    const roles = person === 'signed_in' ? [] : [person]
    const made = await makeAccount(loaded, `prueba.${person}`, roles, [OWN_UNIT])
    accounts.set(person, made.accountId)
  }
  const accountOf = (person: Standing): Id => {
    const id = accounts.get(person)
    if (id === undefined) throw new Error(`Nobody was made as ${person}.`)
    return id
  }
  const session = async (person: Person): Promise<Session | undefined> =>
    person === 'public' ? undefined : openSessionOf(loaded, accountOf(person))
  const kept = new Map<Person, Session>()
  const acting = new Map<Standing, Promise<Ctx>>()
  return {
    accountOf,
    ctxOf(standing) {
      const nobody = standing === 'public' || standing === 'system'
      const ctx = acting.get(standing) ?? loaded.as(nobody ? standing : `prueba.${standing}`)
      acting.set(standing, ctx)
      return ctx
    },
    async send(site, person, method, path, fields = {}) {
      if (method === 'GET') {
        const mine = kept.get(person) ?? (await session(person))
        if (mine !== undefined) kept.set(person, mine)
        return site.request(path, { headers: { cookie: mine?.cookie ?? '' } })
      }
      kept.delete(person)
      const mine = await session(person)
      const headers = { cookie: mine?.cookie ?? '', 'sec-fetch-site': 'same-origin', 'x-csrf': mine?.csrf ?? '' }
      return site.request(path, { method, headers, body: new URLSearchParams({ ...fields, csrf: mine?.csrf ?? '' }) })
    },
  }
}
