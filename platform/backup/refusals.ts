import type { Refusal } from '../../kernel/result.ts'

/** Why a backup was not made or not restored. Those about an archive say that nothing was touched, because it is so. */
export type BackupRefusal = Refusal<
  | 'no_such_file'
  | 'file_exists'
  | 'cannot_read'
  | 'cannot_write'
  | 'not_a_backup'
  | 'format_newer'
  | 'archive_cut'
  | 'archive_altered'
  | 'program_older'
  | 'other_history'
  | 'structure_differs'
  | 'database_not_empty'
  | 'confirmation_differs'
  | 'depended_upon'
  | 'database_busy'
  | 'not_owner'
  | 'migration_failed'
  | 'rows_refused'
  | 'content_differs'
  | 'history_broken'
> & {
  /** The member of the archive it is about. */
  readonly member?: string
}

const UNTOUCHED = { es: 'No se tocó nada.', en: 'Nothing was touched.' }

export const backupRefusals = {
  noSuchFile: (path: string): BackupRefusal => ({
    kind: 'no_such_file',
    message: { es: `No existe el archivo ${path}.`, en: `There is no file ${path}.` },
  }),
  fileExists: (path: string): BackupRefusal => ({
    kind: 'file_exists',
    message: {
      es: `Ya existe ${path}. Un respaldo nunca escribe sobre otro: indique otro nombre.`,
      en: `${path} exists already. A backup never writes over another one: give another name.`,
    },
  }),
  cannotRead: (path: string, reason: string): BackupRefusal => ({
    kind: 'cannot_read',
    message: {
      es: `No se puede leer ${path} (${reason}). ${UNTOUCHED.es}`,
      en: `${path} cannot be read (${reason}). ${UNTOUCHED.en}`,
    },
  }),
  cannotWrite: (path: string, reason: string): BackupRefusal => ({
    kind: 'cannot_write',
    message: {
      es: `No se puede escribir ${path} (${reason}). Revise los permisos y el espacio libre. No quedó ningún respaldo a medias.`,
      en: `${path} cannot be written (${reason}). Check permissions and free space. No half backup was left behind.`,
    },
  }),
  notABackup: (path: string, member: string): BackupRefusal => ({
    kind: 'not_a_backup',
    member,
    message: {
      es: `${path} no es un respaldo de Trama, o está dañado su primer miembro «${member}». ${UNTOUCHED.es}`,
      en: `${path} is no backup of Trama, or its first member “${member}” is damaged. ${UNTOUCHED.en}`,
    },
  }),
  formatNewer: (member: string, found: number, known: number): BackupRefusal => ({
    kind: 'format_newer',
    member,
    message: {
      es: `El respaldo tiene el formato ${found} (miembro «${member}») y este programa conoce hasta el ${known}. Actualice el programa. ${UNTOUCHED.es}`,
      en: `The backup is of format ${found} (member “${member}”); this program knows formats up to ${known}. Update the program. ${UNTOUCHED.en}`,
    },
  }),
  cut: (member: string): BackupRefusal => ({
    kind: 'archive_cut',
    member,
    message: {
      es: `El respaldo está incompleto: termina en «${member}» antes de tiempo. Use otra copia. ${UNTOUCHED.es}`,
      en: `The backup is incomplete: it ends too early, in “${member}”. Use another copy. ${UNTOUCHED.en}`,
    },
  }),
  altered: (member: string): BackupRefusal => ({
    kind: 'archive_altered',
    member,
    message: {
      es: `El respaldo está dañado o fue alterado en «${member}»: no es lo que se guardó. Use otra copia. ${UNTOUCHED.es}`,
      en: `The backup is damaged or was altered in “${member}”: it is not what was saved. Use another copy. ${UNTOUCHED.en}`,
    },
  }),
  programOlder: (member: string, unknown: readonly string[]): BackupRefusal => ({
    kind: 'program_older',
    member,
    message: {
      es: `El respaldo es de una versión más reciente del programa («${member}» nombra los cambios de estructura ${unknown.join(', ')}). Actualice el programa y restaure con él. ${UNTOUCHED.es}`,
      en: `The backup was made by a newer version of the program (“${member}” names the structure changes ${unknown.join(', ')}). Update the program and restore with it. ${UNTOUCHED.en}`,
    },
  }),
  otherHistory: (member: string, name: string): BackupRefusal => ({
    kind: 'other_history',
    member,
    message: {
      es: `El respaldo viene de otro programa: según «${member}», su cambio de estructura ${name} no es el de este. ${UNTOUCHED.es}`,
      en: `The backup is from another program: according to “${member}” its structure change ${name} is not the one of this program. ${UNTOUCHED.en}`,
    },
  }),
  structureDiffers: (table: string): BackupRefusal => ({
    kind: 'structure_differs',
    member: 'manifest.json',
    message: {
      es: `La tabla ${table} del respaldo («manifest.json») no corresponde a la estructura que crean los mismos cambios en este programa. La base quedó como estaba.`,
      en: `Table ${table} of the backup (“manifest.json”) does not fit the structure that the same changes make in this program. The database is as it was.`,
    },
  }),
  notEmpty: (entries: number, last: string, rows: number, token: string): BackupRefusal => ({
    kind: 'database_not_empty',
    message: {
      es: `La base de datos no está vacía (filas: ${rows}, entradas del historial: ${entries}, última: ${last}). Restaure en una base vacía. Si de verdad quiere BORRARLO TODO y poner el respaldo en su lugar, repita la orden con: --replace --confirm ${token}`,
      en: `The database is not empty (rows: ${rows}, history entries: ${entries}, last: ${last}). Restore into an empty one. If you really mean to DELETE ALL OF IT and put the backup in its place, repeat the command with: --replace --confirm ${token}`,
    },
  }),
  confirmationDiffers: (given: string, token: string): BackupRefusal => ({
    kind: 'confirmation_differs',
    message: {
      es: `La confirmación «${given}» no es la de esta base de datos tal como está ahora. Para BORRARLO TODO y restaurar: --replace --confirm ${token}. ${UNTOUCHED.es}`,
      en: `The confirmation “${given}” is not the one of this database as it stands. To DELETE ALL OF IT and restore: --replace --confirm ${token}. ${UNTOUCHED.en}`,
    },
  }),
  dependedUpon: (names: readonly string[]): BackupRefusal => ({
    kind: 'depended_upon',
    message: {
      es: `En esta base hay objetos ajenos que dependen de las tablas de Trama y se perderían: ${names.join(', ')}. Quítelos o restaure en otra base. ${UNTOUCHED.es}`,
      en: `This database holds objects of others that depend on Trama’s tables and would be lost: ${names.join(', ')}. Remove them or restore into another database. ${UNTOUCHED.en}`,
    },
  }),
  busy: (): BackupRefusal => ({
    kind: 'database_busy',
    message: {
      es: 'Otro proceso está usando las tablas. Detenga la plataforma en todas las máquinas y repita la orden. La base quedó como estaba.',
      en: 'Another process is using the tables. Stop the platform on all machines and repeat the command. The database is as it was.',
    },
  }),
  notOwner: (reason: string): BackupRefusal => ({
    kind: 'not_owner',
    message: {
      es: `Esta cuenta de la base de datos no puede leer o escribir todas las tablas (${reason}). Use en DATABASE_URL la cuenta con la que se ejecuta «trama migrate».`,
      en: `This login of the database may not read or write all tables (${reason}). Use in DATABASE_URL the login that runs “trama migrate”.`,
    },
  }),
  migrationFailed: (reason: { readonly es: string; readonly en?: string }): BackupRefusal => ({
    kind: 'migration_failed',
    message: {
      es: `${reason.es} La base quedó como estaba.`,
      en: `${reason.en ?? reason.es} The database is as it was.`,
    },
  }),
  rowsRefused: (member: string, reason: string): BackupRefusal => ({
    kind: 'rows_refused',
    member,
    message: {
      es: `La base de datos no aceptó las filas de «${member}» (${reason}). La base quedó como estaba.`,
      en: `The database did not accept the rows of “${member}” (${reason}). The database is as it was.`,
    },
  }),
  contentDiffers: (table: string): BackupRefusal => ({
    kind: 'content_differs',
    member: table,
    message: {
      es: `Lo restaurado en ${table} no es igual a lo respaldado. La base quedó como estaba.`,
      en: `What was restored into ${table} is not what was backed up. The database is as it was.`,
    },
  }),
  historyBroken: (at: number): BackupRefusal => ({
    kind: 'history_broken',
    member: 'audit.entry',
    message: {
      es: `El historial que trae el respaldo está roto en la entrada ${at}: alguien lo alteró después de guardarlo. La base quedó como estaba.`,
      en: `The history in the backup is broken at entry ${at}: somebody altered it after it was saved. The database is as it was.`,
    },
  }),
} as const
