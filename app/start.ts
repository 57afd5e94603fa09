import { createServer as createHttpServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import pino from 'pino'
import type { Refusal } from '../kernel/result.ts'
import type { Locale, Text } from '../kernel/text.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import { signIn } from '../platform/identity/sign-in.ts'
import { demoAccountsFile } from '../platform/packs/demo-accounts.ts'
import { type Pack, readOne } from '../platform/packs/pack.ts'
import { loadAssets } from '../platform/web/assets.ts'
import type { Services } from '../platform/web/env.ts'
import { backgroundWork, JOBS, NOTIFICATIONS } from './background-work.ts'
import { ensureDeployment, percent } from './ensure-deployment.ts'
import { mailbox } from './mailbox.tsx'
import { MANIFESTS } from './manifests.ts'
import { now, openPack, openParts, type Parts } from './platform-parts.ts'
import { createServer } from './server.tsx'
import { isLoopback, type Settings } from './settings.ts'

export interface Console {
  readonly locale: Locale
  line(text: Text): void
  refusal(refusal: Refusal): void
}

export interface Running {
  readonly address: string
  stop(): Promise<void>
}

/** Opens everything, loads the deployment when the database lacks it, and listens. Every "no" is a sentence, never a stack. */
export async function start(settings: Settings, output: Console): Promise<Running | undefined> {
  const log = pino({ base: null }, pino.destination(2))
  const onError = (error: unknown, where: string) => log.error({ err: error, where }, 'trouble')
  const pack = await openPack(settings)
  if (!pack.ok) return say(output, pack.refusal)
  const parts = await openParts(
    settings,
    pack.value,
    (progress) =>
      output.line({
        es: `${percent(progress)} ${progress.title.es}`,
        en: `${percent(progress)} ${progress.title.en ?? progress.title.es}`,
      }),
    onError,
  )
  if (!parts.ok) return say(output, parts.refusal)
  const loaded = await ensureDeployment(settings, parts.value, output.locale, (text) => output.line(text))
  if (!loaded.ok) {
    await parts.value.database.close()
    return say(output, loaded.refusal)
  }
  const demo = loaded.value
  if (demo && !isLoopback(settings.host)) {
    await parts.value.database.close()
    return say(output, demoOutside(settings.host))
  }
  // The letters of a platform without a mail server are read where only this machine can reach it.
  const withMailbox = settings.smtp === undefined && isLoopback(settings.host)
  const manifests = MANIFESTS.filter((manifest) => manifest !== mailbox || withMailbox)
  const services = servicesOf(parts.value, demo, manifests)
  const app = createServer({ database: parts.value.database, services, manifests, clock: now, onError })
  const server = createHttpServer(getRequestListener(app.fetch))
  const listening = await listen(server, settings)
  if (listening !== undefined) {
    await parts.value.database.close()
    return say(output, listening)
  }
  parts.value.dispatcher.wake()
  const address = addressOf(server, settings)
  const background = backgroundWork(settings, parts.value, address, onError)
  await background.start()
  announce(output, address, services)
  if (settings.smtp === undefined && !withMailbox) output.line(NO_MAIL_SERVER)
  return {
    address,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      await background.stop()
      await parts.value.database.close()
    },
  }
}

const NO_MAIL_SERVER: Text = {
  es: 'Sin SMTP_URL no sale ningún correo: los avisos quedan solo en la lista de cada persona.',
  en: 'Without SMTP_URL no letter leaves: notices stay in each person’s list alone.',
}

function servicesOf(parts: Parts, demo: boolean, manifests: readonly Manifest[]): Services {
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
    signIn: (ctx, attempt) => signIn(database, runner, ctx, attempt),
    demoAccounts: demo ? demoAccountsOf(pack) : undefined,
    searchTitles: Object.fromEntries(
      MANIFESTS.flatMap((manifest) => manifest.search ?? []).flatMap((source) => Object.entries(source.titles)),
    ),
    demo: demo
      ? {
          es: 'Demostración: los avances de este sitio son generados, no son datos de la institución.',
          en: 'Demonstration: the progress on this site is generated; it is not the institution’s data.',
        }
      : undefined,
  }
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

function listenRefusal(error: NodeJS.ErrnoException, settings: Settings): Refusal {
  const { port, host } = settings
  if (error.code === 'EADDRINUSE') {
    return {
      kind: 'port_taken',
      message: {
        es: `El puerto ${port} ya está en uso en ${host}. Cierre el otro programa o elija otro puerto: PORT=${port + 1} npm start`,
        en: `Port ${port} is already in use on ${host}. Stop the other program or choose another port: PORT=${port + 1} npm start`,
      },
    }
  }
  return {
    kind: 'cannot_listen',
    message: {
      es: `No se puede escuchar en ${host}:${port} (${error.code ?? error.message}). Revise HOST y PORT.`,
      en: `Cannot listen on ${host}:${port} (${error.code ?? error.message}). Check HOST and PORT.`,
    },
  }
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
