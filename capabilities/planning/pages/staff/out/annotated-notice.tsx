import type { Locale } from '../../../../../kernel/text.ts'
import { Notice } from '../../../../../ui/feedback/notice.tsx'

const WORDS = {
  es: {
    workbook: {
      title: 'Su archivo, con las observaciones en sus celdas',
      lead: 'Descárguelo, corrija lo que está en rojo y vuelva a subir ese mismo archivo: lo que escribimos en él no se lee como parte del plan.',
      link: 'Descargar su archivo con las observaciones (.xlsx)',
    },
    list: {
      title: 'Las observaciones, en una lista',
      lead: 'Cada una dice en qué lugar de su documento está. Corríjalo y vuelva a subirlo.',
      link: 'Descargar la lista de observaciones (.xlsx)',
    },
  },
  en: {
    workbook: {
      title: 'Your file, with the observations in its cells',
      lead: 'Download it, correct what is red and upload that same file again: what we wrote in it is not read as part of the plan.',
      link: 'Download your file with the observations (.xlsx)',
    },
    list: {
      title: 'The observations as a list',
      lead: 'Each says where in your document it is. Correct it and upload it again.',
      link: 'Download the list of observations (.xlsx)',
    },
  },
} as const

export interface AnnotatedNoticeProps {
  readonly href: string
  /** A workbook is given back itself, anything else as a list. */
  readonly workbook: boolean
  readonly locale: Locale
}

export function AnnotatedNotice({ href, workbook, locale }: AnnotatedNoticeProps) {
  const words = WORDS[locale][workbook ? 'workbook' : 'list']
  return (
    <Notice kind="info" locale={locale} title={words.title}>
      <p>{words.lead}</p>
      <p>
        <a href={href}>{words.link}</a>
      </p>
    </Notice>
  )
}
