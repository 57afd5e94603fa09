/**
 * What other rooms may ask of the ground, inside their own transaction. They point to a place by its id and a date, never by a
 * name, and to a feature by its layer and number.
 */

export { type DrawingGround, drawingGroundFor } from './data/drawing-ground.ts'
export { type ReadShape, readShape, type ShapeRefusal, type TypedInput } from './data/drawing-shape.ts'
export { findFeatures, type PickedFeature, pickFeature } from './data/pick-feature.ts'
export { type Place, type PlaceMoment, placeAt, placesOn, sharesBetweenGeographies } from './data/places-query.ts'
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
export { layerFor, type MapLayer } from './data/tiles-layers.ts'
export { DrawingBoard, type DrawingBoardProps } from './pages/pickers/drawing-board.tsx'
export { FeatureField, type FeatureFieldProps } from './pages/pickers/feature-field.tsx'
export { ShapeField, type ShapeFieldProps } from './pages/pickers/shape-field.tsx'
export { type ReExpressed, type ReExpressRule, reExpress } from './rules/places/re-express.ts'
