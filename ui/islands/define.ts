import type { FunctionComponent } from 'preact'

/** Props travel as JSON in the page: no functions, no dates, nothing that `JSON.parse` would not give back. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }
export type JsonProps<P> = { readonly [K in keyof P]: Json }

/** A piece that Preact takes over in the page. Lives in `<name>.island.tsx`, exported as `island`. */
export interface ComponentIsland<P> {
  readonly name: string
  readonly component: FunctionComponent<P>
}

/** A piece of behaviour for markup that the server drew. Lives in `<name>.island.ts`, exported as `island`; costs no Preact. */
export interface BehaviourIsland<P> {
  readonly name: string
  readonly attach: (root: HTMLElement, props: P) => void
}

/** `name` is the file's name without `.island.tsx`, in all of Trama only once (tested). */
export function componentIsland<P extends JsonProps<P>>(
  name: string,
  component: FunctionComponent<P>,
): ComponentIsland<P> {
  return { name, component }
}

export function behaviourIsland<P extends JsonProps<P>>(
  name: string,
  attach: (root: HTMLElement, props: P) => void,
): BehaviourIsland<P> {
  return { name, attach }
}
