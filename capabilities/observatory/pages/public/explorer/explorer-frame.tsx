import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { explorerPaths } from '../../../explorer-paths.ts'
import { DemoTag } from '../catalogue/observatory-frame.tsx'
import { type ExplorerPageProps, ShownTable } from './explorer-page.tsx'
import { ExplorerPicture, headingOf } from './explorer-picture.tsx'
import { EXPLORER_WORDS } from './explorer-words.ts'

/** What is shown and nothing else, for a frame in a page of others: its picture, its table, its source and the way to the whole. */
export function ExplorerFrame({ locale, config, answer, shown, citation, absolute }: ExplorerPageProps) {
  const words = EXPLORER_WORDS[locale]
  const demo = answer.batches.some((batch) => batch.demo)
  const [first, second] = answer.chosen.map(({ indicator }) => indicator)
  const whole = absolute(explorerPaths.explorer(config))
  if (shown === undefined || first === undefined)
    return (
      <Notice kind="info" locale={locale}>
        {words.nothing}
      </Notice>
    )
  return (
    <section class="stack" aria-labelledby="vista">
      <h1 id="vista" class="framed-title">
        {headingOf({ config, locale, first, second, shown })} <DemoTag locale={locale} demo={demo} />
      </h1>
      {shown.near === 0 ? null : <p class="soft">{words.near(shown.near, shown.view.period)}</p>}
      <ExplorerPicture
        locale={locale}
        config={config}
        first={first}
        second={second}
        shown={shown}
        drawn={answer.drawn}
      />
      {/* Maps have their own. */}
      {config.view === 'map' || config.view === 'multiples' ? null : (
        <details open={config.view === 'table'}>
          <summary>{words.figures}</summary>
          <ShownTable locale={locale} config={config} answer={answer} shown={shown} />
        </details>
      )}
      <p class="soft break-anywhere">{citation}</p>
      <p>
        <a href={whole} target="_blank" rel="noopener">
          {words.openWhole}
        </a>
      </p>
    </section>
  )
}
