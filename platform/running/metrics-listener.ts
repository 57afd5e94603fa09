import { createServer, type Server } from 'node:http'
import type { Metrics } from './metrics.ts'

/**
 * A door of its own for the figures, on this machine's own address: what they tell (how much, how slow, how often refused)
 * is for who runs the place, and a proxy in front of the program cannot open it by mistake.
 */
export const METRICS_HOST = '127.0.0.1'

export function serveMetrics(metrics: Metrics, port: number, onError: (error: unknown) => void): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('GET /metrics\n')
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      (error) => {
        onError(error)
        response.writeHead(500).end()
      },
    )
  })
  server.requestTimeout = 10_000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, METRICS_HOST, () => resolve(server))
  })
}
