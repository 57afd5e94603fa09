import type { ZodType } from 'zod'
import type { Text } from '../../../../kernel/text.ts'
import { CERTAINTIES } from '../../../../platform/packs/words.ts'
import { UNIT_WORDS } from '../../rules/clock/day-words.ts'
import { TERM_UNITS } from '../../rules/clock/ledger.ts'
import {
  actionSchema,
  CLOCK_EFFECTS,
  checkSchema,
  documentSchema,
  ENDS,
  FIELD_KINDS,
  feeSchema,
  fieldSchema,
  overrideSchema,
  roleSchema,
  sectionSchema,
  stepSchema,
} from '../../rules/definition/definition.ts'
import type { PartKind } from '../../rules/definition/edit.ts'
import { CERTAINTY_NOTES, FIELD_KIND_WORDS } from '../public/definitions/definition-words.ts'
import { CLOCK_EFFECT_WORDS, END_WORDS, SEVERITY_WORDS } from './editor-words.ts'

export interface PartChoice {
  readonly value: string
  readonly label: Text
}

/** One control of the form of a part; its name is the place of its value in the data, `title.es`. */
export interface PartField {
  readonly name: string
  readonly control:
    | 'text'
    | 'area'
    | 'expression'
    | 'number'
    | 'date'
    | 'choice'
    | 'many'
    | 'yes'
    | 'options'
    | 'words'
    /** Names by their places, `steps.review`; texts by keys of steps. */
    | 'labels'
    | 'units'
  readonly label: Text
  readonly hint?: Text
  readonly required?: boolean
  /** Of the list, or of the draft itself. */
  readonly choices?: readonly PartChoice[] | 'roles' | 'steps' | 'places'
}

const KEY: PartField = {
  name: 'key',
  control: 'text',
  required: true,
  label: { es: 'Clave', en: 'Key' },
  hint: {
    es: 'Letras minúsculas sin acento, números y guiones bajos. Con ella la nombran las reglas: no la cambie sin cambiarlas.',
    en: 'Lower-case letters without accents, digits and underscores. Rules call it by it: do not change one without the other.',
  },
}
const both = (name: string, es: string, en: string, area = false): readonly PartField[] => [
  { name: `${name}.es`, control: area ? 'area' : 'text', required: true, label: { es, en } },
  {
    name: `${name}.en`,
    control: area ? 'area' : 'text',
    label: { es: `${es}, en inglés`, en: `${en}, in English` },
  },
]
const optional = (fields: readonly PartField[]): readonly PartField[] =>
  fields.map((field) => ({ ...field, required: false }))
const WHEN: readonly PartField[] = [
  {
    name: 'when',
    control: 'expression',
    label: { es: 'Solo cuando', en: 'Only when' },
    hint: {
      es: 'Una expresión FEEL con claves de datos: uso = "comercio" and area > 200. Vacío: siempre.',
      en: 'A FEEL expression over keys of fields: use = "commerce" and area > 200. Empty: always.',
    },
  },
  ...optional(both('whenSays', 'La condición, con palabras', 'The condition, in words')),
]
const choicesOf = <T extends string>(values: readonly T[], words: Readonly<Record<T, Text>>): readonly PartChoice[] =>
  values.map((value) => ({ value, label: words[value] }))
const certainty = (name = 'certainty', required = true): PartField => ({
  name,
  control: 'choice',
  required,
  label: { es: 'Certeza', en: 'Certainty' },
  choices: choicesOf(CERTAINTIES, CERTAINTY_NOTES),
})
const citation = (name = 'citation'): PartField => ({
  name,
  control: 'text',
  label: { es: 'Norma que lo dice', en: 'Norm that says it' },
})
const GROUNDS: readonly PartField[] = [citation(), certainty()]
const VALIDITY: readonly PartField[] = [
  { name: 'inForceFrom', control: 'date', label: { es: 'Rige desde', en: 'In force from' } },
  { name: 'inForceTo', control: 'date', label: { es: 'Rige hasta', en: 'In force until' } },
]
const FORMATS = ['pdf', 'dwg', 'dxf', 'jpg', 'png'].map((value) => ({ value, label: { es: value.toUpperCase() } }))
const role = (name: string, es: string, en: string): PartField => ({
  name,
  control: 'choice',
  label: { es, en },
  choices: 'roles',
})
export const UNITS = TERM_UNITS.map((value) => ({ value, label: UNIT_WORDS[value].many }))
export const textFields = both
export const certaintyField = certainty
export const citationField = citation

export interface PartForm {
  readonly title: Text
  readonly fields: readonly PartField[]
  readonly schema: ZodType<unknown>
}

export const PART_FORMS: Readonly<Record<PartKind, PartForm>> = {
  roles: {
    title: { es: 'Papel', en: 'Role' },
    schema: roleSchema,
    fields: [KEY, ...both('title', 'Nombre', 'Name')],
  },
  sections: {
    title: { es: 'Sección del formulario', en: 'Section of the form' },
    schema: sectionSchema.omit({ fields: true }),
    fields: [KEY, ...both('title', 'Título', 'Title'), ...WHEN.slice(0, 1)],
  },
  fields: {
    title: { es: 'Dato del formulario', en: 'Field of the form' },
    schema: fieldSchema,
    fields: [
      KEY,
      ...both('title', 'Pregunta', 'Question'),
      ...optional(both('hint', 'Ayuda', 'Help')),
      {
        name: 'kind',
        control: 'choice',
        required: true,
        label: { es: 'Clase', en: 'Kind' },
        choices: choicesOf(Object.keys(FIELD_KINDS) as (keyof typeof FIELD_KINDS)[], FIELD_KIND_WORDS),
      },
      { name: 'required', control: 'yes', label: { es: 'Hay que responderlo', en: 'It has to be answered' } },
      { name: 'unit', control: 'text', label: { es: 'Unidad', en: 'Unit' } },
      {
        name: 'layer',
        control: 'text',
        label: { es: 'Capa de la parcela', en: 'Layer of the parcel' },
        hint: {
          es: 'Código de una capa pública: ahí se busca y se ve en el mapa. Vacío: solo se escribe.',
          en: 'Code of a public layer: there it is looked for and seen on the map. Empty: it is only written.',
        },
      },
      {
        name: 'options',
        control: 'options',
        label: { es: 'Opciones', en: 'Options' },
        hint: {
          es: 'De una elección: una por línea, clave | en español | en inglés.',
          en: 'Of a choice: one a line, key | in Spanish | in English.',
        },
      },
      ...WHEN,
      {
        name: 'valid.holds',
        control: 'expression',
        label: { es: 'La respuesta vale si', en: 'The answer is valid if' },
      },
      ...optional(both('valid.otherwise', 'Qué se dice si no vale', 'What is said where it is not')),
    ],
  },
  documents: {
    title: { es: 'Documento', en: 'Document' },
    schema: documentSchema,
    fields: [
      KEY,
      ...both('title', 'Nombre', 'Name'),
      {
        name: 'accepts',
        control: 'many',
        required: true,
        label: { es: 'Formatos que se aceptan', en: 'Accepted formats' },
        choices: FORMATS,
      },
      ...WHEN,
      ...optional(both('heldBy', 'Quién lo tiene ya', 'Who holds it already')),
      ...GROUNDS,
    ],
  },
  fees: {
    title: { es: 'Tarifa', en: 'Fee' },
    schema: feeSchema,
    fields: [
      KEY,
      ...both('title', 'Nombre', 'Name'),
      {
        name: 'amount',
        control: 'expression',
        required: true,
        label: { es: 'Cuánto, en dólares', en: 'How much, in dollars' },
        hint: {
          es: 'Una cantidad o una expresión FEEL: 87 + max(0, area - 75) * 1.07',
          en: 'An amount or a FEEL expression: 87 + max(0, area - 75) * 1.07',
        },
      },
      ...optional(both('amountSays', 'La tarifa, con palabras', 'The fee, in words')),
      ...WHEN,
      ...GROUNDS,
      ...VALIDITY,
    ],
  },
  checks: {
    title: { es: 'Comprobación antes de presentar', en: 'Check before filing' },
    schema: checkSchema,
    fields: [
      KEY,
      {
        name: 'when',
        control: 'expression',
        required: true,
        label: { es: 'Hay algo que decir cuando', en: 'There is something to say when' },
      },
      {
        name: 'severity',
        control: 'choice',
        required: true,
        label: { es: 'Efecto', en: 'Effect' },
        choices: choicesOf(['stops', 'warns'], SEVERITY_WORDS),
      },
      ...both('message', 'Qué se dice', 'What is said', true),
      ...GROUNDS,
      ...VALIDITY,
    ],
  },
  steps: {
    title: { es: 'Paso', en: 'Step' },
    schema: stepSchema.omit({ actions: true }),
    fields: [
      KEY,
      ...both('title', 'Nombre', 'Name'),
      role('by', 'Quién lo hace', 'Who does it'),
      { name: 'unit', control: 'text', label: { es: 'Unidad', en: 'Unit' } },
      {
        name: 'join',
        control: 'many',
        label: { es: 'Espera a que lleguen estos pasos', en: 'Waits for these steps to arrive' },
        choices: 'steps',
      },
      ...optional(both('opinion.of', 'Se pide opinión a', 'An opinion is asked of')),
      {
        name: 'opinion.within.length',
        control: 'number',
        label: { es: 'Días hábiles para opinar', en: 'Working days for the opinion' },
      },
      {
        name: 'opinion.remind.before',
        control: 'number',
        label: { es: 'Se recuerda: días hábiles antes', en: 'Reminded of: working days before' },
      },
      {
        name: 'opinion.remind.every',
        control: 'number',
        label: {
          es: 'Se recuerda después cada tantos días hábiles',
          en: 'Reminded of afterwards every so many working days',
        },
      },
      {
        name: 'end',
        control: 'choice',
        label: { es: 'Aquí termina, y cómo', en: 'It ends here, and how' },
        choices: choicesOf(ENDS, END_WORDS),
      },
    ],
  },
  actions: {
    title: { es: 'Acción', en: 'Action' },
    schema: actionSchema,
    fields: [
      KEY,
      ...both('title', 'Nombre', 'Name'),
      { name: 'to', control: 'many', required: true, label: { es: 'Lleva a', en: 'Leads to' }, choices: 'steps' },
      role('by', 'Quién puede, si no es quien tiene el paso', 'Who may, if not who has the step'),
      ...WHEN.slice(0, 1),
      {
        name: 'clock',
        control: 'choice',
        label: { es: 'Qué hace con el plazo', en: 'What it does to the term' },
        choices: choicesOf(CLOCK_EFFECTS, CLOCK_EFFECT_WORDS),
      },
      { name: 'tells', control: 'many', label: { es: 'Avisa a', en: 'Tells' }, choices: 'roles' },
    ],
  },
  overrides: {
    title: { es: 'Lo que dice un municipio', en: 'What a municipality says' },
    schema: overrideSchema.omit({ fees: true, documents: true }),
    fields: [
      {
        name: 'jurisdiction',
        control: 'choice',
        required: true,
        label: { es: 'Municipio', en: 'Municipality' },
        choices: 'places',
      },
      ...both('title', 'Cómo se llama en la guía', 'What the guide calls it'),
      {
        name: 'calendar',
        control: 'text',
        label: { es: 'Calendario de días hábiles', en: 'Calendar of working days' },
        hint: { es: 'Su clave. Vacío: el común.', en: 'Its key. Empty: the common one.' },
      },
      {
        name: 'units',
        control: 'units',
        label: { es: 'Unidades', en: 'Units' },
        hint: {
          es: 'Una por línea: paso | unidad que lo atiende ahí. Lo que no se diga sigue como en el común.',
          en: 'One a line: step | unit that works on it there. What is not said stays as in the common one.',
        },
      },
      {
        name: 'labels',
        control: 'labels',
        label: { es: 'Otros nombres', en: 'Other names' },
        hint: {
          es: 'Uno por línea: qué | en español | en inglés. «title» es el nombre del trámite; «steps.review», el de un paso.',
          en: 'One a line: what | in Spanish | in English. “title” is the name of the procedure; “steps.review” that of a step.',
        },
      },
    ],
  },
}
