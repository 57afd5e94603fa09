import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import type { ExplorerAnswer } from '../../../data/explorer-query.ts'
import { explorerPaths } from '../../../explorer-paths.ts'
import { yearOf } from '../../../rules/catalogue/period-number.ts'
import { type Configuration, EXPLORER_VIEWS, MOST_TOLERANCE, viewName } from '../../../rules/explorer/configuration.ts'
import { breakdownTitle } from '../catalogue/catalogue-words.ts'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { EXPLORER_WORDS, VIEW_TITLES } from './explorer-words.ts'

interface ExplorerFormProps {
  readonly locale: Locale
  readonly config: Configuration
  readonly answer: ExplorerAnswer
}

/** The configuration as a form: plain fields that go into the address, so that it works by keyboard and without script. */
export function ExplorerForm({ locale, config, answer }: ExplorerFormProps) {
  const words = EXPLORER_WORDS[locale]
  const { all, chosen, places } = answer
  const [first, second] = chosen
  const options = all.map(({ code, sheet }) => [code, say(sheet.title, locale)] as const)
  const years = [...new Set((first?.cells ?? []).map(({ period }) => yearOf(period)))].sort()
  const spans = years.map((year) => [String(year), String(year)] as const)
  const breakdowns = [...new Set((first?.cells ?? []).map(({ breakdown }) => breakdown))]
  return (
    <form class="explorer-form" method="get" action={localPath(locale, explorerPaths.explorer())}>
      <input type="hidden" name="v" value={config.version} />
      <div class="filter-bar">
        <FilterSelect name="indicador" label={words.indicator} value={first?.indicator.code} options={options} />
        <FilterSelect
          name="otro"
          label={words.other}
          value={second?.indicator.code}
          options={[['', words.noOther], ...options]}
        />
        <FilterSelect
          name="vista"
          label={words.view}
          value={viewName(config.view)}
          options={EXPLORER_VIEWS.map((view) => [viewName(view), say(VIEW_TITLES[view], locale)] as const)}
        />
        <FilterSelect
          name="desde"
          label={words.from}
          value={config.from === undefined ? undefined : String(config.from)}
          options={[['', words.first], ...spans]}
        />
        <FilterSelect
          name="hasta"
          label={words.to}
          value={config.to === undefined ? undefined : String(config.to)}
          options={[['', words.last], ...spans]}
        />
        {breakdowns.length < 2 ? null : (
          <FilterSelect
            name="desglose"
            label={OBSERVATORY_WORDS[locale].breakdown}
            value={config.breakdown}
            options={breakdowns.map(
              (key) => [key, breakdownTitle(key, first?.indicator.sheet.content.breakdowns ?? [], locale)] as const,
            )}
          />
        )}
        <FilterSelect
          name="tolerancia"
          label={words.tolerance}
          value={String(config.tolerance)}
          options={Array.from(
            { length: MOST_TOLERANCE + 1 },
            (_, count) => [String(count), words.years(count)] as const,
          )}
        />
      </div>
      <fieldset class="explorer-choices">
        <legend>{words.compare}</legend>
        {/* Unticked boxes are not sent: without this, "neither" could not be told from "not said". */}
        <input type="hidden" name="comparar" value="nada" />
        <Tick name="comparar" value="area" checked={config.compare.whole} label={words.whole} />
        <Tick name="comparar" value="meta" checked={config.compare.target} label={words.target} />
      </fieldset>
      <details open={config.places.length > 0}>
        <summary>
          {words.places}
          {config.places.length === 0 ? '' : ` (${config.places.length})`}
        </summary>
        <fieldset class="explorer-choices">
          <legend class="hidden">{words.places}</legend>
          {places.map(({ id, code, name }) => (
            <Tick key={id} name="lugar" value={code} checked={config.places.includes(code)} label={name} />
          ))}
          <p class="soft">{words.placesHint}</p>
        </fieldset>
      </details>
      <p class="button-row">
        <Button type="submit" kind="primary">
          {words.show}
        </Button>
        <a href={localPath(locale, explorerPaths.explorer())}>{words.clear}</a>
      </p>
    </form>
  )
}

function Tick({ name, value, checked, label }: { name: string; value: string; checked: boolean; label: string }) {
  return (
    <label class="explorer-tick">
      <input type="checkbox" name={name} value={value} checked={checked} /> {label}
    </label>
  )
}
