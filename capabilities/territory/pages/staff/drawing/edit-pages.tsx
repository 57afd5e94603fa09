import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { systemNameOf } from '../../../../../ui/form/place-fields.tsx'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { DrawingGround } from '../../../data/drawing-ground.ts'
import type { ShapePreview } from '../../../data/drawing-queries.ts'
import type { StoredLayer } from '../../../data/layer-store.ts'
import { verticesOf } from '../../../rules/drawing/typed-shape.ts'
import type { MapView } from '../../../rules/map/map-view.ts'
import { DrawingBoard } from '../../pickers/drawing-board.tsx'
import { ShapeField } from '../../pickers/shape-field.tsx'
import { DrawnPicture } from '../../public/map/drawn-picture.tsx'
import { AttributeFields } from './attribute-fields.tsx'
import { BeginFrom, type BeginFromProps } from './begin-from.tsx'
import { type Conflict, ConflictSection } from './conflict-section.tsx'
import { DRAWING_WORDS } from './drawing-words.ts'
import { TEXT } from './edit-form.ts'
import { sizeItems } from './feature-page.tsx'

export interface EditPageProps {
  readonly layer: StoredLayer
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  readonly heading: string
  readonly action: string
  readonly back: string
  readonly state: FormState
  /** Of the feature as it is saved now; absent for a new one. */
  readonly version: number | undefined
  readonly idempotencyKey?: string | undefined
  readonly preview?: ShapePreview | undefined
  readonly conflict?: Conflict | undefined
  /** What the map to draw on shows, and where it begins. */
  readonly ground?: DrawingGround | undefined
  readonly view?: MapView | undefined
  /** Of a new one: what it may begin from. */
  readonly from?: BeginFromProps | undefined
  readonly parts: { readonly attributes: boolean; readonly shape: boolean }
}

/** One form for what is drawn: the data, the shape, or both; and why. */
export function EditPage(props: EditPageProps) {
  const { layer, locale, zone, csrf, heading, action, back, state, version, preview, conflict, parts } = props
  const words = DRAWING_WORDS[locale]
  const labels = { [TEXT]: words.shapeText[layer.shapeKind], [systemNameOf(TEXT)]: words.system }
  return (
    <>
      <PageHead eyebrow={layer.title} title={heading} />
      {conflict === undefined ? null : <ConflictSection {...conflict} locale={locale} zone={zone} />}
      {props.from === undefined ? null : <BeginFrom {...props.from} />}
      {preview === undefined ? null : <Preview preview={preview} locale={locale} />}
      <Form
        action={action}
        locale={locale}
        csrf={csrf}
        errors={state.errors}
        labels={labels}
        idempotencyKey={props.idempotencyKey}
        {...(version === undefined ? {} : { hidden: { version: String(version) } })}
      >
        {parts.attributes ? <AttributeFields fields={layer.fields} state={state} locale={locale} /> : null}
        {parts.shape ? <Shape {...props} /> : null}
        <TextField
          locale={locale}
          label={words.note}
          hint={words.noteHint}
          maxLength={1000}
          {...field(state, 'note')}
        />
        <DateField
          locale={locale}
          label={words.validFrom}
          hint={version === undefined ? words.validFromNew : words.validFromHint}
          {...field(state, 'validFrom')}
        />
        <Buttons>
          <Button type="submit" kind="primary" name="act" value="save">
            {conflict === undefined ? words.save : words.saveOver}
          </Button>
          {parts.shape ? (
            <Button type="submit" name="act" value="check">
              {words.check}
            </Button>
          ) : null}
          <ButtonLink href={back} kind="quiet">
            {words.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
}

/** The typed shape, and where there is ground to show, the map that writes it. */
function Shape({ layer, locale, state, ground, preview, view }: EditPageProps) {
  const system = field(state, systemNameOf(TEXT))
  const typed = (
    <ShapeField
      locale={locale}
      kind={layer.shapeKind}
      system={system.value}
      systemError={system.error}
      {...field(state, TEXT)}
    />
  )
  if (ground === undefined) return typed
  return (
    <DrawingBoard
      locale={locale}
      kind={layer.shapeKind}
      name={TEXT}
      ground={ground}
      view={preview?.picture?.view ?? view}
      shape={preview?.read.ok === true ? preview.read.value.shape : undefined}
    >
      {typed}
    </DrawingBoard>
  )
}

function Buttons({ children }: { readonly children: ComponentChildren }) {
  return <div class="button-row">{children}</div>
}

/** The typed shape, drawn and measured, before it is saved. */
function Preview({ preview: { read, picture }, locale }: { readonly preview: ShapePreview; readonly locale: Locale }) {
  const words = DRAWING_WORDS[locale]
  if (!read.ok) return null
  const { shape, areaM2, lengthM } = read.value
  return (
    <section aria-labelledby="revisado">
      <h2 id="revisado">{words.checked}</h2>
      <p>{words.checkedLead}</p>
      {picture === undefined ? null : (
        <DrawnPicture label={words.checked} view={picture.view} layers={picture.layers} />
      )}
      <DefinitionList items={sizeItems({ areaM2, lengthM, vertices: verticesOf(shape).length }, locale)} />
    </section>
  )
}

export interface WithdrawPageProps {
  readonly layer: StoredLayer
  readonly title: string
  readonly locale: Locale
  readonly csrf: string
  readonly action: string
  readonly back: string
  readonly state: FormState
  readonly version: number
}

export function WithdrawPage({ layer, title, locale, csrf, action, back, state, version }: WithdrawPageProps) {
  const words = DRAWING_WORDS[locale]
  return (
    <>
      <PageHead eyebrow={layer.title} title={`${words.withdraw}: ${title}`} lead={<p>{words.withdrawLead}</p>} />
      <Form action={action} locale={locale} csrf={csrf} errors={state.errors} hidden={{ version: String(version) }}>
        <TextArea
          locale={locale}
          label={words.withdrawWhy}
          required
          rows={3}
          maxLength={1000}
          {...field(state, 'note')}
        />
        <DateField
          locale={locale}
          label={words.validUntil}
          hint={words.validUntilHint}
          {...field(state, 'validUntil')}
        />
        <Buttons>
          <Button type="submit" kind="danger">
            {words.withdraw}
          </Button>
          <ButtonLink href={back} kind="quiet">
            {words.cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  )
}
