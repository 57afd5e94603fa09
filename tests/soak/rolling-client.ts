/** A person with a session, without a browser; any process of the platform may answer. */
export interface Client {
  get(path: string): Promise<Response>
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>
  /** The same session at another address: a process itself, or the proxy before all of them. */
  at(address: string): Client
}

export function visitor(address: string, cookie = ''): Client {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(address + path, { ...init, headers: { ...(cookie === '' ? {} : { cookie }) }, redirect: 'manual' })
  return {
    get: (path) => call(path),
    post: (path, fields) => call(path, { method: 'POST', body: new URLSearchParams(fields) }),
    at: (other) => visitor(other, cookie),
  }
}

export async function signedIn(address: string, login: string, password: string): Promise<Client> {
  const answer = await visitor(address).post('/acceso', { login, password })
  const cookie = answer.headers.getSetCookie().find((set) => set.startsWith('trama_session='))
  if (answer.status !== 303 || cookie === undefined) throw new Error(`${login} could not sign in: ${answer.status}`)
  return visitor(address, cookie.split(';')[0])
}

/** What a form on this page sends back of its own. */
export function hiddenFields(html: string): Record<string, string> {
  const names = ['csrf', 'idempotency-key', 'expectedVersion']
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
