import { type CivilDate, civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { HeldKey } from '../../../data/delivery-keys.ts'
import { deliveryPaths } from '../../../deliveries-paths.ts'
import { DELIVERY_WORDS } from './deliveries-words.ts'

interface KeysPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly keys: readonly HeldKey[]
  readonly today: CivilDate
  readonly zone: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** Just given: shown this once. */
  readonly given: string | undefined
}

export function KeysPage(props: KeysPageProps) {
  const { locale, csrf, keys, today, zone, typed, errors, given } = props
  const words = DELIVERY_WORDS[locale]
  const state = { values: typed, errors }
  const day = (instant: string) => formatDate(civilDateAt(instant, zone), locale)
  return (
    <>
      <PageHead
        title={words.title}
        lead={
          <p>
            {words.lead} <a href={localPath(locale, '/api')}>{words.how}</a>
          </p>
        }
      />
      {given === undefined ? null : (
        <Notice kind="success" locale={locale} title={words.given}>
          <code class="break-anywhere">{given}</code>
        </Notice>
      )}
      <Form action={localPath(locale, deliveryPaths.keys())} locale={locale} csrf={csrf} errors={errors}>
        <TextField
          locale={locale}
          label={words.holder}
          hint={words.holderHint}
          required
          maxLength={200}
          {...field(state, 'holder')}
        />
        <DateField locale={locale} label={words.validTo} required {...field(state, 'validTo')} />
        <Button type="submit" kind="primary">
          {words.give}
        </Button>
      </Form>
      <section class="stack" aria-labelledby="dadas">
        <h2 id="dadas">{words.all}</h2>
        {keys.length === 0 ? (
          <p class="soft">{words.none}</p>
        ) : (
          <DataTable
            id="llaves"
            caption={words.all}
            captionHidden
            cards
            locale={locale}
            rows={keys}
            rowKey={({ id }) => id}
            columns={[
              { key: 'holder', title: words.holder, cell: ({ holder }) => holder },
              {
                key: 'state',
                title: words.state,
                cell: (key) => <Tag>{stateOf(key, today, locale)}</Tag>,
              },
              { key: 'made', title: words.madeAt, kind: 'date', cell: ({ madeAt }) => day(madeAt) },
              { key: 'until', title: words.validTo, kind: 'date', cell: ({ validTo }) => formatDate(validTo, locale) },
              {
                key: 'used',
                title: words.usedAt,
                kind: 'date',
                cell: ({ usedAt }) => (usedAt === undefined ? words.never : day(usedAt)),
              },
              {
                key: 'revoke',
                title: words.revoke,
                cell: (key) =>
                  key.revokedAt === undefined ? (
                    <form method="post" action={localPath(locale, deliveryPaths.revoke(key.id))}>
                      <input type="hidden" name="csrf" value={csrf} />
                      <input type="hidden" name="expectedVersion" value={key.version} />
                      <Button type="submit" kind="quiet">
                        {words.revoke}
                        <span class="hidden">: {words.revokeOf(key.holder)}</span>
                      </Button>
                    </form>
                  ) : (
                    '–'
                  ),
              },
            ]}
          />
        )}
      </section>
    </>
  )
}

function stateOf({ revokedAt, validTo }: HeldKey, today: CivilDate, locale: Locale): string {
  const words = DELIVERY_WORDS[locale]
  if (revokedAt !== undefined) return words.revoked
  return validTo.localeCompare(today) < 0 ? words.ended : words.valid
}
