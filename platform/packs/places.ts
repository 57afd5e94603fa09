/** `territory/municipalities.csv`: schematic places (centroid, area, population) until an official file is imported. */
import { z } from 'zod'
import { says } from './issues.ts'
import type { DeploymentFile } from './pack.ts'
import { type Certainty, certaintySchema } from './words.ts'

export interface PlaceData {
  readonly code: string
  readonly name: string
  readonly department: string
  readonly codeCensus?: string
  /** Code since the territorial reorganisation, and the municipality of which the place is now a district. */
  readonly codeNew?: string
  readonly newMunicipality?: string
  readonly population?: number
  readonly populationYear?: number
  readonly populationCertainty: Certainty
  readonly areaKm2?: number
  readonly latitude: number
  readonly longitude: number
  /** `schematic`: drawn from centroid and area, no official limit. */
  readonly geometry: 'schematic' | 'official'
  /** Column (west to east) and row (north to south) in the tile map that keeps rough geographic places. */
  readonly tileColumn: number
  readonly tileRow: number
}

const numeric = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number)
const whole = z.string().regex(/^\d+$/).transform(Number)
const optional = <T>(schema: z.ZodType<T, string>) =>
  z.union([z.literal('').transform((): undefined => undefined), schema])
const words = z.string().min(1)

const rowSchema = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z-]*$/),
    name: words,
    department: words,
    code_census: z.string(),
    code_2025: z.string(),
    new_municipality_2024: z.string(),
    population: optional(whole),
    population_year: optional(whole),
    population_status: certaintySchema,
    area_km2: optional(numeric),
    latitude: numeric.refine((value) => Math.abs(value) <= 90),
    longitude: numeric.refine((value) => Math.abs(value) <= 180),
    geometry: z.enum(['schematic', 'official']),
    tile_column: whole,
    tile_row: whole,
  })
  .transform(
    (row): PlaceData => ({
      code: row.code,
      name: row.name,
      department: row.department,
      ...(row.code_census === '' ? {} : { codeCensus: row.code_census }),
      ...(row.code_2025 === '' ? {} : { codeNew: row.code_2025 }),
      ...(row.new_municipality_2024 === '' ? {} : { newMunicipality: row.new_municipality_2024 }),
      ...(row.population === undefined ? {} : { population: row.population }),
      ...(row.population_year === undefined ? {} : { populationYear: row.population_year }),
      populationCertainty: row.population_status,
      ...(row.area_km2 === undefined ? {} : { areaKm2: row.area_km2 }),
      latitude: row.latitude,
      longitude: row.longitude,
      geometry: row.geometry,
      tileColumn: row.tile_column,
      tileRow: row.tile_row,
    }),
  )

export const placesSchema: z.ZodType<readonly PlaceData[]> = z.array(rowSchema).superRefine((places, ctx) => {
  const seen = new Set<string>()
  places.forEach((place, index) => {
    for (const [field, value] of [
      ['code', place.code],
      ['tile_column', `${place.tileColumn}/${place.tileRow}`],
    ] as const) {
      const key = `${field} ${value}`
      if (seen.has(key))
        ctx.addIssue({
          code: 'custom',
          path: [index, field],
          params: says(`«${value}» está repetido.`, `“${value}” is used twice.`),
        })
      seen.add(key)
    }
  })
})

export const placesFile: DeploymentFile<readonly PlaceData[]> = {
  id: 'territory.places',
  path: 'territory/municipalities.csv',
  schema: placesSchema,
  required: true,
  title: { es: 'Territorio: municipios', en: 'Territory: municipalities' },
}
