import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { recordPlaceInput, recordPlaceState } from '../../../data/edit-places.ts'
import { type PlaceAnswer, placeQuery } from '../../../data/ground-queries.ts'
import { placesPaths } from '../../../places-paths.ts'
import { EDIT_PLACES } from '../../../places-permissions.ts'
import { AtPlaceSections, newsOf } from '../../public/places/at-place-section.tsx'
import { KnownList } from '../../public/places/place-facts.tsx'
import { CERTAINTY, PLACE_WORDS } from '../../public/places/places-words.ts'
import { STAFF_PLACE_WORDS } from './staff-words.ts'

const placeForm = recordPlaceInput.omit({ placeId: true })

interface Shown {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 200 | 409 | 422
}

/** The place of the address, or the answer that there is none. */
async function withPlace(
  c: WebContext,
  then: (answer: PlaceAnswer) => Response | Promise<Response>,
): Promise<Response> {
  const asked = { geography: c.req.param('geography') ?? '', place: c.req.param('place') ?? '' }
  const found = await c.get('services').runner.query(placeQuery, c.get('ctx'), asked)
  if (found.ok) return then(found.value)
  return found.refusal.kind === 'no_place' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
}

function typedOf({ place }: PlaceAnswer): Typed {
  const { name, population, populationYear, populationCertainty, areaKm2 } = place.state
  const values = { name, population, populationYear, populationCertainty, areaKm2 }
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
}

async function show(c: WebContext, answer: PlaceAnswer, shown: Shown): Promise<Response> {
  const news = await newsOf(c, answer)
  const locale = c.get('locale')
  const words = STAFF_PLACE_WORDS[locale]
  const { geography, place } = answer
  const state = { values: shown.typed, errors: shown.errors }
  const title = words.title(place.name)
  return workspacePage(c, {
    title,
    status: shown.status,
    breadcrumbs: [
      { title: PLACE_WORDS[locale].title, href: localPath(locale, placesPaths.ground()) },
      { title: place.name, href: localPath(locale, placesPaths.place(geography.code, place.code)) },
      { title },
    ],
    body: (
      <>
        <PageHead eyebrow={say(geography.title, locale)} title={title} lead={words.lead} />
        <section class="stack" aria-labelledby="ahora">
          <h2 id="ahora">{words.now}</h2>
          <KnownList locale={locale} answer={answer} />
          <p>
            <a href={localPath(locale, placesPaths.takeShapes(geography.code))}>{words.shapes}</a>
          </p>
        </section>
        <AtPlaceSections locale={locale} news={news} />
        <Form
          action={localPath(locale, placesPaths.staffPlace(geography.code, place.code))}
          locale={locale}
          csrf={c.get('csrf')}
          errors={shown.errors}
          labels={{
            name: words.name,
            population: words.population,
            populationYear: words.populationYear,
            areaKm2: words.areaKm2,
            source: words.source,
            validFrom: words.validFrom,
          }}
          hidden={{ expectedVersion: shown.typed.expectedVersion ?? String(place.version) }}
        >
          <TextField {...field(state, 'name')} locale={locale} label={words.name} required />
          <NumberField
            {...field(state, 'population')}
            locale={locale}
            label={words.population}
            hint={words.populationHint}
            width="short"
          />
          <NumberField {...field(state, 'populationYear')} locale={locale} label={words.populationYear} width="short" />
          <SelectField
            {...field(state, 'populationCertainty')}
            locale={locale}
            label={words.certainty}
            width="half"
            placeholder={PLACE_WORDS[locale].noData}
            options={(['found', 'inferred', 'unverified'] as const).map((value) => ({
              value,
              label: say(CERTAINTY[value] ?? { es: value }, locale),
            }))}
          />
          <NumberField
            {...field(state, 'areaKm2')}
            locale={locale}
            label={words.areaKm2}
            unit="km²"
            width="short"
            decimals
          />
          <TextField
            {...field(state, 'source')}
            locale={locale}
            label={words.source}
            hint={words.sourceHint}
            required
          />
          <DateField
            {...field(state, 'validFrom')}
            locale={locale}
            label={words.validFrom}
            hint={words.validFromHint}
          />
          <ButtonRow>
            <Button type="submit">{words.save}</Button>
          </ButtonRow>
        </Form>
      </>
    ),
  })
}

const getPlace = (c: WebContext) =>
  withPlace(c, (answer) => show(c, answer, { typed: typedOf(answer), errors: [], status: 200 }))

const postPlace = (c: WebContext) =>
  withPlace(c, async (answer) => {
    const locale = c.get('locale')
    const form = readForm(placeForm, await c.req.formData(), locale)
    if (!form.ok) return show(c, answer, { typed: form.typed, errors: form.errors, status: 422 })
    const { geography, place } = answer
    const saved = await c
      .get('services')
      .runner.command(
        recordPlaceState,
        c.get('ctx'),
        { ...form.value, placeId: place.id },
        { address: c.get('address') },
      )
    if (!saved.ok) {
      if (saved.refusal.kind === 'forbidden') return refusalPage(c, 403, saved.refusal)
      const status = saved.refusal.kind === 'changed_meanwhile' ? 409 : 422
      return show(c, answer, { typed: form.typed, errors: [errorOfRefusal(saved.refusal, locale)], status })
    }
    setFlash(c, 'success', STAFF_PLACE_WORDS[locale].saved)
    return c.redirect(localPath(locale, placesPaths.place(geography.code, place.code)), 303)
  })

const params = z.object({ geography: z.string().max(100), place: z.string().max(100) })

export const staffPlaceRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/territorio/:geography/:place', permission: EDIT_PLACES, params, handle: getPlace },
  {
    method: 'POST',
    path: '/t/territorio/:geography/:place',
    permission: EDIT_PLACES,
    params,
    form: placeForm,
    handle: postPlace,
  },
]
