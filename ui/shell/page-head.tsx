import type { ComponentChildren } from 'preact'

export interface PageHeadProps {
  readonly title: ComponentChildren
  readonly eyebrow?: ComponentChildren
  readonly lead?: ComponentChildren
  /** Badges and tags beside the title. */
  readonly marks?: ComponentChildren
  readonly actions?: ComponentChildren
  /** 1 unless it is shown inside another page. */
  readonly level?: 1 | 2 | 3 | undefined
}

/** Title, what it is part of, one sentence, and what can be done here. For both houses. */
export function PageHead({ title, eyebrow, lead, marks, actions, level = 1 }: PageHeadProps) {
  const Heading = `h${level}` as const
  return (
    <header class="page-head">
      {eyebrow == null ? null : <p class="eyebrow">{eyebrow}</p>}
      <div class="page-head-line">
        <Heading>{title}</Heading>
        {marks == null ? null : <div class="page-head-marks">{marks}</div>}
      </div>
      {lead == null ? null : <div class="lead">{lead}</div>}
      {actions == null ? null : <div class="button-row">{actions}</div>}
    </header>
  )
}
