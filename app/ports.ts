import { createServer } from 'node:net'
import type { Refusal } from '../kernel/result.ts'
import { METRICS_HOST } from '../platform/running/metrics-listener.ts'
import type { Settings } from './settings.ts'

/**
 * Why the ports of the settings cannot be listened on, undefined when they can: asked before a database is made, because a
 * start that loads for a minute and then ends was for nothing. Who listens afterwards still answers `listenRefusal`.
 */
export async function portsRefusal(settings: Settings): Promise<Refusal | undefined> {
  const { port, host, metricsPort } = settings
  const error = await whyNot(port, host)
  if (error !== undefined) return listenRefusal(error, settings)
  const figures = metricsPort === undefined ? undefined : await whyNot(metricsPort, METRICS_HOST)
  return figures && metricsRefusal(figures, metricsPort)
}

function whyNot(port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const door = createServer()
    door.once('error', resolve)
    door.listen(port, host, () => door.close(() => resolve(undefined)))
  })
}

export function listenRefusal(error: NodeJS.ErrnoException, { port, host }: Settings): Refusal {
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

export function metricsRefusal(error: unknown, port: number | undefined): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return {
    kind: 'cannot_listen',
    message: {
      es: `No se pueden servir las métricas en ${METRICS_HOST}:${port} (${code}). Elija otro METRICS_PORT.`,
      en: `The figures cannot be served at ${METRICS_HOST}:${port} (${code}). Choose another METRICS_PORT.`,
    },
  }
}
