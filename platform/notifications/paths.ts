import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../web/paths.ts'
import { CHOICES_PATH } from './letter.ts'

export const noticePaths = {
  list: (unreadOnly = false, page?: number) =>
    withQuery('/t/avisos', { ver: unreadOnly ? 'sin-leer' : undefined, pagina: page === 1 ? undefined : page }),
  open: (id: Id) => `/t/avisos/${id}`,
  readAll: () => '/t/avisos',
  choices: () => CHOICES_PATH,
} as const
