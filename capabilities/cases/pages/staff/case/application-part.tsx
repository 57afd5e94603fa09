import { formatNumber } from '../../../../../kernel/format.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DefinitionList, Tag } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StaffCase } from '../../../data/staff-case-query.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { answerWords } from '../../form/answer-words.ts'
import type { CasePartProps } from './case-part.ts'
import { CASE_WORDS } from './case-words.ts'

/** What was applied for, and the documents that came with it, the present ones first. */
export function ApplicationPart({ answer, locale }: CasePartProps) {
  const words = CASE_WORDS[locale]
  const { row, definition, documents } = answer
  return (
    <>
      <section class="stack" aria-labelledby="solicitud">
        <h2 id="solicitud">{words.application}</h2>
        {definition.sections.map((section) => {
          const fields = section.fields.filter(({ key }) => row.answers[key] !== undefined)
          if (fields.length === 0) return null
          return (
            <div key={section.key}>
              <h3>{say(section.title, locale)}</h3>
              <DefinitionList
                items={fields.map((each) => ({
                  term: say(each.title, locale),
                  value: <span lang="es">{answerWords(each, row.answers[each.key], locale)}</span>,
                }))}
              />
            </div>
          )
        })}
      </section>
      <section class="stack" aria-labelledby="documentos">
        <h2 id="documentos">{words.documents}</h2>
        <DataTable
          id="documentos-tabla"
          caption={words.documents}
          captionHidden
          cards
          locale={locale}
          rows={documents}
          rowKey={({ id }) => id}
          empty={words.noDocuments}
          columns={[
            {
              key: 'document',
              title: words.document,
              cell: ({ key, fromOffice, superseded }) => (
                <>
                  {say(titleOfDocument(answer, key), locale)}{' '}
                  {superseded ? <Tag>{words.replaced}</Tag> : fromOffice ? <Tag>{words.ours}</Tag> : null}
                </>
              ),
            },
            {
              key: 'file',
              title: words.file,
              cell: ({ id, name }) => (
                <a href={localPath(locale, staffPaths.document(row.id, id))} lang="es">
                  {name}
                </a>
              ),
            },
            { key: 'entry', title: words.entry, kind: 'number', cell: ({ entry }) => entry },
            {
              key: 'size',
              title: words.size,
              kind: 'number',
              cell: ({ size }) => `${formatNumber(size / 1024, { max: 0 })} kB`,
            },
          ]}
        />
      </section>
    </>
  )
}

export function titleOfDocument({ definition }: Pick<StaffCase, 'definition'>, key: string): Text {
  if (key === 'resolution') return { es: 'Resolución', en: 'Resolution' }
  const asked = definition.documents.find((each) => each.key === key)
  const fields = definition.sections.flatMap(({ fields }) => fields)
  return asked?.title ?? fields.find((each) => each.key === key)?.title ?? { es: key, en: key }
}
