import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { serve } from 'inngest/node';
import { client } from './client';
import { testFunctions } from './functions';
import { Journal } from './journal';

/*
 * The app of the tests: real functions behind the SDK's own handler, in a process of its own, so that it can be killed.
 * `POST /trouble?kind=…&count=…` lets something else answer in its place for a while.
 */

type Trouble = (response: ServerResponse) => void;
const TROUBLES: Record<string, Trouble> = {
  html: (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
  empty: (response) => response.writeHead(200).end(),
  stranger: (response) => response.writeHead(200, { 'content-type': 'application/json', 'x-inngest-sdk': 'js:v4' }).end('"hello"'),
  cut: (response) => response.destroy(),
};

const handler = serve({ client, functions: testFunctions(new Journal(process.env.JOURNAL ?? ''), process.env.RELEASE ?? 'one') });
let trouble: { answer: Trouble; left: number } | undefined;

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://app');
  const make = TROUBLES[url.searchParams.get('kind') ?? ''];
  if (url.pathname === '/trouble' && make !== undefined) {
    trouble = { answer: make, left: Number(url.searchParams.get('count')) };
    response.end('ok');
  } else if (trouble !== undefined && trouble.left > 0 && request.method === 'POST') {
    trouble.left--;
    request.resume();
    trouble.answer(response);
  } else void handler(request, response);
}

createServer(answer).listen(Number(process.env.PORT), '127.0.0.1');
