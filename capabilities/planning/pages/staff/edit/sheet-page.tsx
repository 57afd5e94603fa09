import type { Locale } from '../../../../../kernel/text.ts'
import { say } from '../../../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { Enhanced } from '../../../../../ui/islands/island.tsx'
import { Tabs } from '../../../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { PoaHead } from '../../../data/stored-poa.ts'
import { editPaths } from '../../../edit-paths.ts'
import { island as monthSheet } from '../../../islands/month-sheet.island.ts'
import { planningPaths } from '../../../paths.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import type { SheetKind } from '../../../rules/edit/sheet-form.ts'
import type { SheetRow } from '../../../rules/edit/sheet-rows.ts'
import { approvalWords } from '../../plan/approval-words.ts'
import { type DisputedCell, DisputedCells } from './disputed-cells.tsx'
import { SheetTable, type TypedCells } from './sheet-table.tsx'
import { SHEET_WORDS } from './sheet-words.ts'

export interface SheetPageProps {
  readonly head: PoaHead
  readonly kind: SheetKind
  /** Of this part; a plan of many activities is edited in parts. */
  readonly rows: readonly SheetRow[]
  readonly part: number
  readonly parts: number
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
  /** Whose unsaved changes the browser may keep and offer again. */
  readonly owner: string
  readonly typed: TypedCells
  readonly errors: readonly FieldError[]
  readonly disputed: readonly DisputedCell[]
  readonly local: (path: string) => string
}

/** A unit's months as a sheet: one form, whatever the browser can do. */
export function SheetPage(props: SheetPageProps) {
  const { head, kind, rows, part, parts, locale, local, typed } = props
  const words = SHEET_WORDS[locale]
  const { year, unit } = head
  const here = (other: SheetKind, at = 1) => local(editPaths.sheet(year, unit.code, other, at))
  const editable = rows.some(({ cells }) => cells.some(({ fixed }) => fixed === undefined))
  return (
    <>
      <PageHead
        eyebrow={`${unit.code} · ${year} · ${say(unit.title, locale)}`}
        title={words.title}
        marks={<Tag>{approvalWords(head, locale)}</Tag>}
        lead={words.lead}
        actions={
          <ButtonLink kind="secondary" size="small" href={local(planningPaths.matrix(year, unit.code))}>
            {words.backToMatrix}
          </ButtonLink>
        }
      />
      <Tabs
        label={words.sheets}
        items={(['executed', 'programmed'] as const).map((each) => ({
          href: here(each),
          title: words[each],
          current: each === kind,
        }))}
      />
      {kind === 'programmed' && head.status === 'approved' ? (
        <Notice kind="info" locale={locale} title={words.approvedNotice}>
          <p>{words.approvedSentence}</p>
          <p>
            <a href={local(reprogrammingPaths.ofPlan(year, unit.code))}>{words.askReprogramming}</a>
          </p>
        </Notice>
      ) : null}
      <Enhanced by={monthSheet} props={{ locale, kind, keep: `trama:hoja:${props.owner}:${head.id}:${kind}:${part}` }}>
        <Form
          action={here(kind, part)}
          locale={locale}
          csrf={props.csrf}
          errors={props.errors}
          idempotencyKey={props.idempotencyKey}
          id="sheet-form"
        >
          <DisputedCells cells={props.disputed} locale={locale} />
          {editable ? <p class="soft">{kind === 'executed' ? words.besideExecuted : words.besideProgrammed}</p> : null}
          <FixedReasons rows={rows} kind={kind} head={head} locale={locale} />
          <div class="sheet-kept" hidden />
          <SheetTable
            rows={rows}
            kind={kind}
            locale={locale}
            typed={typed}
            caption={words.caption(words[kind], say(unit.title, locale), year)}
          />
          {editable ? <Bar locale={locale} /> : null}
        </Form>
      </Enhanced>
      {parts === 1 ? null : (
        <nav aria-label={words.parts}>
          <ul class="inline-list">
            {Array.from({ length: parts }, (_, index) => index + 1).map((each) => (
              <li key={each}>
                <a href={here(kind, each)} aria-current={each === part ? 'page' : undefined}>
                  {words.part(each, parts)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}

/** Below the sheet and always in view: what is not saved yet, and the button. The tools appear with script. */
function Bar({ locale }: { readonly locale: Locale }) {
  const words = SHEET_WORDS[locale]
  return (
    <>
      <div class="sheet-bar">
        <Button type="submit" kind="primary">
          {words.save}
        </Button>
        <div class="sheet-tools" role="toolbar" aria-label={words.tools} hidden>
          <Button type="button" size="small" id="sheet-undo">
            {words.undo}
          </Button>
          <Button type="button" size="small" id="sheet-redo">
            {words.redo}
          </Button>
          <Button type="button" size="small" id="sheet-fill">
            {words.fillRight}
          </Button>
        </div>
        <p class="sheet-count" id="sheet-count" hidden />
        <output class="sheet-said" aria-live="polite" />
      </div>
      <details class="sheet-keys" hidden>
        <summary>{words.keys}</summary>
        <dl>
          {words.keyRows.map(([keys = '', what = '']) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

/** Why some cells are only text: each reason once, with how many cells it concerns. */
function FixedReasons({ rows, kind, head, locale }: Pick<SheetPageProps, 'rows' | 'kind' | 'head' | 'locale'>) {
  if (kind === 'programmed' && head.status === 'approved') return null
  const words = SHEET_WORDS[locale]
  const reasons = new Map<string, number>()
  for (const { cells } of rows)
    for (const { fixed } of cells) {
      if (fixed === undefined) continue
      const said = say(fixed, locale)
      reasons.set(said, (reasons.get(said) ?? 0) + 1)
    }
  if (reasons.size === 0) return null
  return (
    <details class="sheet-reasons">
      <summary>
        {words.fixed} ({words.cells([...reasons.values()].reduce((all, count) => all + count, 0))})
      </summary>
      <ul>
        {[...reasons].map(([said, count]) => (
          <li key={said}>
            {said} ({words.cells(count)})
          </li>
        ))}
      </ul>
    </details>
  )
}
