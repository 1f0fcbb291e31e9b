import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorStatus } from '../errors';
import { aliasTarget } from './aliases';

/** Next refuses a method that a route does not export by itself, with 405 and no word: it says so as every error of the API does. */
export function explainWrongMethods(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as {
      request: IncomingMessage;
      response: ServerResponse;
    };
    const pathname = (request.url ?? '').split('?', 1)[0] ?? '';
    const path = aliasTarget(pathname) ?? pathname;
    if (path.startsWith('/api/')) explain(response, path, request.method ?? '');
  });
}

function explain(response: ServerResponse, path: string, method: string): void {
  const [writeHead, end] = [response.writeHead, response.end];
  const isMute = () =>
    response.statusCode === errorStatus.METHOD_NOT_ALLOWED && !response.headersSent && !response.hasHeader('content-type');
  // Whoever compresses has the head written first: it waits for the body.
  response.writeHead = ((...args: Parameters<typeof writeHead>) =>
    isMute() && args.length <= 1 ? response : writeHead.apply(response, args)) as typeof writeHead;
  response.end = ((...args: Parameters<typeof end>) => {
    if (!isMute()) return end.apply(response, args);
    Object.assign(response, { writeHead, end });
    void allowedAt(path)
      .catch((): string[] => [])
      .then((allowed) => say(response, allowed, method));
    return response;
  }) as typeof end;
}

function say(response: ServerResponse, allowed: readonly string[], method: string): void {
  const requestId = String(response.getHeader('x-request-id') ?? '');
  const takes = allowed.length > 0 ? `This path takes ${allowed.join(', ')}, not ${method}.` : `This path does not take ${method}.`;
  const body = JSON.stringify({
    success: false,
    error: { code: 'METHOD_NOT_ALLOWED', message: takes, requestId },
  });
  if (allowed.length > 0) response.setHeader('Allow', allowed.join(', '));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}

/** Read when it is first asked for: hardly anybody does, and it is large. */
async function allowedAt(path: string): Promise<string[]> {
  const { operations } = await import('./operations');
  const methods = new Set(operations.filter((each) => leadsTo(each.path, path)).map((each) => each.method));
  return [...methods].flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each]));
}

function leadsTo(template: string, path: string): boolean {
  const [wanted, asked] = [template.split('/'), path.replace(/\/$/, '').split('/')];
  return wanted.length === asked.length && wanted.every((part, at) => part.startsWith('{') || part === asked[at]);
}
