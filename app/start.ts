import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { type Refusal, type Result, refuse } from '../kernel/result.ts'
import type { Locale, Text } from '../kernel/text.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import { searchSourcesOf } from '../platform/deployment/load-into.ts'
import { documentSigner } from '../platform/documents/signature/key-files.ts'
import { createVault } from '../platform/identity/factors/seal.ts'
import { securityFile } from '../platform/identity/factors/second-step-file.ts'
import { serverSecret } from '../platform/identity/factors/server-secret.ts'
import { createIdentityProvider } from '../platform/identity/single-sign-on/provider.ts'
import type { JobWorker } from '../platform/jobs/worker.ts'
import { demoAccountsFile } from '../platform/packs/demo-accounts.ts'
import { institutionFile } from '../platform/packs/institution.ts'
import { type Pack, readOne } from '../platform/packs/pack.ts'
import { createStoppableServer } from '../platform/running/http-server.ts'
import { createLog } from '../platform/running/log.ts'
import type { Metrics } from '../platform/running/metrics.ts'
import { serveMetrics } from '../platform/running/metrics-listener.ts'
import { createRateLimits } from '../platform/running/rate-limits.ts'
import { searchWordsOf } from '../platform/search/document.ts'
import { loadAssets } from '../platform/web/assets.ts'
import type { Services } from '../platform/web/env.ts'
import { backgroundWork, JOBS, NOTIFICATIONS } from './background-work.ts'
import { ensureDeployment, percent } from './ensure-deployment.ts'
import { mailbox } from './mailbox.tsx'
import { MANIFESTS } from './manifests.ts'
import { openPack, openParts, type Parts } from './platform-parts.ts'
import { listenRefusal, metricsRefusal, portsRefusal } from './ports.ts'
import { createServer } from './server.tsx'
import { isLoopback, type Settings } from './settings.ts'
import { errorTo, metricsOf, watching } from './watching.ts'

export interface Console {
  readonly locale: Locale
  line(text: Text): void
  refusal(refusal: Refusal): void
}

export interface Running {
  readonly address: string
  /**
   * Tells proxies, goes on serving for a while, lets what is being answered end, gives jobs back, and closes. Called again it
   * answers the same.
   */
  stop(drainSeconds: number): Promise<void>
  /** A fault that nobody caught: written to the log. Who calls it stops. */
  fault(error: unknown): void
}

/** How long an answer that has begun may take when the process stops; see docs/operations.md for the whole sum. */
const FINISH_MS = 10_000

/** Opens everything, loads the deployment when the database lacks it, and listens. Every "no" is a sentence, never a stack. */
export async function start(settings: Settings, output: Console): Promise<Running | undefined> {
  const log = createLog(settings.logLevel)
  let metrics: Metrics | undefined
  const onError = errorTo(log, () => metrics)
  const closed = await portsRefusal(settings)
  if (closed !== undefined) return say(output, closed)
  const pack = await openPack(settings)
  if (!pack.ok) return say(output, pack.refusal)
  const opened = await openParts(
    settings,
    pack.value,
    (progress) =>
      output.line({
        es: `${percent(progress)} ${progress.title.es}`,
        en: `${percent(progress)} ${progress.title.en ?? progress.title.es}`,
      }),
    onError,
  )
  if (!opened.ok) return say(output, opened.refusal)
  const parts = opened.value
  const give = async (refusal: Refusal) => {
    await parts.database.close()
    return say(output, refusal)
  }
  const loaded = await ensureDeployment(settings, parts, output.locale, (text) => output.line(text))
  if (!loaded.ok) return give(loaded.refusal)
  const demo = loaded.value
  if (demo && !isLoopback(settings.host)) return give(demoOutside(settings.host))
  if (settings.today !== undefined && !demo) return give(NO_REHEARSAL)
  // The letters of a platform without a mail server are read where only this machine can reach it.
  const withMailbox = settings.smtp === undefined && isLoopback(settings.host)
  const manifests = MANIFESTS.filter((manifest) => manifest !== mailbox || withMailbox)

  let serving = false
  let background: JobWorker | undefined
  const alive = { serving: () => serving, working: () => background?.alive() ?? false }
  const watch = watching(settings, parts, alive)
  metrics = metricsOf(watch)
  const services = { ...servicesOf(settings, parts, demo, manifests, onError), watch }
  const limits = createRateLimits(parts.database, settings.rateFactor, () => performance.timeOrigin + performance.now())
  const { trust, publicUrl } = settings
  const running = { log, metrics, limits, trust, publicUrl }
  const app = createServer({ database: parts.database, services, manifests, clock: parts.now, onError, running })
  const door = createStoppableServer(getRequestListener(app.fetch))
  const listening = await listen(door.server, settings)
  if (listening !== undefined) return give(listening)
  const figures = await metricsDoor(settings, metrics, onError)
  if (!figures.ok) {
    await door.close(0)
    return give(figures.refusal)
  }
  const metricsServer = figures.value
  parts.dispatcher.wake()
  const address = addressOf(door.server, settings)
  background = backgroundWork(settings, parts, address, onError)
  await background.start()
  serving = true
  announce(output, address, services)
  if (settings.smtp === undefined && !withMailbox) output.line(NO_MAIL_SERVER)

  async function stop(drainSeconds: number): Promise<void> {
    serving = false
    door.beginDraining()
    log.note('stopping', { drain: drainSeconds, inFlight: door.inFlight() })
    if (drainSeconds > 0) await pause(drainSeconds * 1000)
    const [cut] = await Promise.all([door.close(FINISH_MS), background?.stop()])
    if (cut > 0) log.warn('answers cut off', { cut })
    metricsServer?.close()
    await parts.database.close()
    log.note('stopped')
  }

  let stopped: Promise<void> | undefined
  return {
    address,
    stop(drainSeconds) {
      stopped ??= stop(drainSeconds)
      return stopped
    },
    fault: (error) => onError(error, 'uncaught'),
  }
}

/** The listener of the figures, none when none is wanted, or why it cannot be. */
async function metricsDoor(
  settings: Settings,
  metrics: Metrics,
  onError: (error: unknown, where: string) => void,
): Promise<Result<Server | undefined, Refusal>> {
  const port = settings.metricsPort
  if (port === undefined) return { ok: true, value: undefined }
  try {
    return { ok: true, value: await serveMetrics(metrics, port, (error) => onError(error, 'metrics')) }
  } catch (error) {
    return refuse(metricsRefusal(error, port))
  }
}

/** What a person files, and what the law counts from it, belongs to the day on which it happened. */
const NO_REHEARSAL: Refusal<'rehearsal_outside_demo'> = {
  kind: 'rehearsal_outside_demo',
  field: 'TRAMA_TODAY',
  message: {
    es: 'TRAMA_TODAY es para ensayar con la demostración; una base de datos de verdad trabaja con el día que es. Quítela, o use TRAMA_DEMO=1 con otra carpeta en TRAMA_DATA.',
    en: 'TRAMA_TODAY is for rehearsing with the demonstration; a real database works with the day that it is. Remove it, or use TRAMA_DEMO=1 with another folder in TRAMA_DATA.',
  },
}

const NO_MAIL_SERVER: Text = {
  es: 'Sin SMTP_URL no sale ningún correo: los avisos quedan solo en la lista de cada persona.',
  en: 'Without SMTP_URL no letter leaves: notices stay in each person’s list alone.',
}

function servicesOf(
  settings: Settings,
  parts: Parts,
  demo: boolean,
  manifests: readonly Manifest[],
  onError: (error: unknown, where: string) => void,
): Services {
  const { pack, runner, files, intake, uploads, database } = parts
  return {
    runner,
    files,
    intake,
    uploads,
    institution: pack.identity,
    assets: loadAssets(),
    menu: manifests.flatMap((manifest) => manifest.menu ?? []).sort((a, b) => a.order - b.order),
    jobs: JOBS,
    notifications: NOTIFICATIONS,
    entrance: {
      database,
      vault: createVault(serverSecret(settings.secret, settings.dataDir)),
      secondStepFor: secondStepFor(pack),
      publicUrl: settings.publicUrl,
      provider: settings.provider && createIdentityProvider(settings.provider, (error) => onError(error, 'provider')),
    },
    signer: documentSigner(settings.dataDir, signerName(pack), new Date(parts.now())),
    basemap: settings.basemap,
    demoAccounts: demo ? demoAccountsOf(pack) : undefined,
    searchWords: searchWordsOf(searchSourcesOf(manifests)),
    demo: demo
      ? {
          es: 'Demostración: los avances de este sitio son generados, no son datos de la institución.',
          en: 'Demonstration: the progress on this site is generated; it is not the institution’s data.',
        }
      : undefined,
  }
}

/** What its certificate is made out to, where it has none of its own. */
function signerName(pack: Pack): string {
  const file = readOne(pack, institutionFile)
  return (file.ok ? file.value?.value.home : undefined) ?? 'Trama'
}

function secondStepFor(pack: Pack): Services['entrance']['secondStepFor'] {
  const file = readOne(pack, securityFile)
  return file.ok ? (file.value?.value.secondStepFor ?? []) : []
}

function demoAccountsOf(pack: Pack): Services['demoAccounts'] {
  const file = readOne(pack, demoAccountsFile)
  if (!file.ok || file.value === undefined) return undefined
  const { password, accounts } = file.value.value
  return { password, accounts: accounts.map(({ username, name }) => ({ login: username, name })) }
}

function listen(server: Server, settings: Settings): Promise<Refusal | undefined> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(listenRefusal(error, settings)))
    server.listen(settings.port, settings.host, () => resolve(undefined))
  })
}

function demoOutside(host: string): Refusal {
  return {
    kind: 'demo_on_open_address',
    message: {
      es: `Esta base de datos tiene cuentas de demostración con contraseña conocida y HOST=${host} la abriría a otras máquinas. Use HOST=127.0.0.1 o una base sin demostración (TRAMA_DEMO=0 y otra carpeta TRAMA_DATA).`,
      en: `This database has demonstration accounts with a known password, and HOST=${host} would open it to other machines. Use HOST=127.0.0.1 or a database without demonstration (TRAMA_DEMO=0 and another TRAMA_DATA folder).`,
    },
  }
}

function announce(output: Console, address: string, services: Services): void {
  output.line({ es: `\nTrama atiende en ${address}`, en: `\nTrama serves at ${address}` })
  if (services.demoAccounts === undefined) return
  const { password, accounts } = services.demoAccounts
  const width = Math.max(...accounts.map((account) => account.login.length))
  const lines = accounts.map((account) => `  ${account.login.padEnd(width)}  ${account.name}`).join('\n')
  output.line({
    es: `\nCuentas de demostración (contraseña de todas: ${password})\n${lines}\n`,
    en: `\nDemonstration accounts (password of all: ${password})\n${lines}\n`,
  })
}

function addressOf(server: Server, settings: Settings): string {
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : settings.port
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return `http://${host}:${port}`
}

function say(output: Console, refusal: Refusal): undefined {
  output.refusal(refusal)
  return undefined
}
