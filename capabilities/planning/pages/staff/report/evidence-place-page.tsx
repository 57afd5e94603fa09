import type { Locale } from '../../../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { ErrorSummary, Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { systemNameOf } from '../../../../../ui/form/place-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DrawingBoard, ShapeField } from '../../../../territory/contract-fields.ts'
import type { EvidenceToPlace } from '../../../data/say-evidence-place.ts'
import { planningPaths } from '../../../paths.ts'
import { placeWords } from '../../plan/place-words.ts'
import { REPORT_WORDS } from '../report-words.ts'

export const PLACE = 'text'

export interface EvidencePlaceProps {
  readonly evidence: EvidenceToPlace
  readonly locale: Locale
  readonly csrf: string
  readonly state: FormState
  readonly back: string
  readonly local: (path: string) => string
}

/** Where a photograph was taken or the work done: typed, or pointed to on the map, which writes into the same field. */
export function EvidencePlacePage({ evidence, locale, csrf, state, back, local }: EvidencePlaceProps) {
  const words = REPORT_WORDS[locale]
  const { said, photographed, ground } = evidence
  const before = said ?? photographed
  const text = state.values[PLACE] ?? (before === undefined ? undefined : `${before.latitude}, ${before.longitude}`)
  return (
    <div class="stack">
      <PageHead title={words.sayPlaceTitle} lead={`${evidence.name} · ${evidence.activity}`} />
      <ErrorSummary errors={state.errors} locale={locale} />
      <p>{photographed === undefined ? words.noPhotoPlace : words.photoPlace(placeWords(photographed))}</p>
      <Form
        action={local(planningPaths.sayEvidencePlace(evidence.id))}
        locale={locale}
        csrf={csrf}
        hidden={{ expectedVersion: String(evidence.version) }}
      >
        <DrawingBoard
          locale={locale}
          kind="point"
          name={PLACE}
          ground={ground}
          shape={
            before === undefined || state.errors.length > 0
              ? undefined
              : { type: 'Point', coordinates: [before.longitude, before.latitude] }
          }
        >
          <ShapeField
            locale={locale}
            kind="point"
            label={words.placeOfEvidence}
            hint={words.placeHint}
            required={false}
            system={state.values[systemNameOf(PLACE)]}
            {...field(state, PLACE)}
            value={text}
          />
        </DrawingBoard>
        <ButtonRow>
          <Button type="submit">{words.savePlace}</Button>
          <ButtonLink href={back} kind="secondary">
            {words.backToMonth}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </div>
  )
}
