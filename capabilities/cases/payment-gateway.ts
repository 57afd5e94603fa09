/**
 * How a payment is taken from afar. The institution's bank comes as another of these; the embedded default is a simulation that
 * takes nothing from anybody and says so.
 */
export interface PaymentGateway {
  readonly id: string
  readonly simulated: boolean
  /** Charges an order once: the same order gives the same reference. Undefined: refused. */
  charge(order: { readonly reference: string; readonly cents: number }): string | undefined
}

/** Accepts everything at once. */
export const simulatedGateway: PaymentGateway = {
  id: 'simulated',
  simulated: true,
  charge: ({ reference }) => `SIM-${reference}`,
}
