import type { Context } from 'hono'
import type { WebEnv } from '../../web/env.ts'
import { deleteOwnCookie, readOwnCookie, setOwnCookie } from '../../web/own-cookie.ts'
import { DEVICE_COOKIE, DEVICE_DAYS } from '../lock-out.ts'
import { SESSION_COOKIE, SESSION_HOURS } from '../session.ts'
import { type Entered, type FromBrowser, SECOND_STEP_MINUTES } from '../sign-in.ts'

/** Between the first step and the second. It opens nothing by itself. */
const STEP_COOKIE = 'trama_step'
/** Ours are 43 characters; whatever else is sent is not worth hashing. */
const LONGEST = 100

export function browserOf(c: Context<WebEnv>): FromBrowser {
  return {
    address: c.get('address'),
    agent: c.req.header('user-agent') ?? '',
    device: readOwnCookie(c, DEVICE_COOKIE)?.slice(0, LONGEST),
    session: readOwnCookie(c, SESSION_COOKIE)?.slice(0, LONGEST),
  }
}

export function keepEntered(c: Context<WebEnv>, { token, expiresAt, device }: Entered): void {
  // As a length of time: the browser's clock need not agree with ours.
  const seconds = Math.round((Date.parse(expiresAt) - Date.parse(c.get('ctx').now)) / 1000)
  setOwnCookie(c, SESSION_COOKIE, token, { httpOnly: true, maxAge: seconds })
  setOwnCookie(c, DEVICE_COOKIE, device, { httpOnly: true, maxAge: DEVICE_DAYS * 24 * 3600 })
  deleteOwnCookie(c, STEP_COOKIE)
}

/** The same session under its new token; it ends when it would have, whatever the cookie says. */
export function keepRenewed(c: Context<WebEnv>, token: string): void {
  setOwnCookie(c, SESSION_COOKIE, token, { httpOnly: true, maxAge: SESSION_HOURS * 3600 })
}

export function keepHalfWay(c: Context<WebEnv>, token: string): void {
  setOwnCookie(c, STEP_COOKIE, token, { httpOnly: true, maxAge: SECOND_STEP_MINUTES * 60 })
}

export function readHalfWay(c: Context<WebEnv>): string | undefined {
  return readOwnCookie(c, STEP_COOKIE)?.slice(0, LONGEST)
}

export function forgetHalfWay(c: Context<WebEnv>): void {
  deleteOwnCookie(c, STEP_COOKIE)
}
