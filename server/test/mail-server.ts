import { createServer, type Socket } from 'node:net';

/**
 * What a mail server says instead of yes: a reply line; `reset` cuts the connection, `hang` says nothing more, `cut` ends it in the middle
 * of the reply. undefined: yes. `verb` is a command's first word, `CONNECT` before any, and `.` at a message's end.
 */
export type MailReply = (verb: string, to: string) => string | undefined;

/** A mail server for tests: takes everything it is not told to refuse, keeps it as text. */
export interface MailServer {
  url: string;
  /** The message to this address that comes next after those already taken; waits for it. */
  next(to: string): Promise<string>;
  received(to: string): number;
  /** Message-IDs of what came for this address, in their order. */
  ids(to: string): string[];
  close(): Promise<void>;
}

interface Message {
  to: string;
  text: string;
  taken: boolean;
}

/** Quoted-printable back to text: long addresses are broken over lines. */
const decode = (text: string): string =>
  text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export async function startMailServer(reply: MailReply = () => undefined): Promise<MailServer> {
  const messages: Message[] = [];
  const server = createServer((socket) => serve(socket, reply, (to, text) => messages.push({ to, text: decode(text), taken: false })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    async next(to) {
      for (let tries = 0; tries < 4000; tries++) {
        const found = messages.find((message) => message.to === to && !message.taken);
        if (found) {
          found.taken = true;
          return found.text;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`no mail came for ${to}`);
    },
    received: (to) => messages.filter((message) => message.to === to).length,
    ids: (to) => messages.filter((message) => message.to === to).map(({ text }) => /^message-id:\s*<([^>]+)>/im.exec(text)?.[1] ?? 'none'),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function serve(socket: Socket, reply: MailReply, keep: (to: string, text: string) => void): void {
  let [to, data, waiting, inData] = ['', '', '', false];
  const write = (line: string) => socket.write(`${line}\r\n`);
  /** @returns whether it was a yes */
  const answer = (verb: string, yes: string): boolean => {
    const other = reply(verb, to);
    if (other === 'reset') socket.resetAndDestroy();
    else if (other === 'cut') socket.end('2');
    else if (other !== 'hang') write(other ?? yes);
    return other === undefined;
  };
  answer('CONNECT', '220 test');
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    waiting += chunk.toString();
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      if (inData) {
        if (line === '.') {
          inData = false;
          if (answer('.', '250 kept')) keep(to, data);
        } else data += `${line}\r\n`;
        continue;
      }
      const command = line.toUpperCase();
      if (command.startsWith('RCPT TO')) to = /<(.*)>/.exec(line)?.[1] ?? '';
      if (command === 'DATA') {
        data = '';
        inData = answer('DATA', '354 go on');
      } else if (command === 'QUIT') {
        write('221 bye');
        socket.end();
      } else answer(command.split(' ')[0] ?? '', '250 ok');
    }
  });
}
