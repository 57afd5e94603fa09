import { type Locale, spoken, type Text } from '../../kernel/text.ts'
import { localPath } from '../web/paths.ts'

/** One thing a letter tells. */
export interface LetterItem {
  /** Absent where the subject has said it. */
  readonly title?: Text | undefined
  readonly body: readonly Text[]
  /** A path of ours without the language. */
  readonly link?: string | undefined
  readonly action?: Text | undefined
}

/** What a letter says in both languages, before it is known when and in which it leaves. */
export interface LetterContent {
  readonly subject: Text
  readonly items: readonly LetterItem[]
}

export interface LetterFrame {
  readonly institution: Text
  /** Without a final slash. */
  readonly publicUrl: string
  /** Whether the reader has an account, and so a page to choose what to be told. */
  readonly hasAccount: boolean
}

export interface WrittenLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const WORDS = {
  open: { es: 'Abrir en Trama', en: 'Open in Trama' },
  choose: {
    es: 'Recibe este mensaje por su cuenta en Trama. Puede elegir qué avisos recibir y cuándo:',
    en: 'You get this message because of your account in Trama. You may choose which notices you get and when:',
  },
  stranger: {
    es: 'Si no esperaba este mensaje, no haga nada: sin usar el enlace no pasa nada.',
    en: 'If you did not expect this message, do nothing: unless the link is used, nothing happens.',
  },
} satisfies Record<string, Text>

export const CHOICES_PATH = '/t/avisos/preferencias'

/** A letter as text and as HTML, saying the same. */
export function writeLetter(content: LetterContent, locale: Locale, frame: LetterFrame): WrittenLetter {
  const say = (text: Text) => spoken(text, locale).words
  const href = (path: string) => frame.publicUrl + localPath(locale, path)
  const footer = frame.hasAccount ? [say(WORDS.choose), href(CHOICES_PATH)] : strangerWords(content).map(say)
  const lines: string[] = []
  const blocks: string[] = []
  for (const { title, body, link, action } of content.items) {
    if (title !== undefined) {
      lines.push(say(title).toUpperCase(), '')
      blocks.push(`<h2 style="font-size:18px;margin:24px 0 8px">${escaped(title, locale)}</h2>`)
    }
    for (const paragraph of body) {
      lines.push(say(paragraph), '')
      blocks.push(`<p style="margin:0 0 12px">${escaped(paragraph, locale)}</p>`)
    }
    if (link !== undefined) {
      const words = action ?? WORDS.open
      lines.push(`${say(words)}: ${href(link)}`, '')
      blocks.push(
        `<p style="margin:0 0 20px"><a href="${escapeHtml(href(link))}" style="color:#2b3a8c">${escaped(words, locale)}</a></p>`,
      )
    }
  }
  return {
    subject: oneLine(say(content.subject)),
    text: [...lines, '--', say(frame.institution), ...footer, ''].join('\n'),
    html: page(locale, oneLine(say(content.subject)), blocks, say(frame.institution), footer),
  }
}

/** Nothing happens without the link, where there is one. */
function strangerWords({ items }: LetterContent): readonly Text[] {
  return items.some(({ link }) => link !== undefined) ? [WORDS.stranger] : []
}

function page(
  locale: Locale,
  subject: string,
  blocks: readonly string[],
  institution: string,
  footer: readonly string[],
): string {
  const last = footer.map((line) =>
    line.startsWith('http')
      ? `<a href="${escapeHtml(line)}" style="color:#2b3a8c">${escapeHtml(line)}</a>`
      : escapeHtml(line),
  )
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title>`,
    '<meta name="viewport" content="width=device-width"></head>',
    '<body style="font-family:\'Source Sans 3\',Arial,sans-serif;font-size:16px;line-height:1.5;color:#1d1d1b;margin:0">',
    `<div style="max-width:600px;margin:0 auto;padding:24px"><h1 style="font-size:20px">${escapeHtml(subject)}</h1>`,
    ...blocks,
    `<hr style="border:0;border-top:1px solid #cfcabf;margin:24px 0 12px"><p style="font-size:14px;color:#57534a">`,
    `${escapeHtml(institution)}<br>${last.join('<br>')}</p></div></body></html>`,
  ].join('\n')
}

/** Words in another language than the letter's say so, as on a page. */
function escaped(text: Text, locale: Locale): string {
  const { words, lang } = spoken(text, locale)
  return lang === locale ? escapeHtml(words) : `<span lang="${lang}">${escapeHtml(words)}</span>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A subject is a header of the letter: a line break in it would begin another. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200)
}
