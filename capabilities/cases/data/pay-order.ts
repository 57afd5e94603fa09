import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { APPLY, RECORD_PAYMENT } from '../filing-permissions.ts'
import { simulatedGateway } from '../payment-gateway.ts'
import { APPLICANT } from '../rules/flow/roles.ts'
import { CASE_NOT_HERE } from './case-query.ts'
import { addCaseEvent, lockCase } from './case-store.ts'
import { isOwn } from './draft-store.ts'
import { CASE } from './move-case.ts'

const payInput = z.object({
  caseId: z.uuid(),
  orderId: z.uuid(),
  links: z.array(z.string().length(64)).max(50).default([]),
})

export interface PaidOrder {
  readonly reference: string
  readonly paidAt: string
}

/** The applicant pays an order through the gateway. Paying twice gives the first payment. */
export const payOrder: Command<z.output<typeof payInput>, PaidOrder> = {
  id: 'cases.pay_order',
  title: { es: 'Pagar en línea', en: 'Pay online' },
  input: payInput as z.ZodType<z.output<typeof payInput>>,
  permission: APPLY,
  async run(tx, ctx, { caseId, orderId, links }) {
    const row = await lockCase(tx, caseId)
    if (row === undefined || !isOwn(ctx, links, row)) return refuse(CASE_NOT_HERE)
    return settle(tx, ctx, { row, orderId, way: 'gateway', role: APPLICANT, reference: undefined })
  },
}

const cashierInput = z.object({
  caseId: z.uuid(),
  orderId: z.uuid(),
  receipt: z.string().trim().min(1).max(100),
})

/** The cashier writes down what was paid at the till. */
export const recordPayment: Command<z.output<typeof cashierInput>, PaidOrder> = {
  id: 'cases.record_payment',
  title: { es: 'Anotar un pago en caja', en: 'Record a payment at the till' },
  input: cashierInput,
  permission: RECORD_PAYMENT,
  async run(tx, ctx, { caseId, orderId, receipt }) {
    const row = await lockCase(tx, caseId)
    const office = typeof ctx.who === 'string' ? undefined : ctx.who.officeId
    if (row === undefined || row.officeId !== office) return refuse(CASE_NOT_HERE)
    return settle(tx, ctx, { row, orderId, way: 'cashier', role: 'cashier', reference: receipt })
  },
}

interface Settling {
  readonly row: { readonly id: string; readonly officeId: string; readonly number: string }
  readonly orderId: string
  readonly way: 'gateway' | 'cashier'
  readonly role: string
  readonly reference: string | undefined
}

async function settle(tx: WriteTx, ctx: Ctx, { row, orderId, way, role, reference: given }: Settling) {
  const found = await tx.execute(sql`
    select o.id, o.reference, o.total_cents, o.paid_at, p.reference as paid_by from cases.fee_order o
    left join cases.payment p on p.fee_order_id = o.id where o.id = ${orderId} and o.case_id = ${row.id}`)
  const [order] = found.rows
  if (order === undefined) return refuse(NO_ORDER)
  if (order.paid_at !== null)
    return {
      ok: true as const,
      value: { output: { reference: String(order.paid_by), paidAt: String(order.paid_at) }, changes: [] },
    }
  const cents = Number(order.total_cents)
  const reference = given ?? simulatedGateway.charge({ reference: String(order.reference), cents })
  if (reference === undefined) return refuse(NOT_TAKEN)
  const used = await tx.execute(sql`select 1 from cases.payment where way = ${way} and reference = ${reference}`)
  if (used.rows.length > 0) return refuse(RECEIPT_USED)
  await tx.execute(sql`
    insert into cases.payment (id, office_id, fee_order_id, way, amount_cents, reference, at, account_id)
    values (${newId()}, ${row.officeId}, ${orderId}, ${way}, ${cents}, ${reference}, ${ctx.now},
      ${typeof ctx.who === 'string' ? null : ctx.who.accountId}::uuid)`)
  await tx.execute(sql`
    update cases.fee_order set paid_at = ${ctx.now}, version = version + 1 where id = ${orderId}`)
  await addCaseEvent(tx, ctx, row, { role, action: 'pay', payload: { reference, cents, way } })
  await tx.execute(sql`update cases.case_file set version = version + 1 where id = ${row.id}`)
  const change = { kind: CASE, id: row.id, label: row.number, before: {}, after: { action: 'pay' } }
  return { ok: true as const, value: { output: { reference, paidAt: ctx.now }, changes: [change] } }
}

const NO_ORDER: Refusal<'no_order'> = {
  kind: 'no_order',
  message: {
    es: 'No hay ningún mandamiento de pago así en este expediente.',
    en: 'There is no such fee order in this case.',
  },
}
const NOT_TAKEN: Refusal<'not_taken'> = {
  kind: 'not_taken',
  message: {
    es: 'El pago no se pudo hacer: no se cobró nada. Inténtelo de nuevo o pague en caja.',
    en: 'The payment could not be made: nothing was charged. Try again or pay at the till.',
  },
}
const RECEIPT_USED: Refusal<'receipt_used'> = {
  kind: 'receipt_used',
  field: 'receipt',
  message: { es: 'Ese número de recibo ya está anotado.', en: 'That receipt number has been recorded already.' },
}
