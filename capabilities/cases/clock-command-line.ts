import { parseArgs } from 'node:util'
import { formatDate } from '../../kernel/format.ts'
import { say, type Text } from '../../kernel/text.ts'
import { calendarFiles } from '../../platform/calendar/calendar-schema.ts'
import type { CliCommand, CliShell } from '../../platform/capability/manifest.ts'
import { clockAnswer } from './exports/clock-answer.ts'
import { parseClockQuestion } from './imports/clock-request.ts'
import { clockAccount } from './rules/clock/account.ts'
import { dayWords, readingWords } from './rules/clock/day-words.ts'

const USAGE: Text = {
  es: 'Uso: npm run -s trama -- clock [--json] < PREGUNTA.json   (docs/clock.md dice qué se pregunta y qué se responde)',
  en: 'Usage: npm run -s trama -- clock [--json] < QUESTION.json   (docs/clock.md tells what is asked and what is answered)',
}

/** Five hundred events and five thousand days fit many times over. */
const MOST_CHARS = 2_000_000
const TOO_LONG: Text = {
  es: 'La pregunta pasa de dos millones de letras.',
  en: 'The question is longer than two million characters.',
}

async function readAll(input: AsyncIterable<string | Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of input) {
    text += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
    if (text.length > MOST_CHARS) return undefined
  }
  return text + decoder.decode()
}

/** Answers on one stream, complaints on the other; `json` says in which form the answer is wanted. */
export function answerClock(
  shell: Pick<CliShell, 'locale' | 'pack' | 'out' | 'err'>,
  text: string,
  json: boolean,
): number {
  const { locale } = shell
  const fail = (message: Text, place?: string) => {
    shell.err(place === undefined || place === '' ? say(message, locale) : `${place}: ${say(message, locale)}`)
    return 1
  }
  const calendars = shell.pack.read(calendarFiles)
  if (!calendars.ok) return fail(calendars.refusal.message)
  const known = calendars.value.map(({ value }) => value)
  const question = parseClockQuestion(text, known)
  if (!question.ok) {
    const { message, field, complaints } = question.refusal
    fail(message, field)
    for (const complaint of complaints) fail(complaint.message, complaint.place)
    return 1
  }
  const { term, calendar, ledger, today } = question.value
  const account = clockAccount(ledger, term, calendar, today)
  if (!account.ok) return fail(account.refusal.message, account.refusal.field)
  if (json) {
    shell.out(JSON.stringify(clockAnswer(account.value, ledger, calendar, today), null, 2))
    return 0
  }
  shell.out(readingWords(account.value.reading, locale))
  for (const row of account.value.rows)
    shell.out(`${formatDate(row.date, locale)}  ${row.ahead ? '·' : '|'} ${dayWords(row, ledger, locale)}`)
  return 0
}

async function clock(shell: CliShell, args: readonly string[]): Promise<number> {
  let json: boolean
  try {
    json = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } }).values.json
  } catch {
    shell.err(say(USAGE, shell.locale))
    return 2
  }
  if (process.stdin.isTTY) {
    shell.err(say(USAGE, shell.locale))
    return 2
  }
  const text = await readAll(process.stdin)
  if (text === undefined) {
    shell.err(say(TOO_LONG, shell.locale))
    return 1
  }
  return answerClock(shell, text, json)
}

export const clockCommandLine: readonly CliCommand[] = [
  {
    words: ['clock'],
    usage: {
      es: 'clock [--json] < PREGUNTA.json                    cuenta un plazo día por día: vencimiento y días de cada parte',
      en: 'clock [--json] < QUESTION.json                    counts a term day by day: due date and each party’s days',
    },
    run: clock,
  },
]
