import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { type Definition, definitionSchema } from './definition.ts'

/** Lists whose members an officer adds, changes, puts in order and takes out. */
export const PART_KINDS = [
  'roles',
  'sections',
  'fields',
  'documents',
  'fees',
  'checks',
  'steps',
  'actions',
  'overrides',
] as const
export type PartKind = (typeof PART_KINDS)[number]

/** Where a list stands: `steps`, `sections.0.fields`, `overrides.1.fees`; and a part of it, `sections.0.fields.3`. */
const LIST =
  /^(roles|sections|documents|fees|checks|steps|overrides)$|^sections\.\d+\.(fields)$|^steps\.\d+\.(actions)$|^overrides\.\d+\.(fees|documents)$/
const MEMBER = /^(.+)\.\d+$/

export type Edit =
  | { readonly act: 'put'; readonly at: string; readonly value: unknown }
  | { readonly act: 'add'; readonly at: string; readonly value: unknown }
  | { readonly act: 'up' | 'down' | 'remove'; readonly at: string }
  /** What is of the procedure as a whole. A value of null takes it away. */
  | { readonly act: 'basics'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly act: 'whole'; readonly value: unknown }

export type EditRefusal = Refusal<'no_place' | 'not_sound' | 'last_one'>

export function kindOfList(list: string): PartKind | undefined {
  return LIST.exec(list)
    ?.slice(1)
    .find((kind) => kind !== undefined) as PartKind | undefined
}

export function kindOfPart(at: string): PartKind | undefined {
  const list = MEMBER.exec(at)?.[1]
  return list === undefined ? undefined : kindOfList(list)
}

/** The part that stands somewhere; undefined where there is none. */
export function partAt(definition: Definition, at: string): Readonly<Record<string, unknown>> | undefined {
  if (kindOfPart(at) === undefined) return undefined
  const found = reach(definition, at.split('.'))
  return isRecord(found) ? found : undefined
}

/** A definition with one thing changed; what came before is left as it was. */
export function edited(definition: Definition, edit: Edit): Result<Definition, EditRefusal> {
  if (edit.act === 'whole') return sound(edit.value)
  if (edit.act === 'basics') {
    const merged = { ...definition, ...edit.value }
    return sound(Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)))
  }
  const copy = structuredClone(definition)
  if (edit.act === 'add') {
    const path = edit.at.split('.')
    const name = path.pop() ?? ''
    const holder = kindOfList(edit.at) === undefined ? undefined : reach(copy, path)
    if (!isRecord(holder)) return refuse(NO_PLACE)
    // What a municipality says of its own it may not have said before.
    const list = holder[name] ?? []
    if (!Array.isArray(list)) return refuse(NO_PLACE)
    holder[name] = [...list, edit.value]
    return sound(copy)
  }
  const path = edit.at.split('.')
  const index = Number(path.pop())
  const list = kindOfPart(edit.at) === undefined ? undefined : reach(copy, path)
  if (!Array.isArray(list) || list[index] === undefined) return refuse(NO_PLACE)
  if (edit.act === 'put') list[index] = withChildren(list[index], edit.value)
  else if (edit.act === 'remove') {
    list.splice(index, 1)
    if (list.length === 0 && ['roles', 'sections', 'fields'].includes(path.at(-1) ?? '')) return refuse(LAST_ONE)
  } else {
    const other = edit.act === 'up' ? index - 1 : index + 1
    if (list[other] === undefined) return ok(definition)
    ;[list[index], list[other]] = [list[other], list[index]]
  }
  return sound(copy)
}

const CHILDREN = ['fields', 'actions', 'fees', 'documents']

/** Fields stay with their section, actions with their step, and fees and documents with their municipality. */
function withChildren(before: unknown, value: unknown): unknown {
  if (!isRecord(before) || !isRecord(value)) return value
  const kept = CHILDREN.flatMap((name) => (before[name] === undefined ? [] : [[name, before[name]] as const]))
  return { ...value, ...Object.fromEntries(kept) }
}

function sound(value: unknown): Result<Definition, EditRefusal> {
  const parsed = definitionSchema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const at = parsed.error.issues[0]?.path.join('.') ?? ''
  return refuse({
    kind: 'not_sound',
    message: {
      es: `Así la definición no se entiende: revise «${at}».`,
      en: `As it stands the definition is not understood: check “${at}”.`,
    },
  })
}

function reach(from: unknown, path: readonly string[]): unknown {
  let at = from
  for (const part of path) {
    if (Array.isArray(at)) at = at[Number(part)]
    else if (isRecord(at) && Object.hasOwn(at, part)) at = at[part]
    else return undefined
  }
  return at
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const NO_PLACE: EditRefusal = {
  kind: 'no_place',
  message: {
    es: 'Esa parte ya no está en el borrador. Vuelva a él y mire cómo quedó.',
    en: 'That part is no longer in the draft. Go back to it and see how it stands.',
  },
}
const LAST_ONE: EditRefusal = {
  kind: 'last_one',
  message: {
    es: 'Es lo único que queda ahí: añada otro antes de quitarlo.',
    en: 'It is the only one left there: add another before taking it out.',
  },
}

/** What a new procedure begins with: the least that can be filed, decided and ended. */
export function blankDefinition(code: string, title: string): unknown {
  return {
    code,
    edition: '1',
    title: { es: title },
    summary: { es: 'Qué resuelve, para quién, en dos frases como mucho.' },
    who: { es: 'Quién lo presenta.' },
    situation: { es: 'Lo que dice quien lo necesita' },
    roles: [
      { key: 'applicant', title: { es: 'Quien solicita', en: 'The applicant' } },
      { key: 'reviewer', title: { es: 'Revisión', en: 'Review' } },
    ],
    calendar: 'sv',
    certainty: 'unverified',
    sections: [
      {
        key: 'request',
        title: { es: 'La solicitud', en: 'The request' },
        fields: [{ key: 'subject', title: { es: 'Qué se pide', en: 'What is asked for' }, kind: 'text' }],
      },
    ],
    steps: [
      {
        key: 'draft',
        title: { es: 'Preparación de la solicitud', en: 'Preparing the application' },
        by: 'applicant',
        actions: [
          {
            key: 'file',
            title: { es: 'Presentar la solicitud', en: 'File the application' },
            to: 'review',
            clock: 'start',
          },
        ],
      },
      {
        key: 'review',
        title: { es: 'Revisión', en: 'Review' },
        by: 'reviewer',
        actions: [{ key: 'grant', title: { es: 'Resolver', en: 'Decide' }, to: 'granted', clock: 'stop' }],
      },
      { key: 'granted', title: { es: 'Resuelto', en: 'Decided' }, end: 'granted' },
    ],
  }
}
