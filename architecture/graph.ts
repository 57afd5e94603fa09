/**
 * The declared dependency graph of the house. What is not written here is not allowed; `house.test.ts` holds the tree
 * to it. Naming alone does not keep folders apart: without a check every codebase grows rings (docs/decisions/0001).
 */
export interface DeclaredGraph {
  /** Layers from the front door down, each with the layers it may import. */
  readonly layers: Readonly<Record<string, readonly string[]>>
  /** Folders of `platform/` that draw or mount pages, and may therefore import the design system. */
  readonly platformWithPages: readonly string[]
  /** Rooms, each with the rooms whose doors it may import. Acyclic. */
  readonly rooms: Readonly<Record<string, readonly string[]>>
  /**
   * Tables of rooms whose rows are too many to carry `id`, `office_id` and `version` each, with the decision that says why: their key
   * is their id, and they say of which batch or series they are.
   */
  readonly narrowTables: Readonly<Record<string, string>>
  /** Files that an other room may import. */
  readonly doorsOfARoom: readonly string[]
  /** Modules of Node that the kernel may use, file by file: it has no I/O, but ids need randomness. */
  readonly kernelBuiltins: Readonly<Record<string, readonly string[]>>
  /** Packages that compute and do nothing else; `rules/` and `model.ts` may use these and no other. */
  readonly purePackages: readonly string[]
  /** Packages that speak SQL: only in `platform/` and in the `data/` folder of a room. */
  readonly databasePackages: readonly string[]
  /** A checker that reads nothing reports nothing; raise this as the tree grows. */
  readonly fewestModules: number
}

export const graph: DeclaredGraph = {
  layers: {
    bin: ['app', 'platform', 'kernel'],
    app: ['capabilities', 'platform', 'ui', 'kernel'],
    capabilities: ['platform', 'ui', 'kernel'],
    platform: ['kernel'],
    ui: ['kernel'],
    kernel: [],
  },
  platformWithPages: [
    'web',
    'i18n',
    'calendar',
    'identity',
    'jobs',
    'notifications',
    'permissions',
    'history',
    'personal-data',
    'running',
  ],
  rooms: {
    territory: [],
    planning: ['territory', 'cases', 'observatory'],
    cases: ['territory'],
    observatory: ['territory', 'cases'],
  },
  narrowTables: {
    'observatory.observation': '0042-observation-store.md',
    'observatory.observation_now': '0042-observation-store.md',
  },
  doorsOfARoom: ['contract.ts', 'contract-fields.ts', 'model.ts'],
  kernelBuiltins: { 'kernel/ids.ts': ['crypto'] },
  purePackages: ['feelin', 'pbf', 'temporal-polyfill', 'zod'],
  databasePackages: ['drizzle-orm', 'pg', '@electric-sql/pglite', '@electric-sql/pglite-postgis'],
  fewestModules: 40,
}
