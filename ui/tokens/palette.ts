/**
 * Every colour of Trama, light and dark, in one place: pages get them as CSS properties (`tokens/css.ts`), maps and
 * documents, which cannot read CSS, import them from here. Añil (indigo, the dye this land gave the world) is identity
 * and action; warm paper and ink are the ground; the four state hues differ in lightness too; maquilishuat pink only
 * says "you are here". Contrast and colour-blind separation are tested in `palette.test.ts`.
 */
export interface Palette {
  /** Grounds: the page, things that lie on it, things sunk into it. */
  readonly paper: string
  readonly surface: string
  readonly sunken: string
  readonly ink: string
  readonly inkSoft: string
  readonly line: string
  /** Borders of controls: at least 3:1 (WCAG 2.2, 1.4.11). */
  readonly lineStrong: string
  readonly action: string
  readonly actionStrong: string
  readonly onAction: string
  readonly actionTint: string
  readonly visited: string
  readonly focus: string
  readonly onFocus: string
  readonly here: string
  readonly hereTint: string
  /** The public masthead and other grounds of solid añil. */
  readonly mast: string
  readonly onMast: string
  readonly onMastSoft: string
  readonly above: string
  readonly aboveTint: string
  readonly onTrack: string
  readonly onTrackTint: string
  readonly behind: string
  readonly behindTint: string
  readonly farBehind: string
  readonly farBehindTint: string
  /** Words of refusal on paper and tint: the hue where it is dark enough to read. */
  readonly farBehindText: string
  /** "No judgement": always hatched, never a hue. */
  readonly neutral: string
  readonly neutralTint: string
  readonly weaveWarp: string
  readonly weaveWeft: string
  readonly shadow: string
}

export const LIGHT: Palette = {
  paper: '#fbf8f2',
  surface: '#fffefb',
  sunken: '#f4efe6',
  ink: '#1f1b16',
  inkSoft: '#595145',
  line: '#dfd8ca',
  lineStrong: '#857b6b',
  action: '#2f4191',
  actionStrong: '#1f2c69',
  onAction: '#ffffff',
  actionTint: '#e9edf9',
  visited: '#5b3a8e',
  focus: '#f2b705',
  onFocus: '#1f1b16',
  here: '#b8336f',
  hereTint: '#fbe7ef',
  mast: '#1f2c69',
  onMast: '#ffffff',
  onMastSoft: '#d5dcf5',
  above: '#0b3a60',
  aboveTint: '#e1ebf4',
  onTrack: '#117555',
  onTrackTint: '#e0f1e9',
  behind: '#a77f19',
  behindTint: '#f9efd3',
  farBehind: '#861a12',
  farBehindTint: '#fae4e0',
  farBehindText: '#861a12',
  neutral: '#6b6459',
  neutralTint: '#efeae0',
  weaveWarp: '#8fa0d8',
  weaveWeft: '#2f4191',
  shadow: 'rgb(31 27 22 / 0.14)',
}

export const DARK: Palette = {
  paper: '#12151f',
  surface: '#191d2a',
  sunken: '#0d1018',
  ink: '#ece8df',
  inkSoft: '#b3b6c2',
  line: '#30364a',
  lineStrong: '#7d87a3',
  action: '#9db0f2',
  actionStrong: '#c3cff9',
  onAction: '#12151f',
  actionTint: '#222a47',
  visited: '#c3aef2',
  focus: '#f7cf4d',
  onFocus: '#12151f',
  here: '#ee94ba',
  hereTint: '#3d2230',
  mast: '#171d3a',
  onMast: '#f4f1ea',
  onMastSoft: '#bcc6ea',
  above: '#97c2f0',
  aboveTint: '#1a2b3f',
  onTrack: '#4cb281',
  onTrackTint: '#15302a',
  behind: '#fddb7c',
  behindTint: '#37301a',
  farBehind: '#dc5145',
  farBehindTint: '#3d1f1f',
  farBehindText: '#f3938a',
  neutral: '#a3a7b4',
  neutralTint: '#232836',
  weaveWarp: '#4a5aa3',
  weaveWeft: '#9db0f2',
  shadow: 'rgb(0 0 0 / 0.5)',
}

/** Eight categories, found by search under normal, protan, deutan and tritan vision (Machado 2009), 3:1 on every ground. */
export const CATEGORICAL = {
  light: ['#2f4191', '#cc7200', '#34766a', '#7d1e3e', '#2b88c0', '#7e5403', '#310a64', '#4f0d00'],
  dark: ['#8fa5ee', '#e18528', '#5bf9f9', '#cf386b', '#fddb67', '#2286a7', '#9264ef', '#feac9e'],
} as const

/** Two sequential ramps, low to high, the same in charts and on maps. In the dark, high is light. */
export const RAMPS = {
  anil: {
    light: ['#dde8fd', '#aac6fe', '#7ea1f7', '#627fd8', '#4a5fb1', '#364283', '#232953'],
    dark: ['#292f56', '#3b4784', '#4f63af', '#6581d4', '#81a2f2', '#a8c4fd', '#d8e5fc'],
  },
  barro: {
    light: ['#fee3c0', '#f4bb7e', '#e19553', '#c77137', '#a6532a', '#803b26', '#562922'],
    dark: ['#51231d', '#7a361f', '#a04f21', '#c16e2d', '#da934b', '#eeb978', '#fde0b0'],
  },
} as const
export type RampName = keyof typeof RAMPS
