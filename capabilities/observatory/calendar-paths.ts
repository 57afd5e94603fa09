/** Addresses of the calendar of publications in the workspace, without the language prefix. */
export const calendarPaths = {
  calendar: () => '/t/observatorio/calendario',
  announced: (indicator: string, period: string) =>
    `/t/observatorio/calendario/${encodeURIComponent(indicator)}/${encodeURIComponent(period)}`,
  move: (indicator: string, period: string) => `${calendarPaths.announced(indicator, period)}/mover`,
  takeBack: (indicator: string, period: string) => `${calendarPaths.announced(indicator, period)}/retirar`,
} as const
