import type { ComponentChildren } from 'preact'
import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../../ui/content/content.tsx'
import { Notice } from '../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import type { DefinitionDraft, Edition } from '../../data/definition-drafts.ts'
import { editorPaths, partId } from '../../definition-editor-paths.ts'
import { spanWords } from '../../rules/clock/day-words.ts'
import { checkDefinition } from '../../rules/definition/check.ts'
import type { DefinitionFinding } from '../../rules/definition/finding.ts'
import { FlowPicture } from '../flow/flow-picture.tsx'
import { EDITOR_WORDS } from './editor-words.ts'
import { FindingList, findingsAt } from './finding-list.tsx'
import { ThereInstead } from './there-instead.tsx'

export interface DraftProps {
  readonly draft: DefinitionDraft
  readonly editions: readonly Edition[]
  readonly may: { readonly write: boolean; readonly publish: boolean }
  readonly locale: Locale
  readonly csrf: string | undefined
  readonly local: (path: string) => string
}
type Part = DraftProps & { readonly findings: readonly DefinitionFinding[] }

/** A whole draft: its parts in the order in which they are read, what was found beside each, and what can be done next. */
export function DraftPage(props: DraftProps) {
  const { draft, editions, locale, local } = props
  const words = EDITOR_WORDS[locale]
  const { content } = draft
  const findings = checkDefinition(content)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const part: Part = { ...props, findings }
  const [current] = editions
  const state = errors > 0 ? words.hasErrors : draft.tried ? words.toPublish : words.toTry
  return (
    <>
      <PageHead
        eyebrow={words.draftOf(content.edition)}
        title={say(content.title, locale)}
        lead={words.draftLead}
        marks={<Tag>{draft.tried ? words.isTried : words.isDraft}</Tag>}
      />
      <Notice kind={errors > 0 ? 'warning' : 'info'} locale={locale}>
        {errors > 0 ? `${words.errors(errors)}.` : words.sound} {state}
      </Notice>
      <ButtonRow>
        <ButtonLink href={local(editorPaths.try(draft.id))}>{words.try}</ButtonLink>
        {current === undefined ? null : <a href={local(editorPaths.compare(current.id, draft.id))}>{words.compare}</a>}
        <a href={editorPaths.file(draft.id)} download>
          {words.file}
        </a>
      </ButtonRow>
      <Basics {...part} />
      <Listed {...part} list="roles" title={words.roles} all={content.roles} />
      <Listed
        {...part}
        list="sections"
        title={words.sections}
        all={content.sections}
        below={(section, at) => (
          <Members
            {...part}
            list={`${at}.fields`}
            title={words.fieldsOf(say(section.title, locale))}
            add={words.addField}
            all={section.fields}
          />
        )}
      />
      <Listed {...part} list="documents" title={words.documents} all={content.documents} />
      <Listed {...part} list="fees" title={words.fees} all={content.fees} />
      <Listed
        {...part}
        list="checks"
        title={words.checks}
        all={content.checks.map((each) => ({ ...each, title: each.message }))}
      />
      <Listed
        {...part}
        list="steps"
        title={words.steps}
        all={content.steps}
        below={(step, at) =>
          step.end === undefined ? (
            <Members
              {...part}
              list={`${at}.actions`}
              title={words.actionsOf(say(step.title, locale))}
              add={words.addAction}
              all={step.actions}
            />
          ) : null
        }
      />
      <Section id="recorrido-dibujo" title={words.drawing}>
        <FindingList findings={findings.filter(({ path }) => path === 'steps')} locale={locale} />
        <FlowPicture definition={content} locale={locale} />
      </Section>
      <Listed
        {...part}
        list="overrides"
        title={words.others}
        lead={words.othersLead}
        all={content.overrides.map((each) => ({ ...each, key: each.jurisdiction }))}
        below={(there, at) => (
          <>
            <Members
              {...part}
              list={`${at}.fees`}
              title={words.feesOf(say(there.title, locale))}
              add={words.addFee}
              all={there.fees ?? []}
            />
            <Members
              {...part}
              list={`${at}.documents`}
              title={words.documentsOf(say(there.title, locale))}
              add={words.addDocument}
              all={there.documents ?? []}
            />
            <ThereInstead definition={content} place={there.jurisdiction} locale={locale} />
          </>
        )}
      />
      <Ending {...part} errors={errors} />
    </>
  )
}

function Section(props: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="stack" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </section>
  )
}

function Basics({ draft, findings, may, locale, local }: Part) {
  const words = EDITOR_WORDS[locale]
  const { content } = draft
  const { term } = content
  const here = findings.filter(({ path }) => /^(term|open|counted|lasts|appeal)/.test(path))
  const texts: readonly (readonly [Text, Text])[] = [
    [{ es: 'Qué resuelve', en: 'What it settles' }, content.summary],
    [{ es: 'Quién lo presenta', en: 'Who files it' }, content.who],
    [{ es: 'Lo que dice quien lo necesita', en: 'What a person says who needs it' }, content.situation],
  ]
  return (
    <Section id={partId('basics')} title={words.general}>
      <FindingList findings={here} locale={locale} />
      <DefinitionList
        items={[
          ...texts.map(([title, text]) => ({
            term: say(title, locale),
            value: <Spoken text={text} locale={locale} />,
          })),
          {
            term: locale === 'es' ? 'Plazo' : 'Term',
            value:
              term === undefined
                ? '–'
                : `${spanWords(term, locale)}${term.citation === undefined ? '' : ` (${term.citation})`}`,
          },
          { term: locale === 'es' ? 'Calendario' : 'Calendar', value: content.calendar },
        ]}
      />
      {may.write ? (
        <p>
          <a href={local(editorPaths.part(draft.id, 'basics'))}>{words.of(words.edit, words.general)}</a>
        </p>
      ) : null}
    </Section>
  )
}

interface Member {
  readonly key: string
  readonly title: Text
}

function Listed<T extends Member>(
  props: Part & {
    readonly list: string
    readonly title: string
    readonly lead?: string
    readonly all: readonly T[]
    readonly below?: (each: T, at: string) => ComponentChildren
  },
) {
  const { title, lead, list, below } = props
  return (
    <Section id={`lista-${list}`} title={title}>
      {lead === undefined ? null : <p class="soft">{lead}</p>}
      <Members {...props} add={EDITOR_WORDS[props.locale].add} below={below} title={undefined} named={title} />
    </Section>
  )
}

/** Lists that stand below each member of a list, with what was found in them. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  sections: ['fields'],
  steps: ['actions'],
  overrides: ['fees', 'documents'],
}

function Members<T extends Member>(
  props: Part & {
    readonly list: string
    readonly title: string | undefined
    readonly add: string
    /** What is added to, for who hears the link alone. */
    readonly named?: string
    readonly all: readonly T[]
    readonly below?: ((each: T, at: string) => ComponentChildren) | undefined
  },
) {
  const { draft, findings, may, locale, csrf, local, list, title, add, named, all, below } = props
  const words = EDITOR_WORDS[locale]
  return (
    <div class="editor-list">
      {title === undefined ? null : <h3 class="editor-below">{title}</h3>}
      <FindingList findings={findings.filter(({ path }) => path === list && path !== 'steps')} locale={locale} />
      {all.length === 0 ? <p class="soft">{words.noParts}</p> : null}
      <ol>
        {all.map((each, index) => {
          const at = `${list}.${index}`
          const name = say(each.title, locale)
          return (
            <li key={`${each.key} ${index}`} id={partId(at)}>
              <div class="editor-row">
                <p>
                  <Spoken text={each.title} locale={locale} /> <code>{each.key}</code>
                </p>
                {may.write ? (
                  <form class="editor-acts" method="post" action={local(editorPaths.order(draft.id))}>
                    {csrf === undefined ? null : <input type="hidden" name="csrf" value={csrf} />}
                    <input type="hidden" name="expectedVersion" value={String(draft.version)} />
                    <input type="hidden" name="at" value={at} />
                    <a href={local(editorPaths.part(draft.id, at))} aria-label={words.of(words.edit, name)}>
                      {words.edit}
                    </a>
                    <Button
                      kind="quiet"
                      size="small"
                      name="act"
                      value="up"
                      label={words.of(words.up, name)}
                      disabled={index === 0}
                    >
                      ↑
                    </Button>
                    <Button
                      kind="quiet"
                      size="small"
                      name="act"
                      value="down"
                      label={words.of(words.down, name)}
                      disabled={index === all.length - 1}
                    >
                      ↓
                    </Button>
                    <Button kind="quiet" size="small" name="act" value="remove" label={words.of(words.remove, name)}>
                      {words.remove}
                    </Button>
                  </form>
                ) : null}
              </div>
              <FindingList findings={findingsAt(findings, at, BELOW[list])} locale={locale} />
              {below?.(each, at)}
            </li>
          )
        })}
      </ol>
      {may.write ? (
        <p>
          <a href={local(editorPaths.add(draft.id, list))} aria-label={`${add}: ${named ?? title ?? ''}`}>
            {add}
          </a>
        </p>
      ) : null}
    </div>
  )
}

function Ending(props: Part & { readonly errors: number }) {
  const { draft, may, locale, csrf, local, errors } = props
  const words = EDITOR_WORDS[locale]
  const send = (action: string, kind: 'primary' | 'danger', title: string, lead: string) => (
    <form class="stack" method="post" action={local(action)}>
      {csrf === undefined ? null : <input type="hidden" name="csrf" value={csrf} />}
      <input type="hidden" name="expectedVersion" value={String(draft.version)} />
      <p class="soft">{lead}</p>
      <ButtonRow>
        <Button type="submit" kind={kind}>
          {title}
        </Button>
      </ButtonRow>
    </form>
  )
  return (
    <>
      {may.publish ? (
        <Section id="publicar" title={words.publish}>
          {errors > 0 ? (
            <p>{words.hasErrors}</p>
          ) : (
            send(editorPaths.publish(draft.id), 'primary', words.publish, words.publishLead)
          )}
        </Section>
      ) : null}
      {may.write ? (
        <Section id="descartar" title={words.discard}>
          {send(editorPaths.discard(draft.id), 'danger', words.discard, words.discardLead)}
        </Section>
      ) : null}
    </>
  )
}
