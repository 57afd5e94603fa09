import { type CivilDate, civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { WritableStory } from '../../../data/story-drafts.ts'
import type { Story, StoryDraft } from '../../../data/story-store.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import { storyWorkPaths } from '../../../stories-paths.ts'
import { DemoTag } from '../../public/catalogue/observatory-frame.tsx'
import { STORY_WORK_WORDS } from './story-work-words.ts'

interface StoriesProps {
  readonly locale: Locale
  readonly zone: string
  readonly stories: readonly Story[]
  readonly drafts: readonly StoryDraft[]
}

/** What is being written and what is published. */
export function StoriesWorkPage({ locale, zone, stories, drafts }: StoriesProps) {
  const words = STORY_WORK_WORDS[locale]
  const here = (path: string) => localPath(locale, path)
  const published = new Set(stories.map(({ code }) => code))
  const drafted = new Set(drafts.map(({ code }) => code))
  return (
    <>
      <PageHead
        title={words.title}
        lead={
          <p>
            {words.lead} <a href={here(publicationPaths.stories())}>{words.seePublic}</a>
          </p>
        }
      />
      <ButtonRow>
        <ButtonLink kind="primary" href={here(storyWorkPaths.start())}>
          {words.start}
        </ButtonLink>
      </ButtonRow>
      <section class="stack" aria-labelledby="borradores">
        <h2 id="borradores">{words.drafts}</h2>
        <DataTable
          id="borradores-tabla"
          caption={words.drafts}
          captionHidden
          cards
          locale={locale}
          rows={drafts}
          rowKey={({ id }) => id}
          empty={words.noDrafts}
          columns={[
            {
              key: 'story',
              title: words.story,
              cell: ({ code, content }) => <a href={here(storyWorkPaths.story(code))}>{say(content.title, locale)}</a>,
            },
            {
              key: 'changed',
              title: words.changed,
              kind: 'date',
              cell: ({ changedAt }) => formatDate(civilDateAt(changedAt, zone), locale),
            },
            {
              key: 'standing',
              title: words.standing,
              cell: ({ code }) => (published.has(code) ? words.nextEdition : words.neverPublished),
            },
          ]}
        />
      </section>
      <section class="stack" aria-labelledby="publicados">
        <h2 id="publicados">{words.published}</h2>
        <DataTable
          id="publicados-tabla"
          caption={words.published}
          captionHidden
          cards
          locale={locale}
          rows={stories}
          rowKey={({ id }) => id}
          empty={words.nonePublished}
          columns={[
            {
              key: 'story',
              title: words.story,
              cell: ({ code, content, demo }) => (
                <>
                  <a href={here(storyWorkPaths.story(code))}>{say(content.title, locale)}</a>{' '}
                  <DemoTag locale={locale} demo={demo} />
                </>
              ),
            },
            { key: 'edition', title: words.edition, kind: 'number', cell: ({ number }) => number },
            {
              key: 'on',
              title: words.on,
              kind: 'date',
              cell: ({ publishedOn }) => formatDate(publishedOn, locale),
            },
            {
              key: 'standing',
              title: words.standing,
              cell: ({ code }) => (drafted.has(code) ? words.hasDraft : words.inForce),
            },
          ]}
        />
      </section>
    </>
  )
}

interface StoryWorkProps extends WritableStory {
  readonly locale: Locale
  readonly csrf: string
  readonly zone: string
  readonly today: CivilDate
  readonly code: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** One story: its draft with what can be done with it, and every edition that was published. */
export function StoryWorkPage(props: StoryWorkProps) {
  const { locale, zone, code, editions, draft } = props
  const words = STORY_WORK_WORDS[locale]
  const here = (path: string) => localPath(locale, path)
  const content = draft?.content ?? editions[0]?.content
  return (
    <>
      <PageHead
        eyebrow={editions[0] === undefined ? words.neverPublished : words.version(editions[0].number)}
        title={content === undefined ? '' : say(content.title, locale)}
        lead={
          draft === undefined ? (
            <p>{words.noDraft}</p>
          ) : (
            <p>{words.draftLead(formatDate(civilDateAt(draft.changedAt, zone), locale, 'prose'))}</p>
          )
        }
      />
      <ButtonRow>
        <ButtonLink kind="primary" href={here(storyWorkPaths.edit(code))}>
          {draft === undefined ? words.writeNext : words.write}
        </ButtonLink>
        {draft === undefined ? null : (
          <ButtonLink href={here(storyWorkPaths.preview(code))}>{words.preview}</ButtonLink>
        )}
      </ButtonRow>
      {draft === undefined ? null : <DraftActs {...props} draft={draft} />}
      {editions.length === 0 ? null : <Editions {...props} />}
    </>
  )
}

function DraftActs({
  locale,
  csrf,
  today,
  code,
  editions,
  draft,
  typed,
  errors,
}: StoryWorkProps & { draft: StoryDraft }) {
  const words = STORY_WORK_WORDS[locale]
  const hidden = { expectedVersion: String(draft.version) }
  const first = editions.length === 0
  return (
    <>
      <section class="stack" aria-labelledby="publicar">
        <h2 id="publicar">{words.publish}</h2>
        <p>{words.publishLead(formatDate(today, locale, 'prose'))}</p>
        <Form
          action={localPath(locale, storyWorkPaths.publish(code))}
          locale={locale}
          csrf={csrf}
          errors={errors}
          hidden={hidden}
        >
          <TextArea
            label={words.note}
            hint={first ? words.noteFirstHint : words.noteHint}
            required={!first}
            rows={2}
            locale={locale}
            {...field({ values: typed, errors }, 'note')}
          />
          <Button type="submit" kind="primary">
            {words.publish}
          </Button>
        </Form>
      </section>
      <section class="stack" aria-labelledby="descartar">
        <h2 id="descartar">{words.discard}</h2>
        <p>{words.discardLead}</p>
        <Form action={localPath(locale, storyWorkPaths.discard(code))} locale={locale} csrf={csrf} hidden={hidden}>
          <Button type="submit">{words.discard}</Button>
        </Form>
      </section>
    </>
  )
}

function Editions({ locale, code, editions }: StoryWorkProps) {
  const words = STORY_WORK_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="versiones">
      <h2 id="versiones">{words.editions}</h2>
      <DataTable
        id="versiones-tabla"
        caption={words.editions}
        captionHidden
        cards
        locale={locale}
        rows={editions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'edition',
            title: words.edition,
            cell: ({ number }) => (
              <a href={localPath(locale, publicationPaths.storyEdition(code, number))}>{words.version(number)}</a>
            ),
          },
          { key: 'on', title: words.on, kind: 'date', cell: ({ publishedOn }) => formatDate(publishedOn, locale) },
          {
            key: 'note',
            title: words.note,
            cell: ({ note }) => (note === '' ? '–' : <span lang={locale === 'es' ? undefined : 'es'}>{note}</span>),
          },
        ]}
      />
    </section>
  )
}
