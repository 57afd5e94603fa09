/** Where things happen, as a demonstration says of its plans. The places themselves are the ground's. */
import { z } from 'zod'
import type { Result } from '../../kernel/result.ts'
import type { DeploymentFile, Pack, PackFinding, PackRefusal } from '../../platform/packs/pack.ts'
import { readOne } from '../../platform/packs/pack.ts'
import { placesFile } from '../../platform/packs/places.ts'
import type { PlanFiles } from './deployment.ts'
import { elementsByPlace, refuseOf } from './deployment-risks.ts'
import { keySchema } from './deployment-schema.ts'

export interface PlacesDemo {
  readonly places: readonly { readonly unit: string; readonly element: string; readonly in: readonly string[] }[]
}

export const placesDemoFile: DeploymentFile<PlacesDemo> = {
  id: 'planning.places-demo',
  path: 'demo/places.yaml',
  schema: z.strictObject({
    places: z.array(
      z.strictObject({ unit: z.string().min(1), element: keySchema, in: z.array(z.string().min(1)).min(1) }),
    ),
  }),
  required: false,
  title: { es: 'Municipios de demostración', en: 'Municipalities of the demonstration' },
}

/** What the demonstration says, or all that is named in it and is not there. */
export function readPlaces(pack: Pack, files: PlanFiles): Result<PlacesDemo['places'], PackRefusal> {
  const names = pack.read(placesFile)
  if (!names.ok) return names
  const demo = readOne(pack, placesDemoFile)
  if (!demo.ok) return demo
  const codes = new Set(names.value.flatMap(({ value }) => value.map(({ code }) => code)))
  const known = elementsByPlace(files)
  const said = demo.value?.value.places ?? []
  const findings = said.flatMap(({ unit, element, in: named }): PackFinding[] =>
    [
      ...named.filter((code) => !codes.has(code)),
      ...(known.has(`${unit} ${element}`) ? [] : [`${unit} ${element}`]),
    ].map((path) => ({
      file: demo.value?.path ?? '',
      path,
      message: { es: `El paquete no tiene «${path}».`, en: `The pack has no “${path}”.` },
    })),
  )
  return refuseOf(findings) ?? { ok: true, value: said }
}
