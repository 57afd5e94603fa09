import { civilDateAt } from '../../../../kernel/civil.ts'
import { formatDate } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../ui/button/button.tsx'
import { Spoken } from '../../../../ui/content/content.tsx'
import { Form } from '../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { DefinitionDraft, Edition } from '../../data/definition-drafts.ts'
import { editorPaths } from '../../definition-editor-paths.ts'
import { definitionPaths } from '../../definitions-paths.ts'
import { checkDefinition } from '../../rules/definition/check.ts'
import type { Definition } from '../../rules/definition/definition.ts'
import { EDITOR_WORDS } from './editor-words.ts'

export interface ListShown {
  readonly form: 'start' | 'import' | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** What is published and what is being written, with what the checker says of each. */
export function ListPage(props: {
  readonly editions: readonly Edition[]
  readonly drafts: readonly DefinitionDraft[]
  readonly shown: ListShown
  readonly mayWrite: boolean
  readonly zone: string
  readonly locale: Locale
  readonly csrf: string | undefined
  readonly local: (path: string) => string
}) {
  const { editions, drafts, mayWrite, zone, locale, csrf, local } = props
  const words = EDITOR_WORDS[locale]
  const current = editions.filter((each, index) => editions.findIndex(({ code }) => code === each.code) === index)
  const day = (instant: string) => formatDate(civilDateAt(instant, zone), locale)
  return (
    <>
      <PageHead title={words.list} lead={words.listLead} />
      <section class="stack" aria-labelledby="borradores">
        <h2 id="borradores">{words.drafts}</h2>
        <DataTable
          id="borradores-tabla"
          caption={words.drafts}
          captionHidden
          locale={locale}
          cards
          rows={drafts}
          rowKey={({ id }) => id}
          empty={words.noDrafts}
          columns={[
            {
              key: 'procedure',
              title: words.procedure,
              cell: ({ id, content }) => (
                <a href={local(editorPaths.draft(id))}>
                  <Spoken text={content.title} locale={locale} /> ({content.edition})
                </a>
              ),
            },
            { key: 'changed', title: words.changed, kind: 'date', cell: ({ changedAt }) => day(changedAt) },
            { key: 'findings', title: words.findings, cell: ({ content }) => found(content, locale) },
            { key: 'state', title: words.state, cell: ({ tried }) => (tried ? words.isTried : words.isDraft) },
          ]}
        />
      </section>
      <section class="stack" aria-labelledby="publicados">
        <h2 id="publicados">{words.published}</h2>
        <DataTable
          id="publicados-tabla"
          caption={words.published}
          captionHidden
          locale={locale}
          cards
          rows={current}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'procedure',
              title: words.procedure,
              cell: ({ code, content }) => (
                <a href={local(definitionPaths.guide(code))}>
                  <Spoken text={content.title} locale={locale} />
                </a>
              ),
            },
            { key: 'edition', title: words.edition, kind: 'code', cell: ({ edition }) => edition },
            { key: 'since', title: words.since, kind: 'date', cell: ({ publishedAt }) => day(publishedAt) },
            {
              key: 'earlier',
              title: words.earlier,
              cell: ({ id, code }) => {
                const before = editions.filter((each) => each.code === code && each.id !== id)
                return before.length === 0
                  ? '–'
                  : before.map((each) => (
                      <span key={each.id}>
                        <a href={local(editorPaths.compare(each.id, id))}>{each.edition}</a>{' '}
                      </span>
                    ))
              },
            },
            { key: 'findings', title: words.findings, cell: ({ content }) => found(content, locale) },
            {
              key: 'what',
              title: words.what,
              cell: ({ id, code, content }) => {
                const draft = drafts.find((each) => each.code === code)
                return (
                  <div class="editor-acts">
                    {draft !== undefined ? (
                      <a href={local(editorPaths.draft(draft.id))}>{words.goOn}</a>
                    ) : mayWrite ? (
                      <form method="post" action={local(editorPaths.start())}>
                        {csrf === undefined ? null : <input type="hidden" name="csrf" value={csrf} />}
                        <input type="hidden" name="code" value={code} />
                        <Button size="small" label={words.of(words.openDraft, say(content.title, locale))}>
                          {words.openDraft}
                        </Button>
                      </form>
                    ) : null}
                    <a
                      href={editorPaths.file(id)}
                      download
                      aria-label={words.of(words.file, say(content.title, locale))}
                    >
                      {words.file}
                    </a>
                  </div>
                )
              },
            },
          ]}
        />
      </section>
      {mayWrite ? <Begin {...props} /> : null}
    </>
  )
}

function found(content: Definition, locale: Locale): string {
  const words = EDITOR_WORDS[locale]
  const all = checkDefinition(content)
  const errors = all.filter(({ severity }) => severity === 'error').length
  const warnings = all.length - errors
  const said = [...(errors > 0 ? [words.errors(errors)] : []), ...(warnings > 0 ? [words.warnings(warnings)] : [])]
  return said.length === 0 ? words.nothing : said.join(', ')
}

function Begin(props: {
  readonly shown: ListShown
  readonly locale: Locale
  readonly csrf: string | undefined
  readonly local: (path: string) => string
}) {
  const { shown, locale, csrf, local } = props
  const words = EDITOR_WORDS[locale]
  const stateOf = (form: ListShown['form']) =>
    shown.form === form ? { values: shown.typed, errors: shown.errors } : { values: {}, errors: [] }
  const [start, bring] = [stateOf('start'), stateOf('import')]
  return (
    <>
      <section class="stack" aria-labelledby="nuevo">
        <h2 id="nuevo">{words.fresh}</h2>
        <Form
          action={local(editorPaths.start())}
          locale={locale}
          csrf={csrf}
          errors={start.errors}
          labels={{ code: words.code, title: words.name }}
        >
          <TextField {...field(start, 'title')} locale={locale} label={words.name} required maxLength={200} />
          <TextField
            {...field(start, 'code')}
            locale={locale}
            label={words.code}
            hint={words.codeHint}
            required
            width="half"
            maxLength={60}
          />
          <ButtonRow>
            <Button type="submit">{words.start}</Button>
          </ButtonRow>
        </Form>
      </section>
      <section class="stack" aria-labelledby="traer">
        <h2 id="traer">{words.bring}</h2>
        <p class="soft">{words.bringLead}</p>
        <Form
          action={local(editorPaths.bringIn())}
          locale={locale}
          csrf={csrf}
          errors={bring.errors}
          labels={{ yaml: words.yaml }}
        >
          <TextArea {...field(bring, 'yaml')} locale={locale} label={words.yaml} required rows={8} />
          <ButtonRow>
            <Button type="submit">{words.bringIn}</Button>
          </ButtonRow>
        </Form>
      </section>
    </>
  )
}
