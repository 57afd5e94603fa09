import type { ExampleSet } from '../examples.ts'
import { Button, ButtonLink, ButtonRow } from './button.tsx'

export const examples: ExampleSet = {
  id: 'botones',
  title: { es: 'Botones', en: 'Buttons' },
  use: {
    es: 'Un botón dice lo que pasa al pulsarlo. Uno solo es el principal de cada página.',
    en: 'A button says what happens when it is pressed. Each page has one main button.',
  },
  examples: [
    {
      id: 'botones-clases',
      title: { es: 'Clases', en: 'Kinds' },
      render: (locale) => (
        <ButtonRow>
          <Button kind="primary">{locale === 'es' ? 'Reportar avance' : 'Report progress'}</Button>
          <Button>{locale === 'es' ? 'Guardar borrador' : 'Save draft'}</Button>
          <Button kind="quiet">{locale === 'es' ? 'Descartar cambios' : 'Discard changes'}</Button>
          <Button kind="danger" icon="trash">
            {locale === 'es' ? 'Anular actividad' : 'Cancel activity'}
          </Button>
          <Button disabled>{locale === 'es' ? 'Mes cerrado' : 'Month closed'}</Button>
        </ButtonRow>
      ),
    },
    {
      id: 'botones-enlaces',
      title: { es: 'Enlaces y tamaño pequeño', en: 'Links and small size' },
      render: (locale) => (
        <ButtonRow>
          <ButtonLink href="#botones" kind="primary" icon="arrowRight">
            {locale === 'es' ? 'Empezar el reporte' : 'Start the report'}
          </ButtonLink>
          <ButtonLink href="#botones" icon="download" size="small">
            {locale === 'es' ? 'Descargar la matriz' : 'Download the matrix'}
          </ButtonLink>
          <Button kind="quiet" size="small" icon="history" type="button">
            {locale === 'es' ? 'Ver historial' : 'See history'}
          </Button>
        </ButtonRow>
      ),
    },
  ],
}
