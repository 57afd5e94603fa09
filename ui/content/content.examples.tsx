import type { ExampleSet } from '../examples.ts'
import {
  Card,
  CardGrid,
  DefinitionList,
  FootnoteMark,
  Footnotes,
  PersonLine,
  Spoken,
  Tag,
  Timeline,
} from './content.tsx'
import { CopyLink } from './copy-link.tsx'
import { CopyText } from './copy-text.tsx'
import { Stat, StatRow } from './stat.tsx'

export const examples: ExampleSet = {
  id: 'contenido',
  title: { es: 'Contenido', en: 'Content' },
  use: {
    es: 'Cada cifra publicada se explica a sí misma; cada cita de ley se puede abrir.',
    en: 'Every published figure explains itself; every citation of law can be opened.',
  },
  examples: [
    {
      id: 'contenido-cifras',
      title: { es: 'Cifras', en: 'Figures' },
      render: (locale) => {
        const es = locale === 'es'
        return (
          <StatRow>
            <Stat
              label={es ? 'Avance del plan a la fecha' : 'Progress of the plan to date'}
              value="87 %"
              locale={locale}
              state="behind"
              size="large"
              note={
                es
                  ? 'Al 30 de junio de 2019. Se excluyen 3 actividades aún no programadas.'
                  : 'As of 30 June 2019. 3 activities not yet programmed are left out.'
              }
              how={{ id: 'como-avance', children: <p>Σ w·v / Σ w = 87 %</p> }}
            />
            <Stat
              label={es ? 'Actividades reportadas' : 'Activities reported'}
              value="142"
              unit={es ? 'de 156' : 'of 156'}
              locale={locale}
              how={{ href: '#contenido' }}
            />
            <Stat label={es ? 'Gasto' : 'Spending'} value="$1,204,310.22" locale={locale} state="on_track" />
            <Stat
              label={es ? 'Tiempo medio de respuesta' : 'Mean time of answer'}
              value={es ? 'Sin reporte' : 'Not reported'}
              locale={locale}
              note={es ? 'La unidad informa el 5 de julio.' : 'The unit reports on 5 July.'}
            />
          </StatRow>
        )
      },
    },
    {
      id: 'contenido-tarjetas',
      title: { es: 'Tarjetas y etiquetas', en: 'Cards and tags' },
      render: (locale) => {
        const es = locale === 'es'
        return (
          <CardGrid>
            <Card
              level={4}
              href="#contenido-tarjetas"
              eyebrow={es ? 'Área estratégica 1' : 'Strategic area 1'}
              title={es ? 'Territorio ordenado' : 'An orderly territory'}
              foot={es ? '5 objetivos · 87 %' : '5 objectives · 87 %'}
            >
              {es
                ? 'Planes, normas y control del desarrollo urbano.'
                : 'Plans, rules and control of urban development.'}
            </Card>
            <Card
              level={4}
              title={es ? 'Gestión interna' : 'Running the house'}
              foot={<Tag kind="demo">{es ? 'Dato de demostración' : 'Demonstration data'}</Tag>}
            >
              <Tag>{es ? 'Borrador' : 'Draft'}</Tag> <Tag kind="action">{es ? 'Nuevo' : 'New'}</Tag>{' '}
              <Tag kind="here">{es ? 'Su unidad' : 'Your unit'}</Tag>
            </Card>
          </CardGrid>
        )
      },
    },
    {
      id: 'contenido-definiciones',
      title: { es: 'Lista de datos', en: 'List of facts' },
      render: (locale) => (
        <DefinitionList
          items={[
            {
              term: locale === 'es' ? 'Responsable' : 'In charge',
              value: (
                <PersonLine
                  name={locale === 'es' ? 'Jefatura de la unidad' : 'Head of the unit'}
                  post={locale === 'es' ? 'ejecuta' : 'executes'}
                />
              ),
            },
            {
              term: locale === 'es' ? 'Fuente de financiamiento' : 'Funding source',
              value: locale === 'es' ? 'Fondos propios, asegurados' : 'Own funds, secured',
              action: (
                <a href="#contenido-definiciones">
                  {locale === 'es' ? 'Cambiar' : 'Change'}
                  <span class="hidden"> {locale === 'es' ? 'la fuente' : 'the source'}</span>
                </a>
              ),
            },
            {
              term: locale === 'es' ? 'Como se escribió' : 'As written',
              value: <Spoken text={{ es: 'Informe trimestral de solicitudes resueltas' }} locale={locale} />,
            },
          ]}
        />
      ),
    },
    {
      id: 'contenido-notas',
      title: { es: 'Notas al pie', en: 'Footnotes' },
      render: (locale) => (
        <div class="prose">
          <p>
            {locale === 'es' ? 'La respuesta se da en 20 días hábiles' : 'An answer is given within 20 working days'}
            <FootnoteMark number={1} scope="ejemplo" locale={locale} />.
          </p>
          <Footnotes
            locale={locale}
            scope="ejemplo"
            notes={[
              locale === 'es'
                ? 'Cita de la ley, artículo y vigencia, según los datos de la implantación.'
                : 'Citation of the law, article and validity, as the deployment states it.',
            ]}
          />
        </div>
      ),
    },
    {
      id: 'contenido-historia',
      title: { es: 'Historia', en: 'History' },
      render: (locale) => {
        const es = locale === 'es'
        return (
          <Timeline
            label={es ? 'Historia de la actividad' : 'History of the activity'}
            entries={[
              {
                id: '1',
                when: es ? '12 ene 2019' : '12 Jan 2019',
                dateTime: '2019-01-12',
                title: es ? 'Plan aprobado' : 'Plan approved',
                who: es ? 'Dirección ejecutiva' : 'Executive director',
              },
              {
                id: '2',
                when: es ? '3 jul 2019' : '3 Jul 2019',
                dateTime: '2019-07-03',
                title: es ? 'Avance de junio reportado: 32' : 'Progress of June reported: 32',
                who: es ? 'Unidad de Control del Desarrollo' : 'Development Control unit',
                current: true,
              },
            ]}
          />
        )
      },
    },
    {
      id: 'contenido-enlace',
      title: { es: 'Copiar enlace', en: 'Copy link' },
      render: (locale) => <CopyLink href="#contenido-enlace" locale={locale} />,
    },
    {
      id: 'contenido-texto',
      title: { es: 'Texto para copiar', en: 'Text to copy' },
      render: (locale) => (
        <CopyText
          id="contenido-texto-campo"
          label={locale === 'es' ? 'Para otra página' : 'For another page'}
          text='<iframe src="https://ejemplo.example"></iframe>'
          locale={locale}
        />
      ),
    },
  ],
}
