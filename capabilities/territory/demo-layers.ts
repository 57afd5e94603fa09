/** Invented ground for a demonstration: what is drawn here exists nowhere. Pure; the same seed gives the same features. */
import { between, type Random, seededRandom } from '../../kernel/seeded-random.ts'
import type { Position } from './model.ts'

/** Where something is drawn: around a centre, so many kilometres wide. */
export interface DemoGround {
  readonly centre: Position
  readonly radiusKm: number
}

/** What a feature may be, and how near to the centre it is found: 0 in the middle, 1 at the edge. */
export interface DemoClass {
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  readonly from: number
  readonly until: number
}

export interface DemoFeature {
  readonly code: string
  readonly text: string
  readonly attributes: Readonly<Record<string, string | number | boolean>>
}

export interface DemoRecipe {
  /** `cells`: side by side, without gaps; `blobs`: rounded areas apart from each other; `points`. */
  readonly shape: 'cells' | 'blobs' | 'points'
  readonly prefix: string
  readonly classes: readonly DemoClass[]
  /** How many; of `cells`, how wide one is. */
  readonly count?: number
  readonly widthKm?: number
  /** Invented streets, of which each feature gets one with a number, as `direccion`. */
  readonly streets?: readonly string[]
}

const KM_PER_DEGREE = 111.32

export function demoFeatures(seed: string, recipe: DemoRecipe, ground: DemoGround): readonly DemoFeature[] {
  const random = seededRandom(seed)
  // Of their own, so that streets move nothing.
  const addresses = seededRandom(`${seed} streets`)
  const shapes =
    recipe.shape === 'cells' ? cells(recipe.widthKm ?? 1.5, ground) : scattered(random, recipe.count ?? 20, ground)
  return shapes.flatMap((place, index) => {
    const away = Math.hypot(place[0], place[1]) / ground.radiusKm
    const chosen = classAt(random, recipe.classes, Math.min(away + between(random, -0.12, 0.12), 1))
    if (chosen === undefined) return []
    const code = `${recipe.prefix}-${String(index + 1).padStart(3, '0')}`
    const street = recipe.streets?.[Math.floor(addresses() * recipe.streets.length)]
    const direccion = street === undefined ? {} : { direccion: `${street} ${Math.floor(between(addresses, 1, 400))}` }
    return [{ code, text: textOf(random, recipe, place, ground), attributes: { ...chosen.attributes, ...direccion } }]
  })
}

/** One of the classes that are found at this distance. */
function classAt(random: Random, classes: readonly DemoClass[], away: number): DemoClass | undefined {
  const found = classes.filter(({ from, until }) => Math.max(away, 0) >= from && Math.max(away, 0) <= until)
  return found[Math.floor(random() * found.length)] ?? classes.at(-1)
}

function textOf(random: Random, recipe: DemoRecipe, at: Position, ground: DemoGround): string {
  if (recipe.shape === 'points') return `POINT(${words(at, ground)})`
  if (recipe.shape === 'cells') return polygon(hexagon(at, recipe.widthKm ?? 1.5), ground)
  const size = between(random, 0.35, 1.1)
  return polygon(
    Array.from({ length: 14 }, (_, corner): Position => {
      const angle = (2 * Math.PI * corner) / 14
      const reach = size * between(random, 0.75, 1.25)
      return [at[0] + Math.cos(angle) * reach, at[1] + Math.sin(angle) * reach * 0.7]
    }),
    ground,
  )
}

/** Middles of hexagons side by side, in kilometres from the centre. */
function cells(width: number, ground: DemoGround): readonly Position[] {
  const rowHeight = (width * Math.sqrt(3)) / 2
  const reach = Math.ceil(ground.radiusKm / rowHeight)
  const found: Position[] = []
  for (let row = -reach; row <= reach; row += 1)
    for (let column = -reach; column <= reach; column += 1) {
      const at: Position = [(column + (row % 2 === 0 ? 0 : 0.5)) * width, row * rowHeight]
      if (Math.hypot(at[0], at[1]) <= ground.radiusKm) found.push(at)
    }
  return found
}

function hexagon([x, y]: Position, width: number): readonly Position[] {
  const reach = width / Math.sqrt(3)
  return Array.from({ length: 6 }, (_, corner): Position => {
    const angle = (Math.PI / 3) * corner + Math.PI / 6
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]
  })
}

/** Places apart from each other as far as the ground allows: of some tries, the one that is farthest from the others. */
function scattered(random: Random, count: number, ground: DemoGround): readonly Position[] {
  const found: Position[] = []
  while (found.length < count) {
    const tries = Array.from({ length: 8 }, (): Position => {
      const [angle, away] = [random() * 2 * Math.PI, Math.sqrt(random()) * ground.radiusKm]
      return [Math.cos(angle) * away, Math.sin(angle) * away]
    })
    const room = (at: Position) => Math.min(...found.map((other) => Math.hypot(at[0] - other[0], at[1] - other[1])))
    found.push(tries.reduce((best, at) => (room(at) > room(best) ? at : best)))
  }
  return found
}

function polygon(corners: readonly Position[], ground: DemoGround): string {
  return `POLYGON((${[...corners, ...corners.slice(0, 1)].map((corner) => words(corner, ground)).join(',')}))`
}

/** Seven digits are a centimetre; equal corners of neighbours stay equal. */
function words([x, y]: Position, { centre }: DemoGround): string {
  const width = KM_PER_DEGREE * Math.cos((centre[1] * Math.PI) / 180)
  const digits = (value: number) => String(Math.round(value * 1e7) / 1e7)
  return `${digits(centre[0] + x / width)} ${digits(centre[1] + y / KM_PER_DEGREE)}`
}
