import type { Locale } from '../../kernel/text.ts'
import { Enhanced } from '../islands/island.tsx'
import { Form, type FormProps } from './form.tsx'
import { island as steadyForm } from './steady-form.island.ts'

const WORDS: Readonly<Record<Locale, { sending: string; notSent: string; recovered: string }>> = {
  es: {
    sending: 'Enviando…',
    notSent:
      'No hay conexión: todavía no se ha podido guardar. Lo que escribió sigue aquí; vuelva a pulsar el botón cuando tenga señal. Si ya había llegado, no se guardará dos veces.',
    recovered: 'Se recuperó lo que había escrito aquí y no llegó a guardarse.',
  },
  en: {
    sending: 'Sending…',
    notSent:
      'There is no connection: it could not be saved yet. What you wrote is still here; press the button again once you have a signal. If it had arrived already, it is not saved twice.',
    recovered: 'What you had written here without saving it was recovered.',
  },
}

/**
 * A form that is filled in where the connection comes and goes. Without script it is the plain form; with script a broken
 * connection leaves the page as it is, says so, and the next press sends it again. Its address answers with `afterForm`. `lost` says in
 * words of its own that nothing has happened yet.
 */
export function SteadyForm({ lost, ...props }: FormProps & { readonly lost?: string | undefined }) {
  const words = WORDS[props.locale]
  return (
    <Enhanced by={steadyForm} props={lost === undefined ? words : { ...words, notSent: lost }}>
      <Form {...props}>
        {props.children}
        <p class="form-says notice" data-says role="status" aria-live="assertive" tabindex={-1} hidden />
      </Form>
    </Enhanced>
  )
}
