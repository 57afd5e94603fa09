/** How the places of a division were made, where no law names them. */
export type MadeDivision =
  | {
      readonly way: 'grid'
      /** Side of a cell, metres. */
      readonly cell: number
      /** EPSG code of the system in which the cells are square. */
      readonly crs: number
      /** Code of the division over which it was laid. */
      readonly over: string
    }
  | {
      readonly way: 'layer'
      readonly layer: string
      /** Edition of the layer that was taken. */
      readonly edition: number
      /** Attribute whose values name the places. */
      readonly field: string
      /** Features that hold no value in it, and are in no place. */
      readonly leftOut: number
    }
