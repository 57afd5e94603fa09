import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { OpenRegister } from '../../../data/register-queries.ts'
import { registerPaths } from '../../../registers-paths.ts'
import { DemoTag } from '../catalogue/observatory-frame.tsx'
import { REGISTER_WORDS, yearsSpan } from './register-words.ts'

export function RegistersPage({ locale, registers }: { locale: Locale; registers: readonly OpenRegister[] }) {
  const words = REGISTER_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      {registers.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DataTable
          id="registros"
          caption={words.title}
          captionHidden
          cards
          locale={locale}
          rows={registers}
          rowKey={({ kind }) => kind.code}
          columns={[
            {
              key: 'title',
              title: words.register,
              cell: ({ kind, demo }) => (
                <>
                  <a href={localPath(locale, registerPaths.register(kind.code))}>{say(kind.title, locale)}</a>{' '}
                  <DemoTag locale={locale} demo={demo} />
                </>
              ),
            },
            { key: 'what', title: words.what, cell: ({ kind }) => <Spoken text={kind.description} locale={locale} /> },
            { key: 'source', title: words.source, cell: ({ kind }) => <Spoken text={kind.source} locale={locale} /> },
            { key: 'years', title: words.years, kind: 'date', cell: ({ years }) => yearsSpan(years) },
          ]}
        />
      )}
    </>
  )
}
