import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MANIFESTS } from '../app/manifests.ts'
import { createServer } from '../app/server.tsx'
import type { Command, Query } from '../platform/capability/command.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import type { Permission } from '../platform/capability/permission.ts'
import { projectRoot } from '../platform/root.ts'
import {
  actsUndeclared,
  actsWithoutSubject,
  holesBehindRoutes,
  MOUNTED_BESIDE,
  mountedUndeclared,
  WRITES_WITHOUT_COMMAND,
  writesWithoutCommand,
} from './acts.ts'
import { permissionTable } from './permission-table.ts'
import { readSourceFiles, type SourceFile } from './source-files.ts'

/** What is mounted, as the router itself tells; nothing is asked of it. */
function mountedOf(manifests: readonly Manifest[]) {
  const nothing = {} as never
  const services = { institution: { title: { es: 'x' } } } as never
  return createServer({ database: nothing, services, manifests, clock: () => '', onError: () => {} }).routes
}

describe('who may what', () => {
  it('is what docs/security/permissions.md says (npx vitest run architecture/permissions.test.ts -u)', async () => {
    await expect(permissionTable(MANIFESTS)).toMatchFileSnapshot('../docs/security/permissions.md')
  })

  it('is not what it says when a permission was widened', () => {
    const widened = MANIFESTS.map((manifest) =>
      withPermission(manifest, 'planning.import_plan', (permission) => ({
        ...permission,
        grants: [...permission.grants, { to: 'reader' }],
      })),
    )
    expect(permissionTable(widened)).not.toBe(permissionTable(MANIFESTS))
  })

  it('is not what it says when a command asks another permission', () => {
    const planning = MANIFESTS.find(({ id }) => id === 'planning') as Manifest
    const read = planning.permissions.find(({ id }) => id === 'planning.read_workspace') as Permission
    const loosened = (planning.commands ?? []).map((command) => ({ ...command, permission: read }))
    const others = MANIFESTS.filter((manifest) => manifest !== planning)
    expect(permissionTable([{ ...planning, commands: loosened }, ...others])).not.toBe(
      permissionTable([planning, ...others]),
    )
  })
})

describe('the house as it stands', () => {
  let files: readonly SourceFile[]
  beforeAll(() => {
    files = readSourceFiles(projectRoot, /\.tsx?$/)
  })

  it('answers at no address that is not declared', () => {
    expect(mountedUndeclared(mountedOf(MANIFESTS), MANIFESTS)).toEqual([])
  })

  it('mounts everything that is declared, and what needs no permission', () => {
    const mounted = mountedOf(MANIFESTS).map(({ method, path }) => `${method} ${path}`)
    const declared = MANIFESTS.flatMap(({ routes = [] }) => routes.map(({ method, path }) => `${method} ${path}`))
    expect(declared.length).toBeGreaterThan(30)
    expect(mounted).toEqual(expect.arrayContaining([...declared, ...Object.keys(MOUNTED_BESIDE)]))
  })

  it('declares every command and query that stands in the source', () => {
    expect(actsUndeclared(files, MANIFESTS)).toEqual([])
  })

  it('finds them in the source: as many as are declared', () => {
    const declared = MANIFESTS.flatMap(({ commands = [], queries = [] }) => [...commands, ...queries])
    expect(actsUndeclared(files, []).length).toBe(declared.length)
  })

  it('changes the database by commands, except where the list says why not', () => {
    expect(writesWithoutCommand(files)).toEqual([])
  })

  it('names the record wherever a permission depends on it', () => {
    expect(actsWithoutSubject(MANIFESTS)).toEqual([])
  })
})

describe('a planted hole is reported:', () => {
  const sentence = { es: 'x', en: 'x' }
  const read: Permission = { id: 'cases.read', sentence, grants: [{ to: 'signed_in' }] }
  const own: Permission = {
    id: 'cases.decide',
    sentence,
    grants: [{ to: 'reader', relation: 'own_office' }],
  }
  const never = () => Promise.reject(new Error('not run'))
  const list: Query<unknown, unknown> = { id: 'cases.list', permission: read, run: never }
  const decide: Command<unknown, unknown> = {
    id: 'cases.decide',
    title: sentence,
    input: z.unknown(),
    permission: own,
    subject: async () => ({}),
    run: never,
  }
  const page = (path: string, permission: Permission) => ({
    method: 'GET' as const,
    path,
    permission,
    handle: () => new Response(),
  })
  const sound: Manifest = {
    id: 'cases',
    title: sentence,
    permissions: [read, own],
    routes: [page('/t/casos', read), page('/t/casos/:id', own)],
    commands: [decide],
    queries: [list],
  }
  const source = (text: string): readonly SourceFile[] => [{ path: 'capabilities/cases/data/list.ts', text }]

  it('and a sound room is not', () => {
    expect(mountedUndeclared(mountedOf([sound]), [sound])).toEqual([])
    expect(actsWithoutSubject([sound])).toEqual([])
    expect(actsUndeclared(source("export const list: Query<null, string> = {\n  id: 'cases.list',"), [sound])).toEqual(
      [],
    )
    expect(
      holesBehindRoutes([sound], [{ route: 'GET /t/casos/:id', acts: new Set(['cases.list', 'cases.decide']) }]),
    ).toEqual([])
  })

  it('an address that the server answers and nobody declared', () => {
    const mounted = [...mountedOf([sound]), { method: 'GET', path: '/t/puerta' }]
    expect(mountedUndeclared(mounted, [sound])).toEqual(['GET /t/puerta is answered and no manifest declares it'])
  })

  it('something run around a part of the house, which could answer by itself', () => {
    expect(mountedUndeclared([{ method: 'ALL', path: '/t/*' }], [sound])).toHaveLength(1)
  })

  it.each([
    ["export const secret: Query<null, string> = {\n  id: 'cases.secret',\n  permission: READ,", 'cases.secret'],
    ["const erase: Command<Input, null> = { id: 'cases.erase', title }", 'cases.erase'],
    ["export function of(x: X): Query<Asked, Answer> {\n  return {\n    id: 'cases.made',", 'cases.made'],
    ["await runner.query({ id: 'x', permission: READ, run }, ctx, null)", 'written where it is run'],
    ['await runner.command(\n  { id, run }, ctx, null)', 'written where it is run'],
  ])('an act that no manifest knows: %s', (text, said) => {
    const found = actsUndeclared(source(text), [sound])
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(said)
  })

  it('a change of the database without a command', () => {
    const writing = source("await database.write({ role: 'trama_app' }, (tx) => erase(tx))")
    expect(writesWithoutCommand(writing, {})).toHaveLength(1)
    expect(writesWithoutCommand([], { 'app/gone.ts': 'why' })).toHaveLength(1)
    expect(Object.values(WRITES_WITHOUT_COMMAND).every((why) => why.length > 10)).toBe(true)
  })

  it('an act that depends on the record and names none', () => {
    const { subject: _forgotten, ...rest } = decide
    expect(actsWithoutSubject([{ ...sound, commands: [rest] }])).toHaveLength(1)
  })

  it('a page whose permission depends on the record, while what it reads is open to more people', () => {
    const ran = [{ route: 'GET /t/casos/:id', acts: new Set(['cases.list']) }]
    expect(holesBehindRoutes([sound], ran)).toEqual([
      'GET /t/casos/:id asks cases.decide, which depends on the record, and nothing behind it does',
    ])
    expect(holesBehindRoutes([sound], [])).toHaveLength(1)
  })
})

/** The same manifest with one permission changed everywhere it is asked. */
function withPermission(manifest: Manifest, id: string, change: (permission: Permission) => Permission): Manifest {
  const changed = new Map(
    manifest.permissions.map((permission) => [permission, permission.id === id ? change(permission) : permission]),
  )
  return { ...manifest, permissions: [...changed.values()] }
}
