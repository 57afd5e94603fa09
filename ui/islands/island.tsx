import { type ComponentChildren, createContext, h } from 'preact'
import { useContext } from 'preact/hooks'
import type { BehaviourIsland, ComponentIsland, JsonProps } from './define.ts'

/**
 * Which islands the page being drawn has used, so that the document loads their scripts and no others. A context given
 * per rendering, not a global: two requests drawn at once never mix.
 */
export const IslandsUsed = createContext<Set<string> | undefined>(undefined)

interface IslandProps<P> {
  readonly of: ComponentIsland<P>
  readonly props: P
}

/** Draws the component on the server and marks it for the page to take over. Its props are escaped as any attribute is. */
export function Island<P extends JsonProps<P>>({ of, props }: IslandProps<P>) {
  useContext(IslandsUsed)?.add(of.name)
  return (
    <div class="island" data-island={of.name} data-props={JSON.stringify(props)}>
      {h(of.component, { ...props })}
    </div>
  )
}

interface EnhancedProps<P> {
  readonly by: BehaviourIsland<P>
  readonly props: P
  readonly children: ComponentChildren
}

/** Markup that works by itself and better with a little script. */
export function Enhanced<P extends JsonProps<P>>({ by, props, children }: EnhancedProps<P>) {
  useContext(IslandsUsed)?.add(by.name)
  return (
    <div class="island" data-island={by.name} data-props={JSON.stringify(props)}>
      {children}
    </div>
  )
}
