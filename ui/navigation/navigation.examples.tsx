import type { ExampleSet } from '../examples.ts'
import { ContextBar } from './context-bar.tsx'
import { Rail } from './rail.tsx'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'
import { Breadcrumbs, Pagination, Tabs } from './trail.tsx'

export const examples: ExampleSet = {
  id: 'navegacion',
  title: { es: 'Navegación', en: 'Navigation' },
  use: {
    es: 'Todo es un enlace con su dirección. El rosa de maquilishuat señala una sola cosa: usted está aquí.',
    en: 'Everything is a link with its address. Maquilishuat pink says one thing only: you are here.',
  },
  examples: [
    {
      id: 'navegacion-ruta',
      title: { es: 'Ruta', en: 'Trail' },
      render: (locale) => (
        <Breadcrumbs
          locale={locale}
          label={locale === 'es' ? 'Ruta de ejemplo' : 'Sample trail'}
          items={[
            { title: locale === 'es' ? 'Planes' : 'Plans', href: '#navegacion' },
            { title: '2019', href: '#navegacion-ruta' },
            { title: locale === 'es' ? 'Control del desarrollo' : 'Development control' },
          ]}
        />
      ),
    },
    {
      id: 'navegacion-vistas',
      title: { es: 'Vistas', en: 'Views' },
      render: (locale) => (
        <Tabs
          label={locale === 'es' ? 'Vistas del plan' : 'Views of the plan'}
          items={[
            { href: '#vista-matriz', title: locale === 'es' ? 'Matriz' : 'Matrix', current: true },
            { href: '#vista-gantt', title: 'Gantt' },
            { href: '#vista-hallazgos', title: locale === 'es' ? 'Hallazgos' : 'Findings', count: '3' },
          ]}
        />
      ),
    },
    {
      id: 'navegacion-paginas',
      title: { es: 'Páginas', en: 'Pages' },
      render: (locale) => <Pagination locale={locale} page={4} pages={12} href={(page) => `#pagina-${page}`} />,
    },
    {
      id: 'navegacion-contexto',
      title: { es: 'Contexto', en: 'Context' },
      render: (locale) => (
        <ContextBar
          action="#navegacion-contexto"
          label={locale === 'es' ? 'Contexto de ejemplo' : 'Sample context'}
          locale={locale}
          year={{
            value: '2019',
            options: [
              { value: '2018', label: '2018' },
              { value: '2019', label: '2019' },
            ],
          }}
          office={{
            value: 'control',
            options: [
              { value: 'todas', label: locale === 'es' ? 'Todas las unidades' : 'All units' },
              { value: 'control', label: locale === 'es' ? 'Control del desarrollo' : 'Development control' },
            ],
          }}
          cutOff={{ value: '2019-06-30' }}
        />
      ),
    },
    {
      id: 'navegacion-preferencias',
      title: { es: 'Idioma y apariencia', en: 'Language and appearance' },
      render: (locale) => (
        <div class="button-row">
          <LanguageSwitch locale={locale} href={locale === 'es' ? '?lang=en' : '?lang=es'} />
          <ThemeSwitch locale={locale} theme="auto" action="#navegacion-preferencias" back="#" />
        </div>
      ),
    },
    {
      id: 'navegacion-riel',
      title: { es: 'Riel del espacio de trabajo', en: 'Rail of the workspace' },
      render: (locale) => {
        const es = locale === 'es'
        return (
          <div style="max-width:15rem;background:var(--sunken)">
            <Rail
              locale={locale}
              label={locale === 'es' ? 'Riel de ejemplo' : 'Sample rail'}
              sections={[
                {
                  items: [
                    { href: '#riel-inicio', title: es ? 'Inicio' : 'Home', icon: 'home' },
                    {
                      href: '#riel-planes',
                      title: es ? 'Planificación' : 'Planning',
                      icon: 'table',
                      current: true,
                      children: [
                        { href: '#riel-matriz', title: es ? 'Matriz' : 'Matrix' },
                        { href: '#riel-reportar', title: es ? 'Reportar avance' : 'Report progress' },
                      ],
                    },
                    {
                      href: '#riel-pendientes',
                      title: es ? 'Pendientes' : 'Waiting for you',
                      icon: 'calendar',
                      count: '4',
                    },
                  ],
                },
                {
                  title: es ? 'Institución' : 'Institution',
                  folded: true,
                  items: [
                    { href: '#riel-personas', title: es ? 'Personas y unidades' : 'People and units', icon: 'user' },
                  ],
                },
              ]}
            />
          </div>
        )
      },
    },
  ],
}
