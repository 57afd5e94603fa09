import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { SearchBox } from '../../../../../ui/form/search-box.tsx'
import type { LinkedElement } from '../../../data/stored-risk.ts'
import { riskPaths } from '../../../risk-paths.ts'
import { KIND_NAMES } from '../../plan/element-words.ts'
import { Part, Title } from '../../plan/figure-parts.tsx'
import { findElements } from '../../plan/find-elements.ts'
import { textOf } from '../../plan/plan-index.ts'
import { hrefs, type PlanView } from '../../plan/plan-view.ts'
import { ElementName } from './element-name.tsx'
import type { RiskPageProps } from './risk-page-props.ts'
import { riskPageWords } from './risk-page-words.ts'

/** Where the risk stands in the plans, and, for who keeps the catalogue, what else it may be linked to. */
export function LinksPart(props: RiskPageProps) {
  const { risk, view, may, shown, find } = props
  const text = riskPageWords(shown.locale)
  const none = risk.threatens.length + risk.wordings.length === 0
  return (
    <Part id="vinculos" title={text.links}>
      {none ? <p class="soft">{text.linksNone}</p> : null}
      <LinkList title={text.wordings} elements={risk.wordings} props={props} />
      <LinkList title={text.threatens} elements={risk.threatens} props={props} />
      {may.edit && view !== undefined ? (
        <div class="stack" id="buscar">
          <SearchBox
            action={`${localPath(shown.locale, riskPaths.risk(risk.id))}#buscar`}
            locale={shown.locale}
            label={text.find}
            name="buscar"
            id="buscar-elemento"
            value={find}
          />
          <p class="soft">{text.findHint}</p>
          {find === '' ? null : <Found {...props} view={view} />}
        </div>
      ) : null}
    </Part>
  )
}

function LinkList({
  title,
  elements,
  props,
}: {
  readonly title: string
  readonly elements: readonly LinkedElement[]
  readonly props: RiskPageProps
}) {
  const { risk, may, shown } = props
  const { locale } = shown
  const text = riskPageWords(locale)
  if (elements.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul class="link-list">
        {elements.map((element) => (
          <li key={element.id}>
            <span>
              <ElementName element={element} locale={locale} />
              {element.reason === null ? null : (
                <span class="soft">
                  {' '}
                  · <span lang="es">{element.reason}</span>
                </span>
              )}
            </span>
            {may.edit ? (
              <form method="post" action={localPath(locale, riskPaths.unlink(risk.id))}>
                <input type="hidden" name="csrf" value={shown.csrf} />
                <input type="hidden" name="elementId" value={element.id} />
                <Button type="submit" kind="quiet" size="small" label={`${text.remove}: ${element.title.es}`}>
                  {text.remove}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function Found({ view, risk, shown, find }: RiskPageProps & { readonly view: PlanView }) {
  const { locale } = shown
  const text = riskPageWords(locale)
  const linked = new Set([...risk.threatens, ...risk.wordings].map(({ id }) => id))
  const found = findElements(view, find)
  return (
    <>
      <p role="status">{text.found(found.length)}</p>
      <ul class="link-list">
        {found.map(({ element, poa }) => (
          <li key={element.key}>
            <span>
              <span class="soft">
                {[poa?.head.unit.code ?? view.plan.year, say(KIND_NAMES[element.kind], locale)].join(' · ')}
              </span>{' '}
              <Title
                text={textOf(element)}
                code={element.code}
                locale={locale}
                href={hrefs.element(view, element.key)}
              />
            </span>
            {linked.has(element.key) ? (
              <span class="soft">{text.linked}</span>
            ) : (
              <form method="post" action={localPath(locale, riskPaths.link(risk.id))}>
                <input type="hidden" name="csrf" value={shown.csrf} />
                <input type="hidden" name="elementId" value={element.key} />
                <input
                  class="input input-small"
                  name="reason"
                  maxlength={1000}
                  placeholder={text.reason}
                  aria-label={`${text.reason}: ${element.title}`}
                />
                <Button type="submit" size="small" label={`${text.link}: ${element.title}`}>
                  {text.link}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
