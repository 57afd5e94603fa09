import { z } from 'zod'
import { ok, type Refusal, type Result } from '../../../../../kernel/result.ts'
import type { Text } from '../../../../../kernel/text.ts'
import type { Typed } from '../../../../../platform/web/form.ts'
import { type KnownNames, MOST_SECTIONS, type StoryContent } from '../../../rules/stories/story.ts'
import { sectionsOf, type WrittenSection, writtenSections } from '../../../rules/stories/written.ts'

const line = z.string().min(1).max(300)
const long = z.string().min(1).max(2000)

const SECTION_FIELDS = {
  order: z.coerce.number().int().min(1).max(99).optional(),
  headingEs: line.optional(),
  headingEn: line.optional(),
  textEs: z.string().max(8000).optional(),
  textEn: z.string().max(8000).optional(),
  figure: z.string().max(3000).optional(),
  captionEs: line.optional(),
  captionEn: line.optional(),
}
type SectionFields = typeof SECTION_FIELDS
type SectionKey = keyof SectionFields
const SECTION_KEYS = Object.keys(SECTION_FIELDS) as SectionKey[]

/** Parts of the form, whether anything is written in them or not. */
export const SECTION_NUMBERS: readonly number[] = Array.from({ length: MOST_SECTIONS }, (_, at) => at + 1)

const sectionShape = Object.fromEntries(
  SECTION_NUMBERS.flatMap((number) => SECTION_KEYS.map((key) => [`${key}${number}`, SECTION_FIELDS[key]] as const)),
) as { readonly [Name in `${SectionKey}${number}`]: SectionFields[SectionKey] }

export const storyForm = z.object({
  expectedVersion: z.coerce.number().int(),
  titleEs: line,
  titleEn: line.optional(),
  leadEs: long,
  leadEn: long.optional(),
  byEs: line,
  byEn: line.optional(),
  ...sectionShape,
})

const text = (es: string, en: string | undefined): Text => (en === undefined ? { es } : { es, en })

/** The story that the form describes, or what is wrong with the first part that is. */
export function storyOfForm(form: z.infer<typeof storyForm>, known: KnownNames): Result<StoryContent, Refusal> {
  const fields: Readonly<Record<string, unknown>> = form
  const sections = sectionsOf(
    SECTION_NUMBERS.map((number): WrittenSection => {
      const said = (key: SectionKey) => {
        const value = fields[`${key}${number}`]
        return typeof value === 'string' ? value : undefined
      }
      const order = fields[`order${number}`]
      return {
        number,
        order: typeof order === 'number' ? order : number,
        ...{ headingEs: said('headingEs'), headingEn: said('headingEn') },
        ...{ textEs: said('textEs'), textEn: said('textEn') },
        ...{ figure: said('figure'), captionEs: said('captionEs'), captionEn: said('captionEn') },
      }
    }),
    known,
  )
  if (!sections.ok) return sections
  const { titleEs, titleEn, leadEs, leadEn, byEs, byEn } = form
  return ok({
    title: text(titleEs, titleEn),
    lead: text(leadEs, leadEn),
    by: text(byEs, byEn),
    sections: sections.value,
  })
}

/** A story as the form shows it. */
export function typedStory(content: StoryContent, expectedVersion: number): Typed {
  const { title, lead, by } = content
  const typed: Record<string, string> = {
    expectedVersion: String(expectedVersion),
    titleEs: title.es,
    titleEn: title.en ?? '',
    leadEs: lead.es,
    leadEn: lead.en ?? '',
    byEs: by.es,
    byEn: by.en ?? '',
  }
  for (const { number, ...fields } of writtenSections(content))
    for (const [name, value] of Object.entries(fields))
      if (value !== undefined) typed[`${name}${number}`] = String(value)
  return typed
}

/** Parts to show: those with something in them and one more, as far as there is room. */
export function sectionsToShow(typed: Typed): number {
  const last = SECTION_NUMBERS.findLast((number) =>
    SECTION_KEYS.some((key) => key !== 'order' && (typed[`${key}${number}`] ?? '').trim() !== ''),
  )
  return Math.min(MOST_SECTIONS, (last ?? 0) + 1)
}
