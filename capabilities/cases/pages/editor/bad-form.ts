import type { Refusal } from '../../../../kernel/result.ts'

/** A button that came without what its page puts there: the page is opened again and pressed anew. */
export const BAD_FORM: Refusal<'bad_form'> = {
  kind: 'bad_form',
  message: {
    es: 'No llegó lo que el botón debía enviar. Abra de nuevo el borrador e inténtelo otra vez.',
    en: 'What the button should have sent did not arrive. Open the draft again and try once more.',
  },
}
