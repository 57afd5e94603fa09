import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { type CivilDate, parseCivilDate } from '../kernel/civil.ts'
import { type Refusal, type Result, refuse } from '../kernel/result.ts'
import { type ClamdSettings, parseClamdAddress } from '../platform/files/clamd.ts'
import type { ProviderSettings } from '../platform/identity/single-sign-on/provider.ts'
import type { SmtpSettings } from '../platform/notifications/mailer.ts'
import { projectRoot } from '../platform/root.ts'
import { LOG_LEVELS, type LogLevel } from '../platform/running/log.ts'
import { type ProxyTrust, parseProxyTrust, TRUST_NOBODY } from '../platform/web/client.ts'

/** Settings of one process, parsed once at start (README lists them). */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly deployment: string
  /** undefined: on for a new embedded database, off otherwise. */
  readonly demo: boolean | undefined
  /** The day with which a rehearsal on the demonstration begins; undefined: the day that it is. */
  readonly today: CivilDate | undefined
  /** Let `start` migrate a server database too. */
  readonly migrate: boolean
  /** Where people reach the platform, without a final slash; undefined: by the address it listens on. */
  readonly publicUrl: string | undefined
  /** The institution's mail server; without it letters stay in the mailbox of the database. */
  readonly smtp: SmtpSettings | undefined
  /** The antivirus that sees every file before it is taken; without it none is asked. */
  readonly clamd: ClamdSettings | undefined
  /** Of which the database knows nothing; undefined: the one in the data folder, made by the first start. */
  readonly secret: string | undefined
  /** The institution's own provider of identities (OpenID Connect); undefined: people sign in with what they have here. */
  readonly provider: ProviderSettings | undefined
  /** How much is written to the log; `info` has a line for each request. */
  readonly logLevel: LogLevel
  /** Which proxies may say who calls; nobody unless said. */
  readonly trust: ProxyTrust
  /** Where figures for Prometheus are served, on this machine's own address; undefined: nowhere. */
  readonly metricsPort: number | undefined
  /** How generous the limits of requests are: 1 as they stand in `rate-rules.ts`, 2 twice so, 0 none. */
  readonly rateFactor: number
  /** What lies under the layers of the map: a PMTiles file of this machine, codes of layers; undefined: nothing. */
  readonly basemap: { readonly file: string | undefined; readonly layers: readonly string[] } | undefined
  /** Seconds to go on serving after being asked to stop, while a proxy learns of it. */
  readonly drainSeconds: number
}

const flag = z
  .enum(['1', '0', 'true', 'false', 'on', 'off', 'yes', 'no'])
  .transform((text) => ['1', 'true', 'on', 'yes'].includes(text))

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  TRAMA_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  TRAMA_DEPLOYMENT: z.string().min(1).default('deployments/amss'),
  TRAMA_DEMO: flag.optional(),
  TRAMA_TODAY: z
    .string()
    .refine((text) => parseCivilDate(text) !== undefined)
    .optional(),
  // As a machine writes its own languages too (`es_SV.UTF-8`); the front door reads it before anything can be said.
  TRAMA_LANG: z
    .string()
    .regex(/^(es|en)([-_.@].*)?$/i)
    .optional(),
  TRAMA_MIGRATE: flag.default(false),
  TRAMA_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#]+(\/[^?#]*)?$/)
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s]+$/)
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/)
    .optional(),
  CLAMD: z
    .string()
    .transform((text) => parseClamdAddress(text))
    .refine((address) => address !== undefined)
    .optional(),
  CLAMD_DOWN: z.enum(['refuse', 'accept']).default('refuse'),
  TRAMA_SECRET: z.string().min(32).optional(),
  OIDC_ISSUER: z.string().refine(isIssuer).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_TITLE: z.string().min(1).max(60).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).optional(),
  TRUST_PROXY: z
    .string()
    .transform((text) => parseProxyTrust(text))
    .refine((trust) => trust !== undefined)
    .optional(),
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  RATE_LIMIT: z.coerce.number().min(0).max(1000).default(1),
  TRAMA_BASEMAP: z
    .string()
    .transform(parseBasemap)
    .refine((basemap) => basemap !== undefined)
    .optional(),
  TRAMA_DRAIN: z.coerce.number().min(0).max(300).optional(),
})

const EXPECTED: Readonly<Record<string, { es: string; en: string }>> = {
  PORT: { es: 'un puerto de 0 a 65535', en: 'a port from 0 to 65535' },
  HOST: { es: 'una dirección, por ejemplo 127.0.0.1', en: 'an address, for example 127.0.0.1' },
  TRAMA_DATA: { es: 'una carpeta', en: 'a folder' },
  DATABASE_URL: {
    es: 'postgres://usuario:clave@servidor:5432/base',
    en: 'postgres://user:password@server:5432/database',
  },
  TRAMA_DEPLOYMENT: { es: 'la carpeta de una implantación', en: 'the folder of a deployment' },
  TRAMA_DEMO: { es: '1 o 0', en: '1 or 0' },
  TRAMA_TODAY: { es: 'una fecha, por ejemplo 2019-04-11', en: 'a date, for example 2019-04-11' },
  TRAMA_LANG: { es: 'es o en', en: 'es or en' },
  TRAMA_MIGRATE: { es: '1 o 0', en: '1 or 0' },
  TRAMA_URL: { es: 'https://trama.institucion.gob.sv', en: 'https://trama.institution.gob.sv' },
  SMTP_URL: { es: 'smtp://usuario:clave@servidor:587', en: 'smtp://user:password@server:587' },
  CLAMD: { es: '/run/clamav/clamd.ctl o 127.0.0.1:3310', en: '/run/clamav/clamd.ctl or 127.0.0.1:3310' },
  CLAMD_DOWN: { es: 'refuse o accept', en: 'refuse or accept' },
  TRAMA_SECRET: {
    es: 'al menos 32 caracteres al azar, por ejemplo de: openssl rand -base64 32',
    en: 'at least 32 random characters, for example from: openssl rand -base64 32',
  },
  OIDC_ISSUER: {
    es: 'la dirección del proveedor de identidades, https://identidad.institucion.gob.sv',
    en: 'the address of the provider of identities, https://identity.institution.gob.sv',
  },
  OIDC_CLIENT_ID: { es: 'el nombre de la plataforma en el proveedor', en: 'the platform’s name at the provider' },
  OIDC_CLIENT_SECRET: { es: 'la clave que dio el proveedor', en: 'the secret that the provider gave' },
  OIDC_TITLE: { es: 'cómo la llama la gente, hasta 60 letras', en: 'what people call it, up to 60 letters' },
  LOG_LEVEL: { es: LOG_LEVELS.join(', '), en: LOG_LEVELS.join(', ') },
  TRUST_PROXY: {
    es: 'cuántos proxies hay delante (1), loopback, o sus redes (10.0.0.0/8,fd00::/8)',
    en: 'how many proxies stand before it (1), loopback, or their networks (10.0.0.0/8,fd00::/8)',
  },
  METRICS_PORT: { es: 'un puerto de 1 a 65535', en: 'a port from 1 to 65535' },
  RATE_LIMIT: {
    es: 'un número de 0 (sin límite) a 1000 (mil veces más holgado)',
    en: 'a number from 0 (no limit) to 1000 (a thousand times as generous)',
  },
  TRAMA_BASEMAP: {
    es: 'un archivo .pmtiles de este equipo y códigos de capas, separados por comas; nunca la dirección de otro servidor',
    en: 'a .pmtiles file of this machine and codes of layers, with commas between; never the address of another server',
  },
  TRAMA_DRAIN: { es: 'segundos, de 0 a 300', en: 'seconds, from 0 to 300' },
  MAIL_FROM: { es: 'Trama <avisos@institucion.gob.sv>', en: 'Trama <notices@institution.gob.sv>' },
}

/** Longer than proxies take to ask twice. */
const DRAIN_SECONDS = 5

/** Their values hold a password: said to be wrong, never repeated. */
const SECRET: ReadonlySet<string> = new Set(['DATABASE_URL', 'SMTP_URL', 'TRAMA_SECRET', 'OIDC_CLIENT_SECRET'])

/** Reads the environment; empty variables count as absent. A wrong one is named with what was expected. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  isTerminal = false,
): Result<Settings, Refusal> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '')
    const expected = EXPECTED[name] ?? { es: 'otro valor', en: 'another value' }
    const shown = SECRET.has(name) ? '…' : (given[name] ?? '')
    return refuse({
      kind: 'wrong_setting',
      field: name,
      message: {
        es: `La variable ${name} tiene el valor «${shown}»; se esperaba ${expected.es}.`,
        en: `The variable ${name} has the value “${shown}”; expected: ${expected.en}.`,
      },
    })
  }
  const { PORT, HOST, TRAMA_DATA, DATABASE_URL, TRAMA_DEPLOYMENT, TRAMA_DEMO, TRAMA_MIGRATE } = parsed.data
  const { TRAMA_URL, SMTP_URL, MAIL_FROM, CLAMD, CLAMD_DOWN } = parsed.data
  const { LOG_LEVEL, TRUST_PROXY, METRICS_PORT, RATE_LIMIT, TRAMA_DRAIN } = parsed.data
  if (SMTP_URL !== undefined && MAIL_FROM === undefined) return refuse(noSender())
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_TITLE } = parsed.data
  if (OIDC_ISSUER !== undefined && OIDC_CLIENT_ID === undefined) return refuse(noClient())
  return {
    ok: true,
    value: {
      port: PORT,
      host: HOST,
      dataDir: fromRoot(TRAMA_DATA),
      databaseUrl: DATABASE_URL,
      deployment: fromRoot(TRAMA_DEPLOYMENT),
      demo: TRAMA_DEMO,
      today: parsed.data.TRAMA_TODAY,
      migrate: TRAMA_MIGRATE,
      publicUrl: TRAMA_URL?.replace(/\/+$/, ''),
      smtp: SMTP_URL === undefined || MAIL_FROM === undefined ? undefined : { url: SMTP_URL, from: MAIL_FROM },
      secret: parsed.data.TRAMA_SECRET,
      provider:
        OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined
          ? undefined
          : {
              issuer: OIDC_ISSUER,
              clientId: OIDC_CLIENT_ID,
              clientSecret: OIDC_CLIENT_SECRET,
              title: OIDC_TITLE ?? new URL(OIDC_ISSUER).hostname,
            },
      clamd: CLAMD === undefined ? undefined : { address: CLAMD, whenDown: CLAMD_DOWN },
      // A person who tries it out in a terminal reads sentences; where a program keeps what is written, it is the log.
      logLevel: LOG_LEVEL ?? (isTerminal ? 'warn' : 'info'),
      trust: TRUST_PROXY ?? TRUST_NOBODY,
      metricsPort: METRICS_PORT,
      rateFactor: RATE_LIMIT,
      basemap: parsed.data.TRAMA_BASEMAP,
      // Beside the embedded database there is no other process that could take over.
      drainSeconds: TRAMA_DRAIN ?? (DATABASE_URL === undefined ? 0 : DRAIN_SECONDS),
    },
  }
}

/** `mapas/base.pmtiles,carreteras`: at most one archive, and layers from the ground up. */
function parseBasemap(text: string): Settings['basemap'] {
  const parts = text.split(',').map((part) => part.trim())
  const files = parts.filter((part) => part.endsWith('.pmtiles'))
  const layers = parts.filter((part) => !part.endsWith('.pmtiles'))
  const isWrong =
    files.length > 1 ||
    files.some((file) => file.includes('://')) ||
    layers.some((code) => !/^[a-z][a-z0-9-]*$/.test(code))
  return isWrong ? undefined : { file: files[0] === undefined ? undefined : fromRoot(files[0]), layers }
}

function noSender(): Refusal<'wrong_setting'> {
  return {
    kind: 'wrong_setting',
    field: 'MAIL_FROM',
    message: {
      es: `Con SMTP_URL hace falta también MAIL_FROM: la dirección desde la que se escribe, por ejemplo ${EXPECTED.MAIL_FROM?.es}.`,
      en: `With SMTP_URL, MAIL_FROM is needed too: the address that writes, for example ${EXPECTED.MAIL_FROM?.en}.`,
    },
  }
}

function noClient(): Refusal<'wrong_setting'> {
  return {
    kind: 'wrong_setting',
    field: 'OIDC_CLIENT_ID',
    message: {
      es: 'Con OIDC_ISSUER hace falta también OIDC_CLIENT_ID: el nombre con el que el proveedor conoce a la plataforma.',
      en: 'With OIDC_ISSUER, OIDC_CLIENT_ID is needed too: the name by which the provider knows the platform.',
    },
  }
}

/** What a provider says must not be read on the way: without https only on this machine itself. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash } = new URL(text)
  if (search !== '' || hash !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')))
}

/** Only the machine itself can reach such an address; demonstration accounts are refused on any other. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function fromRoot(path: string): string {
  return isAbsolute(path) ? path : join(projectRoot, path)
}
