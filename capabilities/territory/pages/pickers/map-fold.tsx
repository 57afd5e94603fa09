import type { ComponentChildren } from 'preact'

/** Keeps a map folded until somebody wants it; without a script there is none, and nothing is shown. */
export function MapFold({
  folded = false,
  title,
  children,
}: {
  readonly folded?: boolean | undefined
  readonly title: string
  readonly children: ComponentChildren
}) {
  if (!folded) return <>{children}</>
  return (
    <details data-map-fold hidden>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
