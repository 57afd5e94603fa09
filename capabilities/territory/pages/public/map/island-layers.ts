import type { Locale } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { CATEGORICAL, DARK, LIGHT, RAMPS } from '../../../../../ui/tokens/palette.ts'
import type { MapLayer } from '../../../data/tiles-layers.ts'
import type { IslandLayer, IslandLook } from '../../../islands/map-props.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { titleOf } from './map-side.tsx'

/** A layer as the scripts of maps need it. */
export function islandLayer(layer: MapLayer, locale: Locale): IslandLayer {
  return {
    code: layer.code,
    title: titleOf(layer, locale),
    shapeKind: layer.shapeKind,
    style: JSON.stringify(layer.style),
    tiles: tilesPaths.tiles(layer.code),
    tileJson: tilesPaths.tileJson(layer.code),
    list: localPath(locale, tilesPaths.inView(layer.code)),
    feature: localPath(locale, tilesPaths.feature(layer.code, 0)).replace('/0.json', '/'),
    featurePage: localPath(locale, tilesPaths.featurePage(layer.code, 0)).replace(/0$/, ''),
  }
}

/** The palette, light and dark: the script chooses, and chooses again when the reader does. */
export function islandLooks(): { readonly light: IslandLook; readonly dark: IslandLook } {
  const look = (theme: 'light' | 'dark') => {
    const { ink, sunken, surface, here, line } = theme === 'light' ? LIGHT : DARK
    const ramps = { anil: [...RAMPS.anil[theme]], barro: [...RAMPS.barro[theme]] }
    return { categories: [...CATEGORICAL[theme]], ramps, ink, paper: surface, ground: sunken, line, here }
  }
  return { light: look('light'), dark: look('dark') }
}
