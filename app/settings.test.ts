import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

describe('settings of a running process', () => {
  it.each([
    { name: 'TRUST_PROXY', value: 'everybody' },
    { name: 'METRICS_PORT', value: '0' },
    { name: 'RATE_LIMIT', value: '-1' },
    { name: 'LOG_LEVEL', value: 'loud' },
    { name: 'TRAMA_DRAIN', value: 'long' },
    { name: 'TRAMA_LANG', value: 'xx' },
    { name: 'TRAMA_LANG', value: 'ingles' },
    { name: 'TRAMA_TODAY', value: '2019-02-30' },
    { name: 'OIDC_ISSUER', value: 'http://identidad.oficina.gob.sv' },
    { name: 'OIDC_ISSUER', value: 'identidad' },
    { name: 'TRAMA_BASEMAP', value: 'https://mapas.ejemplo.org/base.pmtiles' },
    { name: 'TRAMA_BASEMAP', value: 'una.pmtiles,otra.pmtiles' },
    { name: 'TRAMA_BASEMAP', value: 'Carreteras' },
  ])('a wrong $name is named with what was expected', ({ name, value }) => {
    const read = readSettings({ [name]: value })
    expect(read.ok ? undefined : read.refusal.field).toBe(name)
    for (const words of read.ok ? [] : [read.refusal.message.es, read.refusal.message.en])
      expect(words).toContain(value)
  })

  it('takes a provider of identities by https, or on this machine itself, and with the name it knows us by', () => {
    const given = { OIDC_ISSUER: 'https://identidad.oficina.gob.sv/realms/uno', OIDC_CLIENT_ID: 'trama' }
    expect(readSettings(given)).toMatchObject({
      ok: true,
      value: { provider: { title: 'identidad.oficina.gob.sv', clientId: 'trama', clientSecret: undefined } },
    })
    expect(readSettings({ ...given, OIDC_ISSUER: 'http://127.0.0.1:8085' }).ok).toBe(true)
    const nameless = readSettings({ OIDC_ISSUER: given.OIDC_ISSUER })
    expect(nameless.ok ? undefined : nameless.refusal.field).toBe('OIDC_CLIENT_ID')
  })

  it.each(['es', 'en', 'EN', 'en_US.UTF-8', 'es-SV', ''])('speaks the language of %j', (language) => {
    expect(readSettings({ TRAMA_LANG: language })).toMatchObject({ ok: true })
  })

  it('takes a file of this machine and layers as the ground of the map', () => {
    const read = readSettings({ TRAMA_BASEMAP: '/srv/mapas/base.pmtiles, carreteras' })
    expect(read).toMatchObject({
      ok: true,
      value: { basemap: { file: '/srv/mapas/base.pmtiles', layers: ['carreteras'] } },
    })
    expect(readSettings({})).toMatchObject({ ok: true, value: { basemap: undefined } })
  })

  it('said nothing, believes nobody, serves no figures, and stops at once where nobody could take over', () => {
    const read = readSettings({})
    expect(read).toMatchObject({
      ok: true,
      value: { trust: { kind: 'nobody' }, metricsPort: undefined, rateFactor: 1, drainSeconds: 0, logLevel: 'info' },
    })
    const server = readSettings({ DATABASE_URL: 'postgres://trama@127.0.0.1/trama' }, true)
    expect(server).toMatchObject({ ok: true, value: { drainSeconds: 5, logLevel: 'warn' } })
  })
})
