/**
 * What other rooms may ask of the ground, inside their own transaction. They point to a place by its id and a date, never by a
 * name, and to a feature by its layer and number.
 */
export { type DrawingGround, drawingGroundFor } from './data/drawing-ground.ts'
export { type ReadShape, readShape, type ShapeRefusal, type TypedInput } from './data/drawing-shape.ts'
export { type DrawnPlace, type DrawnPlaces, drawnPlacesNamed } from './data/drawn-places.ts'
export { type OpenLayer, openLayers } from './data/ogc-queries.ts'
export { findFeatures, type PickedFeature, pickFeature } from './data/pick-feature.ts'
export { placeShapes } from './data/place-shapes.ts'
export { type NamedPlace, placesById } from './data/places-by-id.ts'
export {
  type Geography,
  geographies,
  type Place,
  type PlaceMoment,
  placeAt,
  placesOn,
} from './data/places-query.ts'
export { type GroundAsked, pointsOnGround, pointsStrewn } from './data/points-on-ground.ts'
export { sharesBetweenGeographies } from './data/shares-between.ts'
export {
  areaOf,
  type FoundFeature,
  type LayerChoice,
  type NearFeature,
  nearest,
  type Point,
  type Shape,
  type TouchedFeature,
  touches,
  whatContains,
  type Zone,
  zoneOf,
} from './data/spatial-questions.ts'
/** For foreign keys, and nothing else: a record that says where something happens points to the id of a place. */
export { place as placeTable } from './data/tables.ts'
export { layerFor, type MapLayer } from './data/tiles-layers.ts'
export { placesPaths } from './places-paths.ts'
export { toPicture } from './rules/places/picture-view.ts'
export { type ReExpressed, type ReExpressRule, reExpress } from './rules/places/re-express.ts'
