import { subscribe } from 'node:diagnostics_channel';

/**
 * Next makes a `Request` of every call, which no TRACE can be, and answers 500 before any of our code runs. Under another name
 * that nothing takes, it gets as far as proxy.ts, which refuses it with 405. Node tells of a request before its server hears of it.
 */
export function nameTraceOtherwise(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: { method?: string } };
    if (request.method === 'TRACE') request.method = 'REPORT';
  });
}
