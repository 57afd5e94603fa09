import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { Button, ButtonRow } from '../button/button.tsx'
import { Enhanced } from '../islands/island.tsx'
import { Hint } from './field-frame.tsx'
import { Form, type FormProps } from './form.tsx'
import { island as keptForm } from './kept-form.island.ts'

const ES = {
  keep: 'Guardar en este dispositivo lo que escribo, por si se pierde la conexión',
  keepHint:
    'Incluye sus datos personales y los archivos que elija. No lo marque en un equipo que usan otras personas. Se borra al guardarse la solicitud, al quitar la marca, al cerrar la sesión y, en todo caso, a los siete días.',
  put: 'Ponerlo en la solicitud',
  drop: 'Borrarlo de este dispositivo',
  sending: 'Enviando…',
  lost: 'Se perdió la conexión. Puede seguir llenando la solicitud. Lo que escribe está solo en esta página: si la cierra se pierde, a menos que marque «Guardar en este dispositivo».',
  lostKept:
    'Se perdió la conexión. Puede seguir llenando la solicitud: lo que escribe se guarda en este dispositivo. Cuando vuelva la señal podrá guardarla y presentarla.',
  waits:
    'No hay conexión. La solicitud se guardará en cuanto vuelva la señal, una sola vez: deje abierta esta página. Si la cierra se pierde lo que escribió, a menos que marque «Guardar en este dispositivo».',
  waitsKept:
    'No hay conexión. La solicitud se guardará en cuanto vuelva la señal, una sola vez. Si cierra esta página, lo que escribió la espera en este dispositivo.',
  back: 'Volvió la conexión: ya puede guardar la solicitud.',
  recovered: 'Se recuperó lo que quedó en este dispositivo el {when}. Revíselo y guarde la solicitud.',
  older: 'En este dispositivo quedó algo que se escribió el {when}, y la solicitud se guardó después. Diga cuál vale.',
  cannot: 'Este navegador no permite guardar en el dispositivo: lo que escribe está solo en esta página.',
}

const EN: typeof ES = {
  keep: 'Keep what I write on this device, in case the connection is lost',
  keepHint:
    'It includes your personal data and the files that you choose. Do not tick it on a machine that other people use. It is erased when the application is saved, when you untick it, when you sign out and, in any case, after seven days.',
  put: 'Put it into the application',
  drop: 'Erase it from this device',
  sending: 'Sending…',
  lost: 'The connection was lost. You can go on filling in the application. What you write is in this page alone: if you close it, it is lost, unless you tick “Keep on this device”.',
  lostKept:
    'The connection was lost. You can go on filling in the application: what you write is kept on this device. Once the signal is back you can save it and file it.',
  waits:
    'There is no connection. The application will be saved as soon as the signal is back, once only: leave this page open. If you close it, what you wrote is lost, unless you tick “Keep on this device”.',
  waitsKept:
    'There is no connection. The application will be saved as soon as the signal is back, once only. If you close this page, what you wrote waits for it on this device.',
  back: 'The connection is back: you can save the application now.',
  recovered: 'What was left on this device on {when} was recovered. Look it over and save the application.',
  older:
    'Something written on {when} was left on this device, and the application was saved after it. Say which one counts.',
  cannot: 'This browser keeps nothing on the device: what you write is in this page alone.',
}

const WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }

export interface KeptFormProps extends FormProps {
  /** Names the record that the form changes. */
  readonly place: string
  /** Forms that end it (discarding, say): what lies on the device goes with them. */
  readonly beside?: ComponentChildren
}

/**
 * A long form that a person fills in where the line comes and goes, over days and on a borrowed device perhaps. Without script it is
 * the plain form. Its address answers with `afterForm`.
 */
export function KeptForm({ place, beside, ...props }: KeptFormProps) {
  const { keep, keepHint, put, drop, ...said } = WORDS[props.locale]
  return (
    <Enhanced by={keptForm} props={{ place, locale: props.locale, ...said }}>
      <Form {...props}>
        <div class="notice notice-warning" data-older hidden>
          <div class="stack">
            <p />
            <ButtonRow>
              <Button type="button" value="put">
                {put}
              </Button>
              <Button type="button" kind="quiet" value="drop">
                {drop}
              </Button>
            </ButtonRow>
          </div>
        </div>
        <div class="field" data-keep hidden>
          <div class="choice">
            <input
              class="choice-input"
              type="checkbox"
              id="en-este-dispositivo"
              aria-describedby="en-este-dispositivo-hint"
              autocomplete="off"
            />
            <label class="choice-label" for="en-este-dispositivo">
              {keep}
            </label>
            <Hint id="en-este-dispositivo">{keepHint}</Hint>
          </div>
        </div>
        {props.children}
        <p class="form-says form-says-near notice" data-says role="status" aria-live="assertive" tabindex={-1} hidden />
      </Form>
      {beside}
    </Enhanced>
  )
}
