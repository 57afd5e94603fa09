import type { Position } from '../../model.ts'

/** WGS 84. */
const A = 6378137
const F = 1 / 298.257223563
const B = A * (1 - F)
const E2 = F * (2 - F)

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two points on the ellipsoid (Vincenty 1975, inverse). Where it does not converge (antipodes), on the sphere. */
export function distanceM([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const L = radians(lng2 - lng1)
  const u1 = Math.atan((1 - F) * Math.tan(radians(lat1)))
  const u2 = Math.atan((1 - F) * Math.tan(radians(lat2)))
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]
  let lambda = L
  for (let i = 0; i < 100; i += 1) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)]
    const sinS = Math.hypot(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL)
    if (sinS === 0) return 0
    const cosS = sinU1 * sinU2 + cosU1 * cosU2 * cosL
    const sigma = Math.atan2(sinS, cosS)
    const sinAlpha = (cosU1 * cosU2 * sinL) / sinS
    const cos2Alpha = 1 - sinAlpha ** 2
    const cos2M = cos2Alpha === 0 ? 0 : cosS - (2 * sinU1 * sinU2) / cos2Alpha
    const C = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha))
    const before = lambda
    lambda = L + (1 - C) * F * sinAlpha * (sigma + C * sinS * (cos2M + C * cosS * (2 * cos2M ** 2 - 1)))
    if (Math.abs(lambda - before) > 1e-12) continue
    const uSq = (cos2Alpha * (A ** 2 - B ** 2)) / B ** 2
    const bigA = 1 + (uSq / 16384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)))
    const bigB = (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)))
    const delta =
      bigB *
      sinS *
      (cos2M +
        (bigB / 4) * (cosS * (2 * cos2M ** 2 - 1) - (bigB / 6) * cos2M * (4 * sinS ** 2 - 3) * (4 * cos2M ** 2 - 3)))
    return B * bigA * (sigma - delta)
  }
  const cos =
    Math.sin(radians(lat1)) * Math.sin(radians(lat2)) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.cos(L)
  return A * Math.acos(Math.max(-1, Math.min(1, cos)))
}

export function lengthM(points: readonly Position[]): number {
  let sum = 0
  for (const [i, point] of points.entries()) if (i > 0) sum += distanceM(points[i - 1] as Position, point)
  return sum
}

/** Square metres of a ring on the ellipsoid: on the sphere of equal area, with latitudes that keep areas (authalic). */
export function areaM2(points: readonly Position[]): number {
  if (points.length < 3) return 0
  const e = Math.sqrt(E2)
  const q = (sin: number) => (1 - E2) * (sin / (1 - E2 * sin ** 2) + Math.atanh(e * sin) / e)
  const pole = q(1)
  let sum = 0
  for (const [i, [lng, lat]] of points.entries()) {
    const [nextLng, nextLat] = points[(i + 1) % points.length] as Position
    const [beta, nextBeta] = [lat, nextLat].map((each) => Math.asin(q(Math.sin(radians(each))) / pole)) as [
      number,
      number,
    ]
    const half = Math.tan(beta / 2) * Math.tan(nextBeta / 2)
    const delta = radians(nextLng - lng)
    sum += 2 * Math.atan2(Math.tan(delta / 2) * (Math.tan(beta / 2) + Math.tan(nextBeta / 2)), 1 + half)
  }
  return Math.abs(sum) * (A ** 2 * pole) * 0.5
}
