/** `theme.yaml`: how the institution shows itself. Colours for meaning stay with the design system. */
import { z } from 'zod'
import type { Text } from '../../kernel/text.ts'
import type { DeploymentFile } from './pack.ts'
import { textSchema } from './words.ts'

export interface Theme {
  readonly name: Text
  readonly shortName: string
  readonly motto?: Text
  /** Identity colour, in light and in dark; must hold AA contrast against the paper of each. */
  readonly accent: { readonly light: string; readonly dark: string }
  readonly address?: Text
  readonly website?: string
}

const colour = z.string().regex(/^#[0-9a-f]{6}$/)

export const themeSchema: z.ZodType<Theme> = z.strictObject({
  name: textSchema,
  shortName: z.string().min(1),
  motto: textSchema.exactOptional(),
  accent: z.strictObject({ light: colour, dark: colour }),
  address: textSchema.exactOptional(),
  website: z.url().exactOptional(),
})

export const themeFile: DeploymentFile<Theme> = {
  id: 'web.theme',
  path: 'theme.yaml',
  schema: themeSchema,
  required: false,
  title: { es: 'Imagen de la institución', en: 'How the institution shows itself' },
}
