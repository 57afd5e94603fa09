import { parseArgs } from 'node:util'
import { formatNumber } from '../../kernel/format.ts'
import type { Refusal } from '../../kernel/result.ts'
import { say, type Text } from '../../kernel/text.ts'
import type { CliCommand, CliShell } from '../../platform/capability/manifest.ts'
import { CASES_OF_A_YEAR, makeCases, makeCasesInput } from './data/make-cases.ts'

const USAGE: Text = {
  es: `Uso: npm run -s trama -- demo cases [--count N] [--year AÑO] [--seed SEMILLA]   (${CASES_OF_A_YEAR} de este año, si no se dice otra cosa)`,
  en: `Usage: npm run -s trama -- demo cases [--count N] [--year YEAR] [--seed SEED]   (${CASES_OF_A_YEAR} of this year, unless said otherwise)`,
}

async function demoCases(shell: CliShell, args: readonly string[]): Promise<number> {
  const wrong = () => {
    shell.err(say(USAGE, shell.locale))
    return 2
  }
  let asked: { readonly count?: string; readonly year?: string; readonly seed?: string }
  try {
    const options = { count: { type: 'string' }, year: { type: 'string' }, seed: { type: 'string' } } as const
    asked = parseArgs({ args: [...args], options }).values
  } catch {
    return wrong()
  }
  const fail = ({ message }: Refusal) => {
    shell.err(say(message, shell.locale))
    return 1
  }
  const session = await shell.open()
  if (!session.ok) return fail(session.refusal)
  const { runner, ctx } = session.value
  const input = makeCasesInput.safeParse({
    count: Number(asked.count ?? CASES_OF_A_YEAR),
    year: Number(asked.year ?? ctx.today.slice(0, 4)),
    seed: asked.seed ?? 'trama',
  })
  if (!input.success) return wrong()
  const done = await runner.command(makeCases, ctx, input.data)
  if (!done.ok) return fail(done.refusal)
  const made = formatNumber(done.value.made)
  shell.out(
    say(
      {
        es: `Se generaron ${made} expedientes de ${input.data.year}, marcados como demostración.`,
        en: `${made} cases of ${input.data.year} were made up, marked as demonstration.`,
      },
      shell.locale,
    ),
  )
  return 0
}

export const makeCasesCommandLine: readonly CliCommand[] = [
  {
    words: ['demo', 'cases'],
    usage: {
      es: 'demo cases [--count N] [--year AÑO] [--seed S]   genera expedientes de demostración (2,000 de este año)',
      en: 'demo cases [--count N] [--year YEAR] [--seed S]  makes up cases of a demonstration (2,000 of this year)',
    },
    run: demoCases,
  },
]
