import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import { fold } from '../../../../kernel/sort-key.ts'
import type { ColourMeaning, ColourMeanings } from '../../imports/schedules.ts'

const MEANINGS: Readonly<Record<string, ColourMeaning>> = {
  programado: 'programmed',
  programmed: 'programmed',
  ejecutado: 'executed',
  executed: 'executed',
  ignorar: 'ignore',
  ignore: 'ignore',
}

/**
 * What a person says once per sheet about the fills of its months, a line each: `POA = FFFF00 = programado`. The sheet's name may
 * itself hold an equals sign; colour and meaning are the last two parts.
 */
export function parseColourMeanings(text: string): Result<ColourMeanings, Refusal<'colours_malformed'>> {
  const meanings: Record<string, Record<string, ColourMeaning>> = {}
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const parts = line.split('=').map((part) => part.trim())
    const meaning = MEANINGS[fold(parts.pop() ?? '')]
    const colour = (parts.pop() ?? '').replace('#', '').toUpperCase()
    const sheet = parts.join('=')
    if (meaning === undefined || !/^[0-9A-F]{6}$/.test(colour) || sheet === '') return refuse(malformed(line))
    meanings[sheet] = { ...meanings[sheet], [colour]: meaning }
  }
  return { ok: true, value: meanings }
}

function malformed(line: string): Refusal<'colours_malformed'> {
  const shown = line.slice(0, 80)
  return {
    kind: 'colours_malformed',
    field: 'colours',
    message: {
      es: `No se entiende «${shown}». Escriba hoja = color = programado, ejecutado o ignorar; el color, con seis cifras, por ejemplo FFFF00.`,
      en: `“${shown}” cannot be read. Write sheet = colour = programmed, executed or ignore; the colour with six digits, for example FFFF00.`,
    },
  }
}
