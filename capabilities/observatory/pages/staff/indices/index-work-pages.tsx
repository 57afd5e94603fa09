import { type CivilDate, civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { WritableIndex } from '../../../data/index-drafts.ts'
import type { IndexDraft, IndexEdition } from '../../../data/indices-store.ts'
import { indexPaths, indexWorkPaths } from '../../../indices-paths.ts'
import { checkIndex } from '../../../rules/indices/check.ts'
import type { IndexDefinition } from '../../../rules/indices/definition.ts'
import { AGGREGATION_WORDS, figure } from '../../../rules/indices/steps.ts'
import { INDEX_WORK_WORDS } from './index-work-words.ts'
import { TermsTable } from './terms-table.tsx'

interface IndicesProps {
  readonly locale: Locale
  readonly indices: readonly { readonly edition: IndexEdition; readonly draft: IndexDraft | undefined }[]
}

/** Every index with its version in force, and whether the next one is being decided. */
export function IndicesWorkPage({ locale, indices }: IndicesProps) {
  const words = INDEX_WORK_WORDS[locale]
  return (
    <>
      <PageHead
        title={words.title}
        lead={
          <p>
            {words.lead} <a href={localPath(locale, indexPaths.indices())}>{words.seePublic}</a>
          </p>
        }
      />
      <DataTable
        id="indices"
        caption={words.title}
        captionHidden
        cards
        locale={locale}
        rows={indices}
        rowKey={({ edition }) => edition.id}
        columns={[
          {
            key: 'index',
            title: words.index,
            cell: ({ edition: { content } }) => (
              <a href={localPath(locale, indexWorkPaths.index(content.code))}>
                <Spoken text={content.title} locale={locale} />
              </a>
            ),
          },
          { key: 'edition', title: words.edition, cell: ({ edition }) => edition.content.version },
          {
            key: 'from',
            title: words.from,
            kind: 'date',
            cell: ({ edition }) => formatDate(edition.content.valid.from as CivilDate, locale),
          },
          {
            key: 'standing',
            title: words.standing,
            cell: ({ draft }) => (draft === undefined ? words.inForce : words.hasDraft),
          },
        ]}
      />
    </>
  )
}

interface IndexWorkProps extends WritableIndex {
  readonly locale: Locale
  readonly csrf: string
  readonly zone: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** One index whole, as its draft says it or, without one, as it is in force; each part leads to where it is changed. */
export function IndexWorkPage(props: IndexWorkProps) {
  const { locale, zone, editions, draft, indicators } = props
  const words = INDEX_WORK_WORDS[locale]
  const here = (path: string) => localPath(locale, path)
  const [newest] = editions
  const definition = draft?.content ?? newest.content
  const { code } = definition
  return (
    <>
      <PageHead
        eyebrow={words.version(newest.content.version)}
        title={<Spoken text={definition.title} locale={locale} />}
        lead={
          <p>
            {draft === undefined
              ? words.noDraft
              : words.draft(formatDate(civilDateAt(draft.changedAt, zone), locale, 'prose'))}{' '}
            <a href={here(indexPaths.method(code))}>{words.seeMethod}</a>
          </p>
        }
      />
      {draft === undefined ? null : <Findings locale={locale} definition={definition} />}
      {draft === undefined ? null : (
        <ButtonRow>
          <ButtonLink kind="primary" href={here(indexWorkPaths.changes(code))}>
            {words.seeChanges}
          </ButtonLink>
        </ButtonRow>
      )}
      <section class="stack" aria-labelledby="datos">
        <h2 id="datos">{words.about}</h2>
        <p>
          <Spoken text={definition.summary} locale={locale} />
        </p>
        <p>
          <Spoken text={definition.method.source} locale={locale} />
        </p>
        <ChangeLink locale={locale} href={indexWorkPaths.about(code)} what={words.about} />
      </section>
      <section class="stack" aria-labelledby="niveles">
        <h2 id="niveles">{words.levels}</h2>
        <ul>
          {definition.levels.map(({ key, title, aggregation, minimumCoverage }) => (
            <li key={key}>
              <Spoken text={title} locale={locale} />: {say(AGGREGATION_WORDS[aggregation], locale)};{' '}
              {words.minimum.toLowerCase()} {figure(minimumCoverage)} %
            </li>
          ))}
        </ul>
        <ChangeLink locale={locale} href={indexWorkPaths.levels(code)} what={words.levels} />
      </section>
      <section class="stack" aria-labelledby="bandas">
        <h2 id="bandas">{words.bands}</h2>
        <ul>
          {definition.bands.map(({ key, title, from }) => (
            <li key={key}>
              <Spoken text={title} locale={locale} />: {words.bandFrom.toLowerCase()} {figure(from)}
            </li>
          ))}
        </ul>
        <ChangeLink locale={locale} href={indexWorkPaths.bands(code)} what={words.bands} />
      </section>
      <section class="stack" aria-labelledby="terminos">
        <h2 id="terminos">{words.terms}</h2>
        <TermsTable locale={locale} definition={definition} known={new Set(indicators.map((each) => each.code))} />
      </section>
      {draft === undefined ? null : <DraftActs {...props} draft={draft} />}
    </>
  )
}

function ChangeLink({ locale, href, what }: { readonly locale: Locale; readonly href: string; readonly what: string }) {
  const words = INDEX_WORK_WORDS[locale]
  return (
    <p>
      <a href={localPath(locale, href)}>
        {words.change}
        <span class="hidden">: {what.toLowerCase()}</span>
      </a>
    </p>
  )
}

/** What is wrong with a draft as it stands. */
function Findings({ locale, definition }: { readonly locale: Locale; readonly definition: IndexDefinition }) {
  const wrong = checkIndex(definition).filter(({ severity }) => severity === 'error')
  if (wrong.length === 0) return null
  return (
    <Notice kind="warning" locale={locale} title={INDEX_WORK_WORDS[locale].wrong}>
      <ul>
        {wrong.map(({ kind, path, message }) => (
          <li key={`${kind} ${path}`}>{say(message, locale)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function DraftActs({ locale, csrf, draft, typed, errors }: IndexWorkProps & { readonly draft: IndexDraft }) {
  const words = INDEX_WORK_WORDS[locale]
  const { code } = draft.content
  const hidden = { expectedVersion: String(draft.version) }
  const common = (name: string) => ({ locale, ...field({ values: typed, errors }, name) })
  return (
    <>
      <section class="stack" aria-labelledby="publicar">
        <h2 id="publicar">{words.publish}</h2>
        <p>{words.publishLead}</p>
        <Form
          action={localPath(locale, indexWorkPaths.publish(code))}
          locale={locale}
          csrf={csrf}
          errors={errors}
          hidden={hidden}
        >
          <TextField label={words.editionName} hint={words.editionHint} required width="short" {...common('edition')} />
          <DateField label={words.validFrom} required {...common('validFrom')} />
          <TextArea label={words.note} hint={words.noteHint} required rows={3} {...common('note')} />
          <Button type="submit" kind="primary">
            {words.publish}
          </Button>
        </Form>
      </section>
      <section class="stack" aria-labelledby="descartar">
        <h2 id="descartar">{words.discard}</h2>
        <p>{words.discardLead}</p>
        <Form action={localPath(locale, indexWorkPaths.discard(code))} locale={locale} csrf={csrf} hidden={hidden}>
          <Button type="submit">{words.discard}</Button>
        </Form>
      </section>
    </>
  )
}
