/**
 * Form fields for a shape and for a feature of a layer that pages of other rooms may use. Apart from `contract.ts`, so that what
 * runs without pages need not load them. What they answer is parsed by `readShape` and `pickFeature` there.
 */
export { DrawingBoard, type DrawingBoardProps } from './pages/pickers/drawing-board.tsx'
export { FeatureField, type FeatureFieldProps } from './pages/pickers/feature-field.tsx'
export { ShapeField, type ShapeFieldProps } from './pages/pickers/shape-field.tsx'
