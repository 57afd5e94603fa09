import { formatDate } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { calculationPaths } from '../../../calculation-paths.ts'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { CalculationAnswer, Explained, ExplainedInput } from '../../../data/calculation-query.ts'
import { figurePaths } from '../../../imports-paths.ts'
import { type Batch, type Breakdown, WHOLE } from '../../../model.ts'
import { arithmetic, formulaLine, plain } from '../../../rules/calculation/explain.ts'
import { breakdownTitle, STATUS_TITLES, saidValue, writer } from '../catalogue/catalogue-words.ts'
import { DemoNotice, DemoTag } from '../catalogue/observatory-frame.tsx'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { CALCULATION_WORDS } from './calculation-words.ts'

interface CalculationPageProps {
  readonly locale: Locale
  readonly answer: CalculationAnswer
  readonly on: string | undefined
  /** Batches with their records are seen by who works here. */
  readonly seesBatches: boolean
}

export function CalculationPage(props: CalculationPageProps) {
  const { locale, answer, on } = props
  const words = CALCULATION_WORDS[locale]
  const general = OBSERVATORY_WORDS[locale]
  const { explained, place, places, periods, parts, above } = answer
  const { indicator, period, part, cell, batch } = explained
  const { title, content } = indicator.sheet
  const demo = batch?.demo ?? false
  return (
    <>
      <PageHead
        eyebrow={
          <a href={localPath(locale, observatoryPaths.indicator(indicator.code, { period, place: place.code, on }))}>
            {say(title, locale)}
          </a>
        }
        title={words.title(say(title, locale))}
        lead={<p>{words.lead}</p>}
      />
      <DemoNotice locale={locale} demo={demo} />
      <FilterBar action={localPath(locale, calculationPaths.calculation(indicator.code))} show={general.show}>
        <FilterSelect
          name="lugar"
          label={general.place}
          value={place.code}
          options={places.map(({ code, name }) => [code, name] as const)}
        />
        <FilterSelect
          name="periodo"
          label={general.period}
          value={period}
          options={[...periods].reverse().map((each) => [each, each] as const)}
        />
        {parts.length < 2 ? null : (
          <FilterSelect
            name="desglose"
            label={general.breakdown}
            value={part}
            options={parts.map((key) => [key, breakdownTitle(key, content.breakdowns, locale)] as const)}
          />
        )}
        <label class="filter-item">
          <span>{general.publishedOn}</span>
          <input class="input input-small" type="date" name="publicado" value={on} />
        </label>
      </FilterBar>
      {on === undefined ? null : (
        <Notice kind="info" locale={locale}>
          {general.asPublished(formatDate(on, locale, 'prose'))}
        </Notice>
      )}
      <StatRow>
        <Stat
          locale={locale}
          size="large"
          label={words.of(place.name, period) + partOf(part, content.breakdowns, locale)}
          value={saidValue(cell?.value ?? { missing: 'not_collected' }, writer(content), locale)}
          note={`${say(content.unit, locale)}${cell === undefined ? '' : `, ${say(STATUS_TITLES[cell.status], locale)}`}`}
        />
      </StatRow>
      <section class="stack" aria-labelledby="cuenta">
        <h2 id="cuenta">{words.how}</h2>
        <div class="figure-tree">
          <Opened {...props} explained={explained} />
        </div>
      </section>
      <section class="stack" aria-labelledby="arriba">
        <h2 id="arriba">{words.above}</h2>
        {above.length === 0 ? (
          <p class="soft">{words.aboveNone}</p>
        ) : (
          <ul>
            {above.map(({ code, sheet }) => (
              <li key={code}>
                <a href={localPath(locale, calculationPaths.calculation(code, { place: place.code, period, on }))}>
                  {say(sheet.title, locale)}
                </a>
              </li>
            ))}
          </ul>
        )}
        <p class="soft">{words.changed}</p>
      </section>
    </>
  )
}

type Props<More> = CalculationPageProps & More

/** The formula, the sum and what went in; or, of a figure that was brought, from where. */
function Opened(props: Props<{ readonly explained: Explained }>) {
  const { locale, explained } = props
  const words = CALCULATION_WORDS[locale]
  const { indicator, calculation, cell, batch } = explained
  if (calculation === undefined)
    return (
      <>
        <p>{words.brought}</p>
        {batch === undefined ? null : <From {...props} batches={[batch]} />}
      </>
    )
  const { formula, computed, inputs } = calculation
  const { factor } = indicator.sheet.content
  const titles = new Map<string, Text>(
    inputs.map((each) => [each.input.indicator, each.indicator.sheet.title] as const),
  )
  const named = new Map(inputs.map((each) => [each.input.name, nameOf(each, locale)] as const))
  const agree =
    cell === undefined ||
    isMissing(cell.value) ||
    isMissing(computed.value) ||
    Math.abs(cell.value - computed.value) <= 1e-6 * Math.max(1, Math.abs(computed.value))
  return (
    <>
      <div class="figure-tree-steps">
        <p>
          {words.formula}: {formulaLine(formula, factor, (name) => named.get(name))}
        </p>
        <p class="figure-tree-value">{say(arithmetic(formula, factor, computed, titles), locale)}</p>
        {batch === undefined ? null : (
          <p class="soft">
            {words.computed} <Spanish locale={locale} text={`«${batch.title}»`} />.{' '}
            <DemoTag locale={locale} demo={batch.demo} />
          </p>
        )}
      </div>
      {agree ? null : (
        <Notice kind="warning" locale={locale}>
          {words.stale}
        </Notice>
      )}
      <p>{words.inputs}:</p>
      <ul>
        {inputs.map((each) => (
          <li key={each.input.name}>
            <Input {...props} input={each} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** `, Mujeres`; nothing of the total. */
function partOf(part: string, breakdowns: readonly Breakdown[], locale: Locale): string {
  return part === WHOLE ? '' : `, ${breakdownTitle(part, breakdowns, locale)}`
}

/** `Población, el año anterior`: two inputs of one indicator are told apart by their periods and places. */
function nameOf({ input, indicator }: ExplainedInput, locale: Locale): string {
  const { known = 0, places = 0 } = input
  const title = say(indicator.sheet.title, locale)
  const together = input.of === 'whole' ? `, ${CALCULATION_WORDS[locale].whole(known, places)}` : ''
  return `«${title}${partOf(input.part, indicator.sheet.content.breakdowns, locale)}, ${input.period}${together}»`
}

function Input(props: Props<{ readonly input: ExplainedInput }>) {
  const { locale, input: each, answer, on } = props
  const words = CALCULATION_WORDS[locale]
  const { input, indicator, batches, below } = each
  const { content, title } = indicator.sheet
  const address = observatoryPaths.indicator(indicator.code, {
    period: input.period,
    breakdown: input.part === WHOLE ? undefined : input.part,
    place: answer.place.code,
    on,
  })
  const own = answer.explained.period
  return (
    <>
      <span class="figure-tree-line">
        <span class="figure-tree-value">
          {isMissing(input.value)
            ? saidValue(input.value, plain, locale)
            : `${plain(input.value)} ${say(content.unit, locale)}`}
        </span>
        <a href={localPath(locale, address)}>
          <Spoken text={title} locale={locale} />
          {partOf(input.part, content.breakdowns, locale)}, {input.period}
        </a>
        {input.of === 'whole' ? <span class="soft">{words.whole(input.known ?? 0, input.places ?? 0)}</span> : null}
        {input.of === 'place' && input.period < own && isCarried(each, answer) ? (
          <span class="soft">{words.carried(input.period)}</span>
        ) : null}
        <span class="soft">{say(STATUS_TITLES[input.status], locale)}</span>
        <DemoTag locale={locale} demo={input.demo} />
      </span>
      {below === undefined ? <From {...props} batches={batches} /> : <Opened {...props} explained={below} />}
    </>
  )
}

/** Whether the input was taken from an earlier period because none is nearer, and not because its formula asks for the one before. */
function isCarried({ input }: ExplainedInput, { explained }: CalculationAnswer): boolean {
  const asked = explained.calculation?.formula.inputs.find(({ name }) => name === input.name)
  return asked?.period !== 'previous'
}

function From({ locale, batches, seesBatches }: Props<{ readonly batches: readonly Batch[] }>) {
  const words = CALCULATION_WORDS[locale]
  return (
    <>
      {batches.map(({ id, title, source }) => (
        <p key={id} class="soft">
          {words.batch} <Spanish locale={locale} text={`«${title}»`} />. {words.source}:{' '}
          <Spanish locale={locale} text={source} />.
          {seesBatches ? (
            <>
              {' '}
              <a href={localPath(locale, figurePaths.batch(id))}>
                {words.records}
                <span class="hidden"> «{title}»</span>
              </a>
            </>
          ) : null}
        </p>
      ))}
    </>
  )
}

/** What officers wrote, in their language. */
function Spanish({ locale, text }: { readonly locale: Locale; readonly text: string }) {
  return <span lang={locale === 'es' ? undefined : 'es'}>{text}</span>
}
