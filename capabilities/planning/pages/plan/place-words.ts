/** `13.69810, −89.19140`: north and east positive, about a metre. */
export function placeWords({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): string {
  return `${degrees(latitude)}, ${degrees(longitude)}`
}

function degrees(value: number): string {
  return `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(5)}`
}
