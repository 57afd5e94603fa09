import { Button } from '../button/button.tsx'
import type { ExampleSet } from '../examples.ts'
import { StateBadge } from '../state/state-badge.tsx'
import { PageHead } from './page-head.tsx'

export const examples: ExampleSet = {
  id: 'cabecera',
  title: { es: 'Cabecera de página', en: 'Head of a page' },
  use: {
    es: 'De qué es parte, qué es, una frase y lo que se puede hacer. Esta misma página está dentro de una de las dos casas: portal o espacio de trabajo.',
    en: 'What it is part of, what it is, one sentence, and what can be done. This very page stands in one of the two houses: portal or workspace.',
  },
  examples: [
    {
      id: 'cabecera-pagina',
      title: { es: 'Completa', en: 'Complete' },
      render: (locale) => (
        <PageHead
          level={3}
          eyebrow={locale === 'es' ? 'Plan de acción 2019 · Resultado 2' : 'Action plan 2019 · Result 2'}
          title={locale === 'es' ? 'Solicitudes resueltas dentro del plazo' : 'Requests resolved within the term'}
          marks={<StateBadge state="behind" locale={locale} figure="92 %" />}
          lead={
            locale === 'es'
              ? 'A junio se resolvieron 920 de los 1,000 trámites programados.'
              : 'By June, 920 of the 1,000 procedures programmed were resolved.'
          }
          actions={
            <Button kind="primary" type="button">
              {locale === 'es' ? 'Reportar avance' : 'Report progress'}
            </Button>
          }
        />
      ),
    },
  ],
}
