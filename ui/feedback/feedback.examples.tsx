import type { Locale, Text } from '../../kernel/text.ts'
import { Button, ButtonLink } from '../button/button.tsx'
import type { ExampleSet } from '../examples.ts'
import { Flash, Notice, type NoticeKind } from './notice.tsx'
import { EmptyState, type ErrorKind, ErrorPage } from './pages.tsx'
import { Dialog, Drawer, DrawerLink } from './panels.tsx'
import { Progress } from './progress.tsx'

const KINDS: readonly NoticeKind[] = ['info', 'success', 'warning', 'refusal']
const ERRORS: readonly { readonly kind: ErrorKind; readonly title: Text }[] = [
  { kind: 'not_found', title: { es: 'Página no encontrada', en: 'Page not found' } },
  { kind: 'forbidden', title: { es: 'Sin permiso', en: 'No permission' } },
  { kind: 'error', title: { es: 'Falla del sistema', en: 'System failure' } },
  { kind: 'offline', title: { es: 'Sin conexión', en: 'Offline' } },
  { kind: 'busy', title: { es: 'Demasiadas solicitudes', en: 'Too many requests' } },
  { kind: 'away', title: { es: 'La base de datos no responde', en: 'The database does not answer' } },
  { kind: 'too_long', title: { es: 'Tardó demasiado', en: 'It took too long' } },
]

export const examples: ExampleSet = {
  id: 'avisos',
  title: { es: 'Avisos, paneles y esperas', en: 'Notices, panels and waiting' },
  use: {
    es: 'Qué pasó, por qué y cuál es el paso siguiente. Los paneles abren sin guion y se cierran con Escape.',
    en: 'What happened, why, and what comes next. Panels open without script and close with Escape.',
  },
  examples: [
    {
      id: 'avisos-clases',
      title: { es: 'Avisos', en: 'Notices' },
      render: (locale) => (
        <div class="stack">
          {KINDS.map((kind) => (
            <Notice
              key={kind}
              kind={kind}
              locale={locale}
              title={
                locale === 'es' ? 'Quedan 3 días hábiles para reportar junio' : '3 working days left to report June'
              }
            >
              <p>
                {locale === 'es'
                  ? 'Faltan dos actividades de su unidad. '
                  : 'Two activities of your unit are missing. '}
                <a href="#avisos">{locale === 'es' ? 'Ver cuáles' : 'See which'}</a>
              </p>
            </Notice>
          ))}
          <Flash
            kind="success"
            locale={locale}
            message={
              locale === 'es'
                ? 'Se guardó el avance de junio de 4 actividades.'
                : 'Progress of June was saved for 4 activities.'
            }
          />
        </div>
      ),
    },
    {
      id: 'avisos-paneles',
      title: { es: 'Panel lateral y pregunta', en: 'Drawer and question' },
      render: (locale) => {
        const es = locale === 'es'
        return (
          <div class="button-row">
            <DrawerLink opens="panel-ejemplo" locale={locale} about={es ? 'avance del plan' : 'progress of the plan'} />
            <Drawer
              id="panel-ejemplo"
              title={es ? '¿Cómo se calcula este avance?' : 'How is this progress worked out?'}
              locale={locale}
              href="#avisos-paneles"
              hrefLabel={es ? 'Abrir en su propia página' : 'Open on its own page'}
            >
              <p>
                {es
                  ? 'Suma de lo ejecutado entre suma de lo programado, hasta junio.'
                  : 'Sum of what was done over sum of what was programmed, up to June.'}
              </p>
              <p class="figure">min(32, 36) / 36 = 89 %</p>
            </Drawer>
            <Button kind="danger" opens="pregunta-ejemplo">
              {es ? 'Anular actividad' : 'Cancel activity'}
            </Button>
            <Dialog
              id="pregunta-ejemplo"
              title={es ? '¿Anular esta actividad?' : 'Cancel this activity?'}
              locale={locale}
              actions={<Button kind="danger">{es ? 'Sí, anular la actividad' : 'Yes, cancel the activity'}</Button>}
            >
              <p>
                {es
                  ? 'Dejará de contar en el avance desde hoy. Lo reportado hasta ahora se conserva.'
                  : 'It stops counting towards progress today. What was reported so far is kept.'}
              </p>
            </Dialog>
          </div>
        )
      },
    },
    {
      id: 'avisos-espera',
      title: { es: 'Trabajo largo', en: 'Long work' },
      render: (locale) => {
        const es = locale === 'es'
        return (
          <div class="stack">
            <Progress
              id="espera-1"
              label={es ? 'Importando el plan de 2019' : 'Importing the plan of 2019'}
              locale={locale}
              done={412}
              total={980}
              step={es ? 'Hoja 4 de 10. Puede cerrar esta página.' : 'Sheet 4 of 10. You may close this page.'}
              wayBack={<a href="#avisos-espera">{es ? 'Volver a este trabajo' : 'Back to this work'}</a>}
              cancel={{ action: '#avisos-espera' }}
            />
            <Progress
              id="espera-2"
              label={es ? 'Contando las filas' : 'Counting the rows'}
              locale={locale}
              done={18_204}
            />
          </div>
        )
      },
    },
    {
      id: 'avisos-vacio',
      title: { es: 'Estado vacío', en: 'Empty state' },
      render: (locale) => (
        <EmptyState
          title={locale === 'es' ? 'Su unidad aún no tiene plan para 2020' : 'Your unit has no plan for 2020 yet'}
          action={
            <ButtonLink href="#avisos-vacio" kind="primary" icon="upload">
              {locale === 'es' ? 'Importar desde una hoja de cálculo' : 'Import from a spreadsheet'}
            </ButtonLink>
          }
        >
          <p>
            {locale === 'es'
              ? 'Puede importar la matriz que ya tiene o copiar el plan de 2019.'
              : 'You can import the matrix you already have, or copy the plan of 2019.'}
          </p>
        </EmptyState>
      ),
    },
    ...ERRORS.map(({ kind, title }) => ({
      id: `avisos-${kind.replace('_', '-')}`,
      title,
      render: (locale: Locale) => (
        <ErrorPage
          kind={kind}
          locale={locale}
          level={3}
          reference={kind === 'error' ? '7f3a-91c2' : undefined}
          actions={
            <ButtonLink href="#avisos" kind="primary">
              {locale === 'es' ? 'Ir al inicio' : 'Go to the start page'}
            </ButtonLink>
          }
        />
      ),
    })),
  ],
}
