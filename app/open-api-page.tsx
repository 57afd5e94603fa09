import { type Locale, say } from '../kernel/text.ts'
import type { ApiOperation, ApiParameter } from '../platform/web/open-api.ts'
import { localPath } from '../platform/web/paths.ts'
import { PageHead } from '../ui/shell/page-head.tsx'
import { DataTable } from '../ui/table/data-table.tsx'
import { API_WORDS } from './open-api-words.ts'

interface ApiPageProps {
  readonly locale: Locale
  readonly operations: readonly ApiOperation[]
  readonly institution: string
  /** How often one address may ask. */
  readonly perMinute: number
}

/** The open API for the person who will write the program. */
export function ApiPage({ locale, operations, institution, perMinute }: ApiPageProps) {
  const words = API_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <p>
        <a href="/api/openapi.json">{words.forPrograms}</a>
      </p>
      <section class="stack">
        <h2>{words.addresses}</h2>
        {operations.map((operation, index) => (
          <Operation key={operation.path} locale={locale} operation={operation} number={index} />
        ))}
      </section>
      <Paragraphs id="respuestas" title={words.answers} lines={words.answersText} />
      <section id="problemas" class="stack">
        <h2>{words.problems}</h2>
        <p>{words.problemsText}</p>
        <Problems locale={locale} operations={operations} />
      </section>
      <Paragraphs id="condiciones" title={words.terms} lines={words.termsText(institution)} />
      <Paragraphs id="limites" title={words.limits} lines={words.limitsText(perMinute)} />
    </>
  )
}

function Operation({ locale, operation, number }: { locale: Locale; operation: ApiOperation; number: number }) {
  const words = API_WORDS[locale]
  const { title, explanation, example } = operation.description
  return (
    <article class="stack">
      <h3>{say(title, locale)}</h3>
      <p>
        <code>
          {operation.method.toUpperCase()} {operation.path}
        </code>
      </p>
      <p>{say(explanation, locale)}</p>
      {operation.parameters.length === 0 ? null : (
        <DataTable
          id={`parameters-${number}`}
          caption={`${words.parameters}: ${say(title, locale)}`}
          locale={locale}
          columns={[
            { key: 'name', title: words.parameter, cell: ({ name }: ApiParameter) => <code>{name}</code> },
            {
              key: 'meaning',
              title: words.meaning,
              cell: ({ description }) => inLanguage(description ?? '', locale),
            },
            {
              key: 'required',
              title: words.need,
              cell: ({ required }) => (required ? words.required : words.optional),
            },
          ]}
          rows={operation.parameters}
          rowKey={({ name }) => name}
        />
      )}
      {operation.method === 'get' ? (
        <p>
          {words.example}: <a href={localPath(locale, example)}>{localPath(locale, example)}</a>
        </p>
      ) : null}
    </article>
  )
}

/** Schemas carry both languages in one line, `español / English`, because their readers are programs. */
function inLanguage(description: string, locale: Locale): string {
  const [es = '', en = es] = description.split(' / ')
  return locale === 'es' ? es : en
}

function Problems({ locale, operations }: Pick<ApiPageProps, 'locale' | 'operations'>) {
  const words = API_WORDS[locale]
  const rows = [...new Map(operations.flatMap(({ description }) => Object.entries(description.problems)))]
  return (
    <DataTable
      id="problems"
      caption={words.problems}
      captionHidden
      locale={locale}
      columns={[
        { key: 'kind', title: words.problem, cell: ([kind]) => <code id={`problema-${kind}`}>{kind}</code> },
        { key: 'meaning', title: words.meaning, cell: ([, text]) => say(text, locale) },
      ]}
      rows={rows}
      rowKey={([kind]) => kind}
    />
  )
}

function Paragraphs({ id, title, lines }: { id: string; title: string; lines: readonly string[] }) {
  return (
    <section id={id} class="prose">
      <h2>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}
