import { behaviourIsland } from '../islands/define.ts'

interface TableFilterProps {
  /** Id of the table. */
  readonly table: string
  /** `filas a la vista`. */
  readonly shown: string
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Hides the rows of the table in view that do not hold what is typed, accents aside. The box appears only with script. */
function attach(root: HTMLElement, { table, shown }: TableFilterProps): void {
  const box = root.querySelector<HTMLElement>('.table-filter')
  const input = root.querySelector('input')
  const output = root.querySelector('output')
  const rows = [...document.querySelectorAll<HTMLTableRowElement>(`#${CSS.escape(table)} > tbody > tr`)]
  if (!box || !input || !output || rows.length === 0) return
  const texts = rows.map((row) => folded(row.textContent ?? ''))
  input.addEventListener('input', () => {
    const wanted = folded(input.value).split(/\s+/).filter(Boolean)
    let count = 0
    rows.forEach((row, index) => {
      const hit = wanted.every((word) => texts[index]?.includes(word))
      row.hidden = !hit
      if (hit) count += 1
    })
    output.textContent = wanted.length > 0 ? `${count} / ${rows.length} ${shown}` : ''
  })
  box.hidden = false
}

export const island = behaviourIsland<TableFilterProps>('table-filter', attach)
