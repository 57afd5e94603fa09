import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { Nameable } from '../../../data/story-drafts.ts'
import { explorerPaths } from '../../../explorer-paths.ts'
import { AREA } from '../../../rules/stories/story.ts'
import { OBSERVATORY_WORDS } from '../../public/catalogue/words.ts'
import { sectionsToShow } from './story-form.ts'
import { STORY_WORK_WORDS } from './story-work-words.ts'

interface StoryFormProps {
  readonly locale: Locale
  readonly csrf: string
  readonly title: string
  readonly action: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly nameable: Nameable
}

/** Everything that a story says, part by part, in both languages. */
export function StoryFormPage({ locale, csrf, title, action, typed, errors, nameable }: StoryFormProps) {
  const words = STORY_WORK_WORDS[locale]
  const common = (name: string) => ({ locale, ...field({ values: typed, errors }, name) })
  const count = sectionsToShow(typed)
  return (
    <>
      <PageHead
        title={title}
        lead={
          <p>
            {words.sectionsLead} <a href={localPath(locale, explorerPaths.explorer())}>{words.openExplorer}</a>
          </p>
        }
      />
      <Names locale={locale} nameable={nameable} />
      <Form
        action={localPath(locale, action)}
        locale={locale}
        csrf={csrf}
        errors={errors}
        hidden={{ expectedVersion: typed.expectedVersion ?? '0' }}
      >
        <TextField label={words.titleEs} hint={words.titleHint} required {...common('titleEs')} />
        <TextField label={words.titleEn} {...common('titleEn')} />
        <TextArea label={words.leadEs} hint={words.leadHint} required rows={3} {...common('leadEs')} />
        <TextArea label={words.leadEn} rows={3} {...common('leadEn')} />
        <TextField label={words.byEs} hint={words.byHint} required {...common('byEs')} />
        <TextField label={words.byEn} {...common('byEn')} />
        {Array.from({ length: count }, (_, at) => (
          <SectionFields
            key={at}
            locale={locale}
            number={at + 1}
            blank={at + 1 === count && (typed[`order${count}`] ?? '') === ''}
            common={common}
          />
        ))}
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
      </Form>
    </>
  )
}

interface SectionProps {
  readonly locale: Locale
  readonly number: number
  readonly blank: boolean
  readonly common: (name: string) => { readonly locale: Locale } & ReturnType<typeof field>
}

function SectionFields({ locale, number, blank, common }: SectionProps) {
  const words = STORY_WORK_WORDS[locale]
  const of = (name: string) => common(`${name}${number}`)
  const order = of('order')
  return (
    <section class="stack" aria-labelledby={`parte-${number}`}>
      <h2 id={`parte-${number}`}>{blank ? words.blankSection(number) : words.section(number)}</h2>
      <NumberField label={words.order} decimals={false} width="tiny" {...order} value={order.value ?? String(number)} />
      <TextField label={words.headingEs} {...of('headingEs')} />
      <TextField label={words.headingEn} {...of('headingEn')} />
      <TextArea label={words.textEs} hint={words.textHint} rows={8} {...of('textEs')} />
      <TextArea label={words.textEn} hint={words.textEnHint} rows={8} {...of('textEn')} />
      <TextArea label={words.figure} hint={words.figureHint} rows={2} {...of('figure')} />
      <TextField label={words.captionEs} {...of('captionEs')} />
      <TextField label={words.captionEn} {...of('captionEn')} />
    </section>
  )
}

/** Codes of what a text may name, looked up while writing. */
function Names({ locale, nameable }: { readonly locale: Locale; readonly nameable: Nameable }) {
  const words = STORY_WORK_WORDS[locale]
  const rows = [
    { code: AREA, title: OBSERVATORY_WORDS[locale].whole },
    ...nameable.places.map(({ code, name }) => ({ code, title: name })),
    ...nameable.indicators.map(({ code, sheet }) => ({ code, title: say(sheet.title, locale) })),
  ]
  return (
    <details class="as-table">
      <summary>{words.names}</summary>
      <p>{words.namesLead}</p>
      <DataTable
        id="nombres"
        caption={words.names}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', title: words.name, cell: ({ code }) => <code>{code}</code> },
          { key: 'meaning', title: words.meaning, cell: ({ title }) => title },
        ]}
      />
    </details>
  )
}
