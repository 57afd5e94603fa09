import type { Text } from '../../kernel/text.ts'
import type { ReadTx } from '../database/database.ts'
import type { Ctx } from './context.ts'
import type { Permission } from './permission.ts'

/**
 * The groups of the workspace's menu, in the order they stand. What is a person's own comes first and needs no heading; what few
 * need, and seldom, is folded until it is opened or a page of it is shown.
 */
export const MENU_GROUPS = {
  own: {},
  cases: { title: { es: 'Expedientes', en: 'Cases' } },
  follow_up: { title: { es: 'Seguimiento', en: 'Follow-up' } },
  plans: { title: { es: 'Planes', en: 'Plans' } },
  alignment: { title: { es: 'Riesgos y alineación', en: 'Risks and alignment' } },
  territory: { title: { es: 'Territorio', en: 'Territory' } },
  observatory: { title: { es: 'Observatorio', en: 'Observatory' } },
  administration: { title: { es: 'Administración', en: 'Administration' }, folded: true },
} satisfies Record<string, { readonly title?: Text; readonly folded?: boolean }>
export type MenuGroup = keyof typeof MENU_GROUPS

interface MenuEntry {
  readonly title: Text
  readonly path: string
  /** Addresses elsewhere whose pages belong to it: `/t/observatorio/anotaciones` to the registers. */
  readonly also?: readonly string[]
  readonly permission: Permission
  /** Within its group. */
  readonly order: number
  /** Where its page looks for words by itself, if it looks for such: offered with the results of the search over everything. */
  lookingFor?(words: string): string | undefined
  /** How many things wait for this person there; shown beside the title on each page of the workspace, so it must be cheap. */
  waiting?(tx: ReadTx, ctx: Ctx): Promise<number>
}

/** An entry of the portal's or the workspace's menu; shown to who holds its permission. */
export type MenuItem =
  /** `foot`: a tool or an assurance that few look for, listed at the foot of each page and not in the bar. */
  | (MenuEntry & { readonly area: 'portal'; readonly foot?: true })
  | (MenuEntry & { readonly area: 'workspace'; readonly group: MenuGroup })

export interface MenuSection<Item> {
  readonly group: MenuGroup
  readonly title: Text | undefined
  readonly folded: boolean
  readonly items: readonly Item[]
}

/** Entries of the workspace by their groups; a group of which the person sees nothing is absent. */
export function menuSections<Item extends { readonly group: MenuGroup }>(
  items: readonly Item[],
): readonly MenuSection<Item>[] {
  return (Object.keys(MENU_GROUPS) as MenuGroup[]).flatMap((group) => {
    const own = items.filter((item) => item.group === group)
    const { title, folded = false }: { title?: Text; folded?: boolean } = MENU_GROUPS[group]
    return own.length === 0 ? [] : [{ group, title, folded, items: own }]
  })
}
