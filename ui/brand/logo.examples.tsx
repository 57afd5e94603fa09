import type { ExampleSet } from '../examples.ts'
import { Logo, Weave } from './logo.tsx'

export const examples: ExampleSet = {
  id: 'marca',
  title: { es: 'Marca', en: 'Mark' },
  use: {
    es: 'Tres hilos por tres; el hilo de arriba y el del centro forman la T de Trama. El tejido acompaña cabeceras y estados vacíos, nunca datos.',
    en: 'Three threads by three; the top one and the middle one make the T of Trama. The cloth goes with headers and empty states, never with data.',
  },
  examples: [
    {
      id: 'marca-tamanos',
      title: { es: 'Tamaños', en: 'Sizes' },
      render: () => (
        <div class="button-row">
          <Logo size={96} />
          <Logo size={48} name="Trama" />
          <Logo size={24} name="Trama" />
          <Logo size={48} mono />
        </div>
      ),
    },
    { id: 'marca-tejido', title: { es: 'Tejido', en: 'Cloth' }, render: () => <Weave rows={6} /> },
  ],
}
