import { Button, ButtonRow } from '../button/button.tsx'
import type { ExampleSet } from '../examples.ts'
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from './choice-fields.tsx'
import { DateField, MonthField } from './date-fields.tsx'
import { FileField } from './file-field.tsx'
import { FilterBar, FilterSelect } from './filter-bar.tsx'
import { ErrorSummary, Form } from './form.tsx'
import { KeptForm } from './kept-form.tsx'
import { SearchBox } from './search-box.tsx'
import { SteadyForm } from './steady-form.tsx'
import { NumberField, TextArea, TextField } from './text-fields.tsx'

export const examples: ExampleSet = {
  id: 'formularios',
  title: { es: 'Formularios', en: 'Forms' },
  use: {
    es: 'Todo campo es obligatorio salvo que diga lo contrario. Los errores se listan arriba y junto al campo, y lo escrito no se pierde.',
    en: 'Every field is required unless it says otherwise. Errors are listed at the top and at the field, and what was typed is kept.',
  },
  examples: [
    {
      id: 'formularios-constante',
      title: { es: 'Un formulario que resiste un corte de conexión', en: 'A form that outlives a lost connection' },
      render: (locale) => (
        <SteadyForm action="#formularios" locale={locale} csrf="ejemplo">
          <TextField
            name="constante"
            label={locale === 'es' ? 'Lo que se hizo' : 'What was done'}
            hint={
              locale === 'es'
                ? 'Si se pierde la señal al guardar, lo escrito se queda aquí y puede enviarse otra vez.'
                : 'If the signal is lost while saving, what was written stays here and can be sent again.'
            }
            locale={locale}
            required
          />
          <Button type="submit">{locale === 'es' ? 'Guardar' : 'Save'}</Button>
        </SteadyForm>
      ),
    },
    {
      id: 'formularios-guardado',
      title: { es: 'Un formulario que puede quedar en el dispositivo', en: 'A form that may be kept on the device' },
      render: (locale) => (
        <KeptForm action="#formularios" locale={locale} csrf="ejemplo" place="ejemplo">
          <TextField locale={locale} name="guardado" label={locale === 'es' ? 'Qué solicita' : 'What you ask for'} />
          <Button kind="primary">{locale === 'es' ? 'Guardar la solicitud' : 'Save the application'}</Button>
        </KeptForm>
      ),
    },
    {
      id: 'formularios-filtro',
      title: { es: 'A qué se limita una lista', en: 'What a list is narrowed to' },
      render: (locale) => (
        <FilterBar action="#formularios" show={locale === 'es' ? 'Ver' : 'Show'}>
          <FilterSelect
            name="estado-de-lista"
            label={locale === 'es' ? 'Estado' : 'State'}
            value={undefined}
            options={
              locale === 'es'
                ? [
                    ['', 'Todos'],
                    ['vencido', 'Vencido'],
                  ]
                : [
                    ['', 'All'],
                    ['vencido', 'Overdue'],
                  ]
            }
          />
        </FilterBar>
      ),
    },
    {
      id: 'formularios-campos',
      title: { es: 'Campos', en: 'Fields' },
      render: (locale) => {
        const es = locale === 'es'
        return (
          <Form action="#formularios" locale={locale} csrf="ejemplo">
            <TextField
              name="titulo"
              label={es ? 'Título de la actividad' : 'Title of the activity'}
              hint={
                es
                  ? 'Empiece con un verbo: capacitar, levantar, publicar.'
                  : 'Start with a verb: train, survey, publish.'
              }
              locale={locale}
              value={es ? 'Capacitar a 40 técnicos municipales' : 'Train 40 municipal technicians'}
              required
            />
            <SelectField
              name="unidad"
              label={es ? 'Unidad responsable' : 'Unit in charge'}
              locale={locale}
              placeholder={es ? 'Elija una unidad' : 'Choose a unit'}
              options={[
                { value: 'planificacion', label: es ? 'Planificación' : 'Planning' },
                { value: 'control', label: es ? 'Control del desarrollo' : 'Development control' },
              ]}
              required
            />
            <MonthField
              name="mes"
              label={es ? 'Mes del reporte' : 'Month of the report'}
              locale={locale}
              years={[2019]}
              value="2019-06"
              closed={['2019-01', '2019-02']}
              required
            />
            <NumberField
              name="ejecutado"
              label={es ? 'Ejecutado en el mes' : 'Done in the month'}
              locale={locale}
              value="1,250"
              unit={es ? 'solicitudes' : 'requests'}
              required
            />
            <NumberField
              name="gasto"
              label={es ? 'Gasto del mes' : 'Spent in the month'}
              locale={locale}
              value="3,400.50"
              prefix="$"
            />
            <DateField
              name="fecha"
              label={es ? 'Fecha de la actividad' : 'Date of the activity'}
              locale={locale}
              value="2019-06-14"
            />
            <TextArea
              name="nota"
              label={es ? 'Nota' : 'Note'}
              hint={es ? 'Qué se hizo, con quién y qué falta.' : 'What was done, with whom, and what is left.'}
              locale={locale}
              rows={3}
            />
            <RadioGroup
              name="estado"
              label={es ? 'Situación de la actividad' : 'Situation of the activity'}
              locale={locale}
              value="curso"
              required
              options={[
                { value: 'curso', label: es ? 'En curso' : 'Under way' },
                {
                  value: 'reprogramada',
                  label: es ? 'Reprogramada' : 'Reprogrammed',
                  hint: es ? 'El plan original se conserva.' : 'The original plan is kept.',
                },
                { value: 'anulada', label: es ? 'Anulada' : 'Cancelled', disabled: true },
              ]}
            />
            <CheckboxGroup
              name="evidencia"
              label={es ? 'Evidencia que adjunta' : 'Evidence you attach'}
              locale={locale}
              values={['lista']}
              inline
              options={[
                { value: 'lista', label: es ? 'Lista de asistencia' : 'Attendance list' },
                { value: 'fotos', label: es ? 'Fotografías' : 'Photographs' },
                { value: 'acta', label: es ? 'Acta' : 'Minutes' },
              ]}
            />
            <FileField
              name="archivos"
              label={es ? 'Archivos' : 'Files'}
              hint={
                es
                  ? 'PDF, imágenes u hojas de cálculo de hasta 20 MB.'
                  : 'PDF, pictures or spreadsheets of up to 20 MB.'
              }
              locale={locale}
              multiple
              maxSize={20_000_000}
            />
            <Checkbox
              name="cierto"
              label={
                es
                  ? 'Confirmo que estas cifras son las de mi unidad'
                  : 'I confirm that these are the figures of my unit'
              }
              locale={locale}
              required
            />
            <ButtonRow>
              <Button kind="primary">{es ? 'Reportar avance de junio' : 'Report progress of June'}</Button>
              <Button kind="quiet" type="reset">
                {es ? 'Volver a lo guardado' : 'Back to what was saved'}
              </Button>
            </ButtonRow>
          </Form>
        )
      },
    },
    {
      id: 'formularios-errores',
      title: { es: 'Con errores', en: 'With errors' },
      render: (locale) => {
        const es = locale === 'es'
        const number = es ? 'Escriba un número, por ejemplo 12 o 3.5' : 'Write a number, for example 12 or 3.5'
        const pick = es ? 'Elija la situación de la actividad' : 'Choose the situation of the activity'
        const late = es ? 'El mes de marzo ya está cerrado' : 'March is already closed'
        return (
          <div class="form">
            <ErrorSummary
              focused={false}
              locale={locale}
              errors={[
                { field: 'cantidad', message: number },
                { field: 'situacion', message: pick },
                { message: late },
              ]}
            />
            <NumberField
              name="cantidad"
              label={es ? 'Ejecutado en el mes' : 'Done in the month'}
              locale={locale}
              value="doce"
              error={number}
              required
            />
            <RadioGroup
              name="situacion"
              label={es ? 'Situación de la actividad' : 'Situation of the activity'}
              locale={locale}
              error={pick}
              required
              options={[
                { value: 'curso', label: es ? 'En curso' : 'Under way' },
                { value: 'reprogramada', label: es ? 'Reprogramada' : 'Reprogrammed' },
              ]}
            />
            <TextField
              name="cerrado"
              label={es ? 'Código' : 'Code'}
              locale={locale}
              value="O.1.R.2"
              disabled
              required
              width="short"
            />
          </div>
        )
      },
    },
    {
      id: 'formularios-busqueda',
      title: { es: 'Búsqueda', en: 'Search' },
      render: (locale) => (
        <SearchBox
          id="buscar-ejemplo"
          action="#formularios-busqueda"
          locale={locale}
          label={locale === 'es' ? 'Buscar en los planes' : 'Search the plans'}
        />
      ),
    },
  ],
}
