import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientOf, type ProxyTrust, parseProxyTrust } from './client.ts'

function trusting(text: string): ProxyTrust {
  const trust = parseProxyTrust(text)
  if (trust === undefined) throw new Error(`${text} is not understood`)
  return trust
}

function asked(trust: string, from: string, headers: Record<string, string>, encrypted = false) {
  return clientOf(trusting(trust), { address: from, encrypted }, (name) => headers[name])
}

describe('who calls', () => {
  it.each([
    { proxies: '0', from: '10.0.0.9', says: '198.51.100.7', client: '10.0.0.9', why: 'no proxy is trusted' },
    { proxies: '1', from: '10.0.0.9', says: '198.51.100.7', client: '198.51.100.7', why: 'one proxy' },
    {
      proxies: '1',
      from: '10.0.0.9',
      says: '1.1.1.1, 198.51.100.7',
      client: '198.51.100.7',
      why: 'the rest is invented',
    },
    {
      proxies: '2',
      from: '10.0.0.9',
      says: '9.9.9.9, 198.51.100.7, 10.0.0.8',
      client: '198.51.100.7',
      why: 'two in a row',
    },
    { proxies: '2', from: '10.0.0.9', says: '', client: '10.0.0.9', why: 'the proxy says nothing' },
    { proxies: '1', from: '10.0.0.9', says: 'unknown', client: '10.0.0.9', why: 'what it says is no address' },
    {
      proxies: '10.0.0.0/8',
      from: '10.0.0.9',
      says: '6.6.6.6, 198.51.100.7',
      client: '198.51.100.7',
      why: 'a network',
    },
    { proxies: '10.0.0.0/8', from: '192.0.2.1', says: '198.51.100.7', client: '192.0.2.1', why: 'from outside of it' },
    { proxies: 'loopback', from: '::ffff:127.0.0.1', says: '2001:db8::7', client: '2001:db8::7', why: 'IPv6' },
    { proxies: 'loopback', from: '::1', says: '[2001:db8::7]:4711', client: '2001:db8::7', why: 'with a port' },
    { proxies: '1', from: '127.0.0.1', says: '198.51.100.7:5123', client: '198.51.100.7', why: 'with a port' },
  ])('$client, with $proxies trusted, from $from: $why', ({ proxies, from, says, client }) => {
    expect(asked(proxies, from, { 'x-forwarded-for': says }).address).toBe(client)
  })

  it('is believed to use https only on the word of a trusted proxy', () => {
    const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7' }
    expect(asked('0', '127.0.0.1', https).secure).toBe(false)
    expect(asked('10.0.0.0/8', '127.0.0.1', https).secure).toBe(false)
    expect(asked('1', '127.0.0.1', https).secure).toBe(true)
    expect(asked('loopback', '127.0.0.1', { 'x-forwarded-proto': 'http' }, true).secure).toBe(false)
    expect(asked('0', '127.0.0.1', {}, true).secure).toBe(true)
  })

  it('brings a number for the request only from a trusted proxy, and only a plain one', () => {
    const given = { 'x-request-id': '0f3a9c2e77d14c1b' }
    expect(asked('1', '127.0.0.1', given).requestId).toBe('0f3a9c2e77d14c1b')
    expect(asked('0', '127.0.0.1', given).requestId).toBeUndefined()
    expect(asked('1', '127.0.0.1', { 'x-request-id': 'ana@example.org' }).requestId).toBeUndefined()
    expect(asked('1', '127.0.0.1', { 'x-request-id': 'a'.repeat(65) }).requestId).toBeUndefined()
  })

  it('cannot choose an address by sending headers of its own through one proxy', () => {
    fc.assert(
      fc.property(fc.array(fc.ipV4()), fc.ipV4(), (invented, real) => {
        const header = [...invented, real].join(', ')
        expect(asked('1', '127.0.0.1', { 'x-forwarded-for': header }).address).toBe(real)
      }),
    )
  })
})

describe('TRUST_PROXY', () => {
  it.each(['', 'yes', '10.0.0.0/33', '10.0.0.0/8/8', '-1', '300', 'fd00::/129', 'example.org'])(
    '%j is not understood',
    (text) => {
      expect(parseProxyTrust(text)).toBeUndefined()
    },
  )
})
