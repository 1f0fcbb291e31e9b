import type { IncomingMessage } from 'node:http';
import type { ChannelKind } from '@/server/notifications/constants';
import { startMailServer } from '@/server/test/mail-server';
import { type AnswerFault, startHttpReceiver } from './http-receiver';
import { type LineFault, startTcpFront } from './tcp-front';

export type ReceiverFault = LineFault | AnswerFault;

export interface NotificationReceiver {
  /** What makes a channel that leads there. */
  input: object;
  become(fault: ReceiverFault | null): Promise<void>;
  /** By what the receiver may recognise a repeat, of each message that it has taken. */
  taken: string[];
  close(): Promise<void>;
}

const lineFaults: readonly ReceiverFault[] = ['refuses', 'resets', 'hangs', 'answers slowly', 'cuts its answer'];

type Reader = (request: IncomingMessage, body: string, taken: string[]) => string;

/** How each kind of receiver reads what it gets; the answer that it gives. */
const readers: Record<Exclude<ChannelKind, 'email'>, Reader> = {
  webhook: (request, _body, taken) => {
    taken.push(String(request.headers['webhook-id']));
    return 'ok';
  },
  // Slack has no field for an id: its messages are told apart by what they say.
  slack: (_request, body, taken) => {
    taken.push(body);
    return 'ok';
  },
  jira: (request, body, taken) => {
    if (request.method === 'GET') {
      const label = /labels = "([^"]+)"/.exec(new URL(request.url ?? '', 'http://x').searchParams.get('jql') ?? '')?.[1] ?? '';
      return JSON.stringify({ issues: taken.filter((each) => each === label).map((id) => ({ id })) });
    }
    const { fields } = JSON.parse(body) as { fields: { labels: string[] } };
    taken.push(fields.labels.find((label) => label !== 'cloudlens') ?? '');
    return '{"id":"1"}';
  },
  sns: (_request, body, taken) => {
    taken.push(new URLSearchParams(body).get('MessageAttributes.entry.1.Value.StringValue') ?? '');
    return '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>';
  },
};

const inputs: Record<Exclude<ChannelKind, 'email'>, (url: string) => object> = {
  webhook: (url) => ({ url: `${url}/hook` }),
  slack: (url) => ({ url: `${url}/services/T0/B0/token` }),
  jira: (site) => ({ site, email: 'bot@example.com', apiToken: 'token-of-the-bot', projectKey: 'OPS' }),
  sns: () => ({
    topicArn: 'arn:aws:sns:eu-central-1:111122223333:security',
    accessKeyId: 'AKIAEXAMPLEEXAMPLE00',
    secretAccessKey: 'a-secret-of-the-test',
  }),
};

/** A receiver of its kind on the wire, with a proxy in front of it that goes wrong as told. Mail goes to `recipient`. */
export async function startNotificationReceiver(kind: ChannelKind, recipient: string): Promise<NotificationReceiver> {
  if (kind === 'email') return startMailbox(recipient);
  const taken: string[] = [];
  const server = await startHttpReceiver((request, body) => readers[kind](request, body, taken));
  const front = await startTcpFront(server.port);
  const url = `http://127.0.0.1:${front.port}`;
  if (kind === 'sns') process.env.AWS_ENDPOINT_URL_SNS = url;
  return {
    input: { kind, name: kind, ...inputs[kind](url) },
    taken,
    async become(fault) {
      const isOfLine = fault !== null && lineFaults.includes(fault);
      await front.become(isOfLine ? (fault as LineFault) : null);
      server.fault = isOfLine ? null : (fault as AnswerFault | null);
    },
    async close() {
      await front.close();
      server.close();
    },
  };
}

/** One mail server for all cases: who sends keeps to the one that is set up. */
let mailServer:
  | Promise<{ front: Awaited<ReturnType<typeof startTcpFront>>; server: Awaited<ReturnType<typeof startMailServer>> }>
  | undefined;
let mailFault: AnswerFault | null = null;

const replies: Record<AnswerFault, string> = {
  '429 with Retry-After': '421 4.7.0 too many, come later',
  '503': '554 5.3.0 refused',
  'answers without end': `250-${'x'.repeat(400)}\r\n`.repeat(500),
};

/** Sets up the mail server, before anything reads the settings. */
export async function startMail(): Promise<void> {
  mailServer = (async () => {
    const server = await startMailServer((verb) => (mailFault && verb === 'MAIL' ? replies[mailFault] : undefined));
    return { server, front: await startTcpFront(Number(new URL(server.url).port)) };
  })();
  process.env.SMTP_URL = `smtp://127.0.0.1:${(await mailServer).front.port}`;
}

async function startMailbox(recipient: string): Promise<NotificationReceiver> {
  if (!mailServer) throw new Error('The mail server was not started.');
  const { front, server } = await mailServer;
  return {
    input: { kind: 'email', name: 'email', recipients: [recipient] },
    get taken() {
      return server.ids(recipient);
    },
    async become(fault) {
      const isOfLine = fault !== null && lineFaults.includes(fault);
      mailFault = isOfLine ? null : (fault as AnswerFault | null);
      await front.become(isOfLine ? (fault as LineFault) : null);
    },
    close: async () => undefined,
  };
}

export async function stopMail(): Promise<void> {
  const started = await mailServer;
  await started?.front.close();
  await started?.server.close();
}
