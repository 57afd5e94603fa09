import type { Refusal } from '../../kernel/result.ts'
import type { LockHolder } from './directory-lock.ts'
import { databaseErrorCode } from './errors.ts'

/** Why a database did not open. Each says what to do about it. */
export type DatabaseRefusal = Refusal<
  | 'data_directory_in_use'
  | 'data_directory_unusable'
  | 'disk_full'
  | 'engine_failed'
  | 'unreachable'
  | 'too_many_connections'
  | 'credentials_refused'
  | 'encryption_not_offered'
  | 'address_unreadable'
  | 'database_missing'
  | 'version_too_old'
  | 'postgis_missing'
  | 'postgis_not_permitted'
  | 'roles_not_permitted'
  | 'migrations_pending'
  | 'migration_failed'
  | 'history_altered'
  | 'database_newer'
> & {
  /** Of the SQL error behind it, where there was one. */
  readonly sqlstate?: string
}

export const OLDEST_POSTGRESQL = 15
const MIGRATE = 'npm run trama -- migrate'

/** An empty database lacks all of them: two names say which, eighty would bury what to do. */
function span(names: readonly string[]): string {
  return names.length > 3 ? `${names[0]} … ${names.at(-1)}` : names.join(', ')
}

/** What is known of who holds a folder, to the minute; nothing when its file cannot be read. */
function known({ pid, since }: LockHolder, number: string, from: string): string {
  return since === '' ? '' : ` (${number} ${pid}, ${from} ${since.slice(0, 16).replace('T', ' ')} UTC)`
}

export const databaseRefusals = {
  directoryInUse: (directory: string, holder: LockHolder): DatabaseRefusal => ({
    kind: 'data_directory_in_use',
    message: {
      es: `La carpeta de datos ${directory} está en uso por otro proceso${known(holder, 'número', 'desde')}. Ciérrelo o indique otra carpeta con TRAMA_DATA.`,
      en: `The data directory ${directory} is in use by another process${known(holder, 'pid', 'since')}. Stop it or name another directory with TRAMA_DATA.`,
    },
  }),
  directoryUnusable: (directory: string, reason: string): DatabaseRefusal => ({
    kind: 'data_directory_unusable',
    message: {
      es: `No se puede escribir en la carpeta de datos ${directory} (${reason}). Revise sus permisos o indique otra con TRAMA_DATA.`,
      en: `The data directory ${directory} cannot be written (${reason}). Check its permissions or name another with TRAMA_DATA.`,
    },
  }),
  diskFull: (directory: string, freeMegabytes: number, neededMegabytes: number): DatabaseRefusal => ({
    kind: 'disk_full',
    message: {
      es: `Queda poco espacio en disco para ${directory}: ${freeMegabytes} MB libres, se necesitan ${neededMegabytes} MB. Libere espacio o indique otra carpeta con TRAMA_DATA.`,
      en: `Little disk space is left for ${directory}: ${freeMegabytes} MB free, ${neededMegabytes} MB needed. Free some space or name another directory with TRAMA_DATA.`,
    },
  }),
  engineFailed: (directory: string, reason: string): DatabaseRefusal => ({
    kind: 'engine_failed',
    message: {
      es: `La base de datos incorporada de ${directory} no pudo abrirse: ${reason}. Si la carpeta está dañada, restaure una copia de respaldo.`,
      en: `The embedded database in ${directory} could not be opened: ${reason}. If the directory is damaged, restore a backup.`,
    },
  }),
  addressUnreadable: (reason: string): DatabaseRefusal => ({
    kind: 'address_unreadable',
    message: {
      es: `DATABASE_URL no se entiende (${reason}). Se espera postgres://usuario:contraseña@servidor:5432/base.`,
      en: `DATABASE_URL cannot be read (${reason}). It should look like postgres://user:password@host:5432/database.`,
    },
  }),
  versionTooOld: (address: string, version: string): DatabaseRefusal => ({
    kind: 'version_too_old',
    message: {
      es: `El servidor ${address} es PostgreSQL ${version}; se necesita la versión ${OLDEST_POSTGRESQL} o posterior.`,
      en: `The server ${address} runs PostgreSQL ${version}; version ${OLDEST_POSTGRESQL} or later is needed.`,
    },
  }),
  migrationsPending: (address: string, names: readonly string[]): DatabaseRefusal => ({
    kind: 'migrations_pending',
    message: {
      es: `A la base de datos ${address} le ${names.length === 1 ? 'falta 1 cambio' : `faltan ${names.length} cambios`} de estructura (${span(names)}). Haga un respaldo y ejecute: ${MIGRATE}`,
      en: `The database ${address} lacks ${names.length} structure ${names.length === 1 ? 'change' : 'changes'} (${span(names)}). Make a backup and run: ${MIGRATE}`,
    },
  }),
  migrationFailed: (name: string, reason: string, sqlstate: string): DatabaseRefusal => ({
    kind: 'migration_failed',
    message: {
      es: `El cambio de estructura ${name} falló y no dejó nada a medias: ${reason}`,
      en: `The structure change ${name} failed and left nothing half done: ${reason}`,
    },
    sqlstate,
  }),
  historyAltered: (name: string): DatabaseRefusal => ({
    kind: 'history_altered',
    message: {
      es: `El archivo del cambio de estructura ${name} ya no es el que se aplicó a esta base. Recupere el archivo original; un cambio nuevo va en un archivo nuevo.`,
      en: `The file of structure change ${name} is no longer the one applied to this database. Bring the original back; a new change goes into a new file.`,
    },
  }),
  databaseNewer: (names: readonly string[]): DatabaseRefusal => ({
    kind: 'database_newer',
    message: {
      es: `Esta base fue preparada por una versión más reciente del programa (${names.join(', ')}). Actualice el programa o restaure el respaldo de esta versión.`,
      en: `This database was prepared by a newer version of the program (${names.join(', ')}). Update the program or restore this version's backup.`,
    },
  }),
  postgisMissing: (address: string): DatabaseRefusal => ({
    kind: 'postgis_missing',
    message: {
      es: `El servidor ${address} no tiene PostGIS 3.3 o posterior. En Debian: apt install postgresql-15-postgis-3 (con el número de su versión).`,
      en: `The server ${address} does not have PostGIS 3.3 or later. On Debian: apt install postgresql-15-postgis-3 (with the number of your version).`,
    },
  }),
  postgisNotPermitted: (address: string, user: string): DatabaseRefusal => ({
    kind: 'postgis_not_permitted',
    message: {
      es: `PostGIS está instalado en ${address}, pero ${user} no puede activarlo. Una persona administradora debe ejecutar una vez en esa base: CREATE EXTENSION postgis;`,
      en: `PostGIS is installed on ${address}, but ${user} may not enable it. An administrator must run this once in that database: CREATE EXTENSION postgis;`,
    },
  }),
  rolesNotPermitted: (address: string, user: string): DatabaseRefusal => ({
    kind: 'roles_not_permitted',
    message: {
      es: `${user} no puede crear ni usar los roles trama_app y trama_public en ${address}. Una persona administradora debe ejecutar una vez: CREATE ROLE trama_app NOLOGIN; CREATE ROLE trama_public NOLOGIN; GRANT trama_app, trama_public TO ${user};`,
      en: `${user} may not create or use the roles trama_app and trama_public on ${address}. An administrator must run this once: CREATE ROLE trama_app NOLOGIN; CREATE ROLE trama_public NOLOGIN; GRANT trama_app, trama_public TO ${user};`,
    },
  }),
}

/** What a failed connection means; undefined when the error is none of the expected ones. */
export function connectionRefusal(address: string, user: string, error: unknown): DatabaseRefusal | undefined {
  const code = databaseErrorCode(error) ?? ''
  const words = error instanceof Error ? error.message : String(error)
  if (code === '28P01' || code === '28000' || /password must be a string|no password/i.test(words)) {
    return {
      kind: 'credentials_refused',
      message: {
        es: `El servidor ${address} no aceptó al usuario ${user} con esa contraseña (${words}). Revise DATABASE_URL y pg_hba.conf.`,
        en: `The server ${address} did not accept user ${user} with that password (${words}). Check DATABASE_URL and pg_hba.conf.`,
      },
    }
  }
  if (code === '3D000') {
    return {
      kind: 'database_missing',
      message: {
        es: `La base de datos no existe en el servidor: ${address}. Créela con: createdb --owner=${user} NOMBRE`,
        en: `The database does not exist on the server: ${address}. Create it with: createdb --owner=${user} NAME`,
      },
    }
  }
  if (code === '53300') {
    return {
      kind: 'too_many_connections',
      message: {
        es: `El servidor ${address} no admite más conexiones. Cierre otras o aumente max_connections.`,
        en: `The server ${address} takes no more connections. Close others or raise max_connections.`,
      },
    }
  }
  if (/SSL/.test(words) && code === '') {
    return {
      kind: 'encryption_not_offered',
      message: {
        es: `No se logró la conexión cifrada con ${address} (${words}). Revise sslmode en DATABASE_URL.`,
        en: `The encrypted connection with ${address} failed (${words}). Check sslmode in DATABASE_URL.`,
      },
    }
  }
  if (
    /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|ENOENT|EACCES|EPIPE|57P03|08)/.test(code) ||
    /timeout|terminated/i.test(words)
  ) {
    return {
      kind: 'unreachable',
      message: {
        es: `No se puede llegar a la base de datos ${address} (${code === '' ? words : code}). Verifique que PostgreSQL esté en marcha y que DATABASE_URL sea correcta.`,
        en: `The database ${address} cannot be reached (${code === '' ? words : code}). See that PostgreSQL is running and that DATABASE_URL is right.`,
      },
    }
  }
  return undefined
}
