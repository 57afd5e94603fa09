import { BlockList, isIP } from 'node:net'

/**
 * Which proxies stand before this program and may say who calls: none, so many one after another, or whoever calls from
 * certain networks. What anybody else says in `X-Forwarded-…` is a claim of the caller and is not read.
 */
export type ProxyTrust =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'hops'; readonly count: number }
  | { readonly kind: 'networks'; readonly networks: BlockList }

export const TRUST_NOBODY: ProxyTrust = { kind: 'nobody' }

/** As proxies make them (UUID, trace id, hexadecimal): in anything wider, words of a person could be written. */
const REQUEST_ID = /^[0-9a-f-]{16,64}$/i

/** How the connection arrived, as the socket tells. */
export interface Arrival {
  readonly address: string
  readonly encrypted: boolean
}

export interface Client {
  /** Of who calls, not of the proxy; written one way (IPv4 inside IPv6 as IPv4). */
  readonly address: string
  /** Whether the caller's own connection is https. */
  readonly secure: boolean
  /** Given to the request by a proxy, so that its log and ours speak of the same one. */
  readonly requestId: string | undefined
}

/** `1` (a number of proxies), `loopback`, or networks: `10.0.0.0/8,fd00::/8`. Undefined when it is none of these. */
export function parseProxyTrust(text: string): ProxyTrust | undefined {
  const words = text.split(',').map((word) => word.trim())
  if (words.length === 1 && /^\d{1,2}$/.test(words[0] ?? '')) {
    const count = Number(words[0])
    return count === 0 ? TRUST_NOBODY : { kind: 'hops', count }
  }
  const networks = new BlockList()
  for (const word of words) if (!addNetwork(networks, word)) return undefined
  return { kind: 'networks', networks }
}

function addNetwork(networks: BlockList, word: string): boolean {
  if (word === 'loopback') {
    networks.addSubnet('127.0.0.0', 8, 'ipv4')
    networks.addAddress('::1', 'ipv6')
    return true
  }
  const [address = '', bits, ...more] = word.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (bits === undefined) {
    networks.addAddress(address, family)
    return true
  }
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) return false
  networks.addSubnet(address, Number(bits), family)
  return true
}

/** Who calls, read from the connection and from what trusted proxies say. */
export function clientOf(
  trust: ProxyTrust,
  arrival: Arrival,
  header: (name: string) => string | undefined | null,
): Client {
  const nearest = plainAddress(arrival.address) ?? arrival.address
  const direct = { address: nearest, secure: arrival.encrypted, requestId: undefined }
  if (!mayForward(trust, nearest, 0)) return direct
  const said = listOf(header('x-forwarded-for'))
  let address = nearest
  let hops = 0
  while (mayForward(trust, address, hops)) {
    hops += 1
    const before = plainAddress(said[said.length - hops] ?? '')
    if (before === undefined) break
    address = before
  }
  const schemes = listOf(header('x-forwarded-proto'))
  const scheme = schemes[Math.max(0, schemes.length - hops)]?.toLowerCase()
  const id = header('x-request-id') ?? ''
  return {
    address,
    secure: scheme === undefined ? arrival.encrypted : scheme === 'https',
    requestId: REQUEST_ID.test(id) ? id.toLowerCase() : undefined,
  }
}

function mayForward(trust: ProxyTrust, address: string, hops: number): boolean {
  if (trust.kind === 'nobody') return false
  if (trust.kind === 'hops') return hops < trust.count
  const version = isIP(address)
  return version !== 0 && trust.networks.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

function listOf(header: string | undefined | null): readonly string[] {
  if (header === undefined || header === null || header.trim() === '') return []
  return header.split(',').map((part) => part.trim())
}

/** `::ffff:10.0.0.1`, `10.0.0.1:443` and `[fd00::1]:443` are written plainly; undefined when it is no address. */
function plainAddress(text: string): string | undefined {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare)?.[1] ?? bare
  return isIP(mapped) === 0 ? undefined : mapped
}
