/**
 * The days of a calendar changed: decrees came or went. Payload: `calendar` (code), `version`, `from` and `to` (the days it is
 * about). Calendars that extend it changed with it. Who keeps due dates computes them anew.
 */
export const CALENDAR_CHANGED = { name: 'calendar.changed', version: 1 } as const
