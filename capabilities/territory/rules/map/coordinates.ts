import type { Position } from '../../model.ts'

const NUMBER = String.raw`[-+]?\d{1,3}(?:[.,]\d+)?`
const PART = String.raw`(${NUMBER})\s*(?:°|º|grados)?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:'|′|’|min)\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|''|seg)?\s*)?)?([NSEOW])?`
const PAIR = new RegExp(`^\\s*${PART}\\s*[,;\\s]\\s*${PART}\\s*$`, 'i')

/**
 * Coordinates as people type them: `13.6929, -89.2182`; `13°41'34" N 89°13'6" O`; decimal commas where a blank or a semicolon parts
 * them. Latitude first, unless letters say otherwise. Undefined where it is no place on earth.
 */
export function readCoordinates(text: string): Position | undefined {
  const found = PAIR.exec(text)
  if (found === null) return undefined
  const one = degreesOf(found.slice(1, 5))
  const other = degreesOf(found.slice(5, 9))
  if (one === undefined || other === undefined) return undefined
  const turned = one.axis === 'longitude' || other.axis === 'latitude'
  if (one.axis !== undefined && one.axis === other.axis) return undefined
  const [latitude, longitude] = turned ? [other.value, one.value] : [one.value, other.value]
  return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 ? [longitude, latitude] : undefined
}

function degreesOf([degrees = '', minutes = '0', seconds = '0', letter]: readonly (string | undefined)[]) {
  const [whole, min, sec] = [degrees, minutes, seconds].map((each) => Number((each ?? '0').replace(',', '.'))) as [
    number,
    number,
    number,
  ]
  if (min >= 60 || sec >= 60) return undefined
  const size = Math.abs(whole) + min / 60 + sec / 3600
  const side = letter?.toUpperCase()
  const negative = degrees.startsWith('-') || (side !== undefined && 'SOW'.includes(side))
  const axis = side === undefined ? undefined : 'NS'.includes(side) ? 'latitude' : 'longitude'
  return { value: negative ? -size : size, axis } as const
}
