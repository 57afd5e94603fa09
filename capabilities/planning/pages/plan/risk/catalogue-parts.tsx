import type { CivilDate } from '../../../../../kernel/civil.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import type { CatalogueAnswer } from '../../../data/risk-queries.ts'
import type { StoredRisk } from '../../../data/stored-risk.ts'
import { RISK_TYPES } from '../../../deployment-catalogues.ts'
import type { RiskChoice } from '../../../risk-paths.ts'
import { heatMap, inForce, MOMENTS, type Moment } from '../../../rules/risk/assessment.ts'
import { RISK_STATUSES } from '../../../rules/risk/risk.ts'
import { Part } from '../figure-parts.tsx'
import { BandKey, HeatMap } from './heat-map.tsx'
import { RESPONSE_NAMES, riskWords, STATUS_NAMES, TYPE_NAMES } from './risk-words.ts'

export interface CatalogueView extends CatalogueAnswer {
  readonly locale: Locale
  readonly today: CivilDate
  readonly choice: RiskChoice
  /** Address of the same page with another choice, without the language. */
  readonly path: (choice: RiskChoice) => string
}

/** Both maps of the whole catalogue, before and after mitigation. */
export function Maps({ view }: { readonly view: CatalogueView }) {
  const { locale, method, choice } = view
  const words = riskWords(locale)
  const followed = view.risks.filter(({ status }) => status !== 'closed')
  const graded = followed.map(({ id, assessments }) => ({ id, assessment: inForce(assessments, view.today) }))
  return (
    <Part id="mapa" title={words.map} lead={words.mapLead}>
      <BandKey method={method} locale={locale} />
      <div class="heat-maps">
        {MOMENTS.map((moment: Moment) => (
          <HeatMap
            key={moment}
            map={heatMap(graded, moment)}
            moment={moment}
            method={method}
            locale={locale}
            href={(likelihood, impact) =>
              `${localPath(locale, view.path({ cell: `${likelihood}-${impact}`, moment }))}#lista`
            }
            chosen={choice.moment === moment ? choice.cell : undefined}
          />
        ))}
      </div>
    </Part>
  )
}

/** What the list is narrowed to, as a form that works without script. */
export function Filters({ view, withStatus }: { readonly view: CatalogueView; readonly withStatus: boolean }) {
  const { locale, choice, method, processes } = view
  const words = riskWords(locale)
  const local = (path: string) => localPath(locale, path)
  const narrowed = Object.values(choice).some((value) => value !== undefined)
  return (
    <FilterBar
      action={local(view.path({}))}
      show={words.filter}
      clear={narrowed ? { href: `${local(view.path({}))}#lista`, text: words.clear } : undefined}
    >
      <FilterSelect
        name="proceso"
        label={words.process}
        value={choice.process}
        options={[
          ['', words.all],
          ...processes.map(({ code, number, title }): readonly [string, string] => [
            code,
            `${number ?? code} · ${say(title, locale)}`,
          ]),
          ['ninguno', words.noProcess],
        ]}
      />
      <FilterSelect
        name="tipo"
        label={words.type}
        value={choice.type}
        options={[['', words.all], ...RISK_TYPES.map((type) => [type, say(TYPE_NAMES[type], locale)] as const)]}
      />
      {method === undefined ? null : (
        <FilterSelect
          name="nivel"
          label={words.level}
          value={choice.band}
          options={[['', words.all], ...method.bands.map(({ key, title }) => [key, say(title, locale)] as const)]}
        />
      )}
      {withStatus ? (
        <FilterSelect
          name="estado"
          label={words.status}
          value={choice.status}
          options={[
            ['', words.all],
            ...RISK_STATUSES.map((status) => [status, say(STATUS_NAMES[status], locale)] as const),
          ]}
        />
      ) : null}
    </FilterBar>
  )
}

/** How many stand in the list, and of which cell of the map. */
export function Shown({ view, count }: { readonly view: CatalogueView; readonly count: number }) {
  const words = riskWords(view.locale)
  const [likelihood, impact] = (view.choice.cell ?? '').split('-').map(Number)
  return (
    <p>
      {words.shown(count, view.risks.length)}
      {likelihood === undefined || impact === undefined ? null : <b> {words.cellChosen(likelihood, impact)}.</b>}
    </p>
  )
}

/** Why it can happen, what would follow, what is done: as the institution wrote it, in Spanish. */
export function RiskStory({ risk, locale }: { readonly risk: StoredRisk; readonly locale: Locale }) {
  const words = riskWords(locale)
  const written = (text: string | null) =>
    text === null ? <span class="soft">{words.notStated}</span> : <span lang="es">{text}</span>
  return (
    <DefinitionList
      items={[
        { term: words.cause, value: written(risk.cause) },
        { term: words.effect, value: written(risk.effect) },
        {
          term: words.response,
          value:
            risk.response === null ? (
              <span class="soft">{words.notStated}</span>
            ) : (
              say(RESPONSE_NAMES[risk.response], locale)
            ),
        },
        { term: words.mitigation, value: written(risk.mitigation) },
      ]}
    />
  )
}
