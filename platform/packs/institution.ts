/** `institution.yaml`: offices, units of a year with every name under which documents write them, posts and bodies. */
import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import { OFFICE_KINDS, type OfficeKind } from '../capability/context.ts'
import { says } from './issues.ts'
import type { DeploymentFile } from './pack.ts'
import { type Certainty, certaintySchema, textSchema } from './words.ts'

/** Levels of an organisation chart as Salvadoran institutions draw it. */
export const UNIT_LEVELS = ['executive', 'operational', 'advisory', 'support'] as const
export type UnitLevel = (typeof UNIT_LEVELS)[number]
export const BODY_KINDS = ['council', 'commission', 'development_council', 'technical_body', 'committee'] as const
export type BodyKind = (typeof BODY_KINDS)[number]

export interface OfficeData {
  readonly code: string
  readonly kind: OfficeKind
  readonly name: Text
  readonly shortName?: string
  /** Code of the place in `territory/`, for municipalities. */
  readonly place?: string
}

export interface UnitData {
  readonly code: string
  readonly office: string
  readonly name: Text
  /** Other names and spellings under which documents write the unit; importers match on them without accents. */
  readonly synonyms: readonly string[]
  readonly level: UnitLevel
  readonly parent?: string
  /** The unit must present a yearly plan of its own; a missing one is reported, not hidden. */
  readonly presentsPlan: boolean
  /** Code of the unit in whose plan this one's stands, when it has no plan of its own. */
  readonly planIn?: string
  /** Years in which the unit bears this name, both included; open ends are absent. */
  readonly from?: number
  readonly to?: number
  readonly certainty: Certainty
  readonly note?: Text
}

/** A post, never a person: persons are accounts, and come with the demonstration or with the institution's own list. */
export interface PostData {
  readonly code: string
  readonly unit: string
  readonly name: Text
  readonly heads: boolean
  readonly certainty: Certainty
}

export interface BodyData {
  readonly code: string
  readonly kind: BodyKind
  readonly name: Text
  readonly synonyms: readonly string[]
  readonly parent?: string
  readonly functions: readonly Text[]
  readonly certainty: Certainty
  readonly note?: Text
}

export interface Institution {
  /** Code of the office whose workspace this deployment is. */
  readonly home: string
  readonly offices: readonly OfficeData[]
  readonly units: readonly UnitData[]
  readonly posts: readonly PostData[]
  readonly bodies: readonly BodyData[]
}

const code = z.string().regex(/^[A-Z0-9][A-Za-z0-9-]*$/)
const words = z.string().trim().min(1)

const institutionShape = z.strictObject({
  home: code,
  offices: z
    .array(
      z.strictObject({
        code,
        kind: z.enum(OFFICE_KINDS),
        name: textSchema,
        shortName: words.exactOptional(),
        place: words.exactOptional(),
      }),
    )
    .min(1),
  units: z.array(
    z.strictObject({
      code,
      office: code,
      name: textSchema,
      synonyms: z.array(words).default([]),
      level: z.enum(UNIT_LEVELS),
      parent: code.exactOptional(),
      presentsPlan: z.boolean().default(false),
      planIn: code.exactOptional(),
      from: z.int().exactOptional(),
      to: z.int().exactOptional(),
      certainty: certaintySchema.default('found'),
      note: textSchema.exactOptional(),
    }),
  ),
  posts: z
    .array(
      z.strictObject({
        code,
        unit: code,
        name: textSchema,
        heads: z.boolean().default(false),
        certainty: certaintySchema.default('found'),
      }),
    )
    .default([]),
  bodies: z
    .array(
      z.strictObject({
        code,
        kind: z.enum(BODY_KINDS),
        name: textSchema,
        synonyms: z.array(words).default([]),
        parent: code.exactOptional(),
        functions: z.array(textSchema).default([]),
        certainty: certaintySchema.default('found'),
        note: textSchema.exactOptional(),
      }),
    )
    .default([]),
})

type List = 'offices' | 'units' | 'posts' | 'bodies'

export const institutionSchema: z.ZodType<Institution> = institutionShape.superRefine((institution, ctx) => {
  const complain = (list: List, index: number, field: string, es: string, en: string) =>
    ctx.addIssue({ code: 'custom', path: [list, index, field], params: says(es, en) })
  const known = (list: List) => new Set(institution[list].map((item) => item.code))
  for (const list of ['offices', 'units', 'posts', 'bodies'] as const) {
    const seen = new Set<string>()
    institution[list].forEach((item, index) => {
      if (seen.has(item.code))
        complain(
          list,
          index,
          'code',
          `El código «${item.code}» está repetido.`,
          `The code “${item.code}” is used twice.`,
        )
      seen.add(item.code)
    })
  }
  const [offices, units, bodies] = [known('offices'), known('units'), known('bodies')]
  const mustBe = (among: ReadonlySet<string>, value: string | undefined, list: List, index: number, field: string) => {
    if (value !== undefined && !among.has(value))
      complain(list, index, field, `No existe el código «${value}».`, `There is no code “${value}”.`)
  }
  if (!offices.has(institution.home))
    ctx.addIssue({
      code: 'custom',
      path: ['home'],
      params: says(
        'La oficina propia no está en la lista de oficinas.',
        'The home office is not in the list of offices.',
      ),
    })
  institution.units.forEach((unit, index) => {
    mustBe(offices, unit.office, 'units', index, 'office')
    mustBe(units, unit.parent, 'units', index, 'parent')
    mustBe(units, unit.planIn, 'units', index, 'planIn')
  })
  institution.posts.forEach((post, index) => {
    mustBe(units, post.unit, 'posts', index, 'unit')
  })
  institution.bodies.forEach((body, index) => {
    mustBe(bodies, body.parent, 'bodies', index, 'parent')
  })
})

export const institutionFile: DeploymentFile<Institution> = {
  id: 'identity.institution',
  path: 'institution.yaml',
  schema: institutionSchema,
  required: true,
  title: {
    es: 'Institución: oficinas, unidades, puestos y órganos',
    en: 'Institution: offices, units, posts and bodies',
  },
}

/** Units as they stood in a year. */
export function unitsOf(institution: Institution, year: number): readonly UnitData[] {
  return institution.units.filter((unit) => (unit.from ?? year) <= year && year <= (unit.to ?? year))
}
