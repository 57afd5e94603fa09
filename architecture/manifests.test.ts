import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MANIFESTS } from '../app/manifests.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import type { Permission } from '../platform/capability/permission.ts'
import { defineJob } from '../platform/jobs/jobs.ts'
import { projectRoot } from '../platform/root.ts'
import { graph } from './graph.ts'
import { manifestViolations } from './manifests.ts'
import { readTables, type Table } from './tables.ts'

describe('the manifests as mounted', () => {
  let tables: readonly Table[]
  beforeAll(async () => {
    tables = await readTables(projectRoot)
  })

  it('say nothing that is not so', () => {
    expect(manifestViolations(MANIFESTS, tables)).toEqual([])
  })

  it('declare routes, commands and permissions: the check above reads something', () => {
    const all = MANIFESTS.flatMap(({ routes = [], commands = [], permissions }) => [
      ...routes,
      ...commands,
      ...permissions,
    ])
    expect(all.length).toBeGreaterThan(20)
  })

  it.each(Object.keys(graph.rooms))(
    'the room %s is mounted, owns the schema it names, and says what it is for',
    (room) => {
      const manifest = MANIFESTS.find(({ id }) => id === room)
      expect(manifest).toBeDefined()
      const schemas = new Set(
        tables.filter(({ owner }) => owner === `capabilities/${room}`).map(({ schema }) => schema),
      )
      expect([...schemas]).toEqual(manifest?.schema === undefined ? [] : [manifest.schema])
      expect(existsSync(join(projectRoot, 'capabilities', room, 'README.md'))).toBe(true)
    },
  )
})

describe('a planted contradiction is reported', () => {
  const text = { es: 'x', en: 'x' }
  const read: Permission = { id: 'cases.read', sentence: text, grants: [{ to: 'public' }] }
  const sound: Manifest = {
    id: 'cases',
    title: text,
    permissions: [read],
    routes: [{ method: 'GET', path: '/casos', permission: read, handle: () => new Response() }],
    publishes: [{ name: 'cases.opened', version: 1, title: text }],
  }
  const school: Manifest = { id: 'school', title: text, permissions: [{ ...read, id: 'school.read' }] }
  const hear = (event: string, version: number) => ({ event, version, name: 'cases.index', handle: async () => {} })

  it('and a sound manifest is not', () => {
    expect(manifestViolations([{ ...sound, subscribes: [hear('cases.opened', 1)] }], [])).toEqual([])
  })

  const route = (method: 'GET' | 'POST', path: string) => ({
    method,
    path,
    permission: read,
    handle: () => new Response(),
  })
  const command = {
    id: 'cases.open',
    title: text,
    input: z.unknown(),
    permission: { ...read, id: 'planning.read' },
    run: () => Promise.reject(new Error('not run')),
  }
  const job = defineJob({ id: 'cases.remind', title: text, input: z.unknown(), run: async () => {} })
  const cases: readonly [string, readonly Manifest[]][] = [
    ['a command with the permission of another room', [{ ...sound, commands: [command] }]],
    [
      'a query with the permission of another room',
      [{ ...sound, queries: [{ id: 'cases.list', permission: { ...read }, run: command.run }] }],
    ],
    ['an address that changes something and names no form', [{ ...sound, routes: [route('POST', '/casos')] }]],
    [
      'an address of the open API that does not say what it answers',
      [{ ...sound, routes: [route('GET', '/api/casos')] }],
    ],
    ['one permission twice', [{ ...sound, permissions: [read, { ...read }] }]],
    ['an address with a permission that nobody declares', [{ ...sound, permissions: [] }]],
    ['a permission granted to nobody', [{ ...sound, permissions: [read, { ...read, id: 'cases.shut', grants: [] }] }]],
    ['two rooms with one address', [sound, { ...school, routes: sound.routes ?? [] }]],
    [
      'two addresses that differ only in what a part is called',
      [{ ...sound, routes: [route('GET', '/casos/:id'), route('GET', '/casos/:code')] }],
    ],
    ['a subscription to another version', [{ ...sound, subscribes: [hear('cases.opened', 2)] }]],
    [
      'personal data in a column that is not there',
      [
        {
          ...sound,
          personalData: [
            {
              table: 'cases.file',
              column: 'dui',
              title: text,
              sensitivity: 'sensitive',
              purpose: text,
              keptFor: text,
            },
          ],
        },
      ],
    ],
    [
      'one kind of job in two rooms',
      [
        { ...sound, jobs: [job] },
        { ...school, jobs: [job] },
      ],
    ],
    ['a kind of job without English', [{ ...sound, jobs: [{ ...job, title: { es: 'Recordar' } }] }]],
    ['a title without English', [{ ...sound, title: { es: 'Trámites' } }]],
  ]
  it.each(cases)('%s', (_, manifests) => {
    expect(manifestViolations(manifests, [])).toHaveLength(1)
  })
})
