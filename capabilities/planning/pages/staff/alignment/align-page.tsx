import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { SearchBox } from '../../../../../ui/form/search-box.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { alignmentPaths } from '../../../alignment-paths.ts'
import type { AlignmentItem, ElementAlignment } from '../../../data/alignment-queries.ts'
import { planningPaths } from '../../../paths.ts'
import { findByWords } from '../../../rules/alignment/find-words.ts'
import { coverageWords } from '../../plan/coverage/coverage-words.ts'
import { KIND_NAMES } from '../../plan/element-words.ts'
import { Part, Title } from '../../plan/figure-parts.tsx'

export interface AlignPageProps {
  readonly answer: ElementAlignment
  readonly locale: Locale
  readonly csrf: string
  readonly find: string
}

/** What one element contributes to: said, confirmed, taken away, and looked for in all catalogues at once. */
export function AlignPage(props: AlignPageProps) {
  const { answer, locale, csrf, find } = props
  const { element, alignments, catalogues } = answer
  const words = coverageWords(locale)
  const items = catalogues.flatMap((each) => each.items)
  const byId = new Map(items.map((item) => [item.id, item]))
  const local = (path: string) => localPath(locale, path)
  return (
    <>
      <PageHead
        eyebrow={[element.unit ?? element.year, say(KIND_NAMES[element.kind], locale)].join(' · ')}
        title={<Title text={element.title} code={element.code ?? undefined} locale={locale} />}
        lead={<p>{words.formLead}</p>}
      />
      <p>
        <a href={local(planningPaths.element(element.id))}>{words.toElement}</a>
      </p>
      <Part id="contribuye" title={words.current}>
        {alignments.length === 0 ? <p class="soft">{words.currentNone}</p> : null}
        <ul class="align-list">
          {alignments.map(({ item: id, proposal, reason }) => {
            const item = byId.get(id)
            if (item === undefined) return null
            const why = proposal ?? reason
            return (
              <li key={id}>
                <span>
                  <ItemLine item={item} answer={answer} locale={locale} />{' '}
                  {proposal === null ? null : <Tag kind="demo">{words.proposed}</Tag>}
                  {why === null ? null : (
                    <span class="soft" lang="es">
                      {' '}
                      {why}
                    </span>
                  )}
                </span>
                <span class="button-row">
                  {proposal === null ? null : (
                    <OneButton
                      action={local(alignmentPaths.element(element.id))}
                      csrf={csrf}
                      item={item}
                      title={words.confirm}
                      reason={proposal}
                    />
                  )}
                  <OneButton
                    action={local(alignmentPaths.remove(element.id))}
                    csrf={csrf}
                    item={item}
                    title={words.remove}
                  />
                </span>
              </li>
            )
          })}
        </ul>
      </Part>
      <Part id="buscar" title={words.find}>
        <SearchBox
          action={`${local(alignmentPaths.element(element.id))}#buscar`}
          locale={locale}
          label={words.find}
          name="buscar"
          id="buscar-catalogos"
          value={find}
        />
        <p class="soft">{words.findHint}</p>
        {find === '' ? null : <Found {...props} items={items} />}
      </Part>
    </>
  )
}

function Found({ answer, locale, csrf, find, items }: AlignPageProps & { readonly items: readonly AlignmentItem[] }) {
  const words = coverageWords(locale)
  const said = new Set(answer.alignments.filter(({ proposal }) => proposal === null).map(({ item }) => item))
  const found = findByWords(items, ({ code, title }) => `${code} ${title.es} ${title.en ?? ''}`, find, 40)
  return (
    <>
      <p role="status">{words.found(found.length)}</p>
      <ul class="align-list">
        {found.map((item) => (
          <li key={item.id}>
            <ItemLine item={item} answer={answer} locale={locale} />
            {said.has(item.id) ? (
              <span class="soft">{words.already}</span>
            ) : (
              <form method="post" action={localPath(locale, alignmentPaths.element(answer.element.id))}>
                <input type="hidden" name="csrf" value={csrf} />
                <input type="hidden" name="itemId" value={item.id} />
                <input
                  class="input input-small"
                  name="reason"
                  maxlength={1000}
                  placeholder={words.reason}
                  aria-label={`${words.reason}: ${item.code}`}
                />
                <Button type="submit" size="small" label={`${words.add}: ${item.code} ${say(item.title, locale)}`}>
                  {words.add}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function ItemLine({
  item,
  answer,
  locale,
}: {
  readonly item: AlignmentItem
  readonly answer: ElementAlignment
  readonly locale: Locale
}) {
  const catalogue = answer.catalogues.find(({ code }) => code === item.catalogue)
  return (
    <span>
      <b class="figure">{item.code}</b> <Spoken text={item.title} locale={locale} />{' '}
      {catalogue === undefined ? null : <span class="soft">{say(catalogue.title, locale)}</span>}
    </span>
  )
}

function OneButton(props: {
  readonly action: string
  readonly csrf: string
  readonly item: AlignmentItem
  readonly title: string
  readonly reason?: string
}) {
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="csrf" value={props.csrf} />
      <input type="hidden" name="itemId" value={props.item.id} />
      {props.reason === undefined ? null : <input type="hidden" name="reason" value={props.reason} />}
      <Button
        type="submit"
        kind="quiet"
        size="small"
        label={`${props.title}: ${props.item.code} ${props.item.title.es}`}
      >
        {props.title}
      </Button>
    </form>
  )
}
