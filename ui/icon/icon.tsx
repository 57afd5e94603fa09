/** Line icons on a 20 × 20 grid, drawn for Trama. They never stand alone without a word or an `aria-label` on their parent. */
const PATHS = {
  alert: 'M10 3 18 17H2zM10 8v4.5M10 14.8v.2',
  arrowDown: 'M10 3.5v13M4.5 11l5.5 5.5L15.5 11',
  arrowLeft: 'M16.5 10h-13M9 4.5 3.5 10 9 15.5',
  arrowRight: 'M3.5 10h13M11 4.5l5.5 5.5-5.5 5.5',
  arrowUp: 'M10 16.5v-13M4.5 9 10 3.5 15.5 9',
  auto: 'M10 2.5a7.5 7.5 0 1 0 0 15zM10 2.5a7.5 7.5 0 0 1 0 15',
  calendar: 'M3 5h14v12H3zM3 8.5h14M7 3v4M13 3v4',
  check: 'M4 10.5 8.5 15 16 5.5',
  chevronDown: 'M5 7.5l5 5 5-5',
  chevronRight: 'M7.5 5l5 5-5 5',
  close: 'M5 5l10 10M15 5 5 15',
  columns: 'M3 4h14v12H3zM7.7 4v12M12.4 4v12',
  comment: 'M3 4h14v9.5H9L5.5 17v-3.5H3z',
  copy: 'M7 7h10v10H7zM13 7V3H3v10h4',
  download: 'M10 3v9.5M5.5 8.5 10 13l4.5-4.5M3.5 16.5h13',
  edit: 'M4 16l1-4L14 3l3 3-9 9zM12 5l3 3',
  external: 'M8 4H4v12h12v-4M11 3h6v6M17 3l-8 8',
  file: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5',
  filter: 'M3 4.5h14l-5.5 6.5v5l-3 1.5V11z',
  history: 'M4.2 5.5A7 7 0 1 1 3 10M3.5 2.5v3.7h3.7M10 6v4.2l3 1.8',
  home: 'M3 9.5 10 3l7 6.5M5 8v9h10V8M8.5 17v-4.5h3V17',
  info: 'M10 2.5a7.5 7.5 0 1 0 .01 0M10 9v5M10 6v.2',
  link: 'M8.5 11.5l3-3M7 9 4.5 11.5a3 3 0 0 0 4 4L11 13M9 7l2.5-2.5a3 3 0 0 1 4 4L13 11',
  lock: 'M4.5 9h11v8h-11zM7 9V6a3 3 0 0 1 6 0v3',
  menu: 'M3 5h14M3 10h14M3 15h14',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  plus: 'M10 4v12M4 10h12',
  print: 'M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z',
  question: 'M10 2.5a7.5 7.5 0 1 0 .01 0M7.8 7.6a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.7M10 14v.2',
  search: 'M8.5 3a5.5 5.5 0 1 0 .01 0M12.5 12.5 17 17',
  sun: 'M10 6.5a3.5 3.5 0 1 0 .01 0M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 8v8',
  trash: 'M4 6h12M8 6V3.5h4V6M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5',
  upload: 'M10 13V3.5M5.5 8 10 3.5 14.5 8M3.5 16.5h13',
  user: 'M10 3a3.5 3.5 0 1 0 .01 0M3 17c.6-3.6 3.4-5.5 7-5.5s6.400 1.900 7 5.500',
} as const

export type IconName = keyof typeof PATHS
export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[]

export interface IconProps {
  readonly name: IconName
  readonly size?: number | undefined
}

export function Icon({ name, size = 20 }: IconProps) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
