import type { ExampleSet } from '../examples.ts'
import { STATES } from './state.ts'
import { StateBadge, StateLegend } from './state-badge.tsx'

export const examples: ExampleSet = {
  id: 'estados',
  title: { es: 'Estados', en: 'States' },
  use: {
    es: 'Siete estados: cuatro juicios y tres ausencias de juicio. Cada uno con color, forma y palabra; se distinguen también en blanco y negro.',
    en: 'Seven states: four judgements and three absences of one. Each with hue, shape and word; told apart in black and white too.',
  },
  examples: [
    {
      id: 'estados-todos',
      title: { es: 'Los siete', en: 'The seven' },
      render: (locale) => <StateLegend locale={locale} />,
    },
    {
      id: 'estados-cifra',
      title: { es: 'Con cifra', en: 'With figure' },
      render: (locale) => (
        <div class="button-row">
          {STATES.slice(0, 4).map((state, index) => (
            <StateBadge key={state} state={state} locale={locale} figure={['106 %', '100 %', '92 %', '61 %'][index]} />
          ))}
        </div>
      ),
    },
  ],
}
