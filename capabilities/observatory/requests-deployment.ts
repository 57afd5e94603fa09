/** `demo/data-requests.yaml`: data asked of institutions in a demonstration. */
import { z } from 'zod'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { civilDateSchema } from '../../platform/packs/words.ts'
import { indicatorCodeSchema } from './catalogue-deployment.ts'
import { REQUEST_STATES, type RequestState } from './rules/requests/request-acts.ts'

export interface DemoRequest {
  readonly institution: string
  readonly askedOffice: string
  readonly indicator: string
  readonly period: string
  readonly askedOn: string
  readonly dueOn: string
  readonly remark: string
  readonly state: RequestState
  readonly closedOn?: string
  readonly closedNote: string
  /** Code of the batch that answered. */
  readonly batch?: string
}

const words = z.string().min(1)

export const demoRequestsFile: DeploymentFile<{ readonly requests: readonly DemoRequest[] }> = {
  id: 'observatory.demo_requests',
  path: 'demo/data-requests.yaml',
  schema: z.strictObject({
    requests: z.array(
      z.strictObject({
        institution: words,
        askedOffice: words,
        indicator: indicatorCodeSchema,
        period: words,
        askedOn: civilDateSchema,
        dueOn: civilDateSchema,
        remark: z.string().default(''),
        state: z.enum(REQUEST_STATES),
        closedOn: civilDateSchema.exactOptional(),
        closedNote: z.string().default(''),
        batch: words.exactOptional(),
      }),
    ),
  }),
  required: false,
  title: {
    es: 'Observatorio: solicitudes de datos de demostración',
    en: 'Observatory: requests of data of the demonstration',
  },
}
