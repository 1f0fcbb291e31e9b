import { createServer, type Socket } from 'node:net';

/** A mail server for tests: takes everything, keeps it as text. */
export interface MailServer {
  url: string;
  /** The message to this address that comes next after those already taken; waits for it. */
  next(to: string): Promise<string>;
  received(to: string): number;
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

export async function startMailServer(): Promise<MailServer> {
  const messages: Message[] = [];
  const server = createServer((socket) => serve(socket, (to, text) => messages.push({ to, text: decode(text), taken: false })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    async next(to) {
      for (let tries = 0; tries < 200; tries++) {
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
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function serve(socket: Socket, keep: (to: string, text: string) => void): void {
  let [to, data, waiting, inData] = ['', '', '', false];
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 test');
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    waiting += chunk.toString();
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      if (inData) {
        if (line === '.') {
          inData = false;
          keep(to, data);
          say('250 kept');
        } else data += `${line}\r\n`;
        continue;
      }
      const command = line.toUpperCase();
      if (command.startsWith('RCPT TO')) to = /<(.*)>/.exec(line)?.[1] ?? '';
      if (command === 'DATA') {
        inData = true;
        data = '';
        say('354 go on');
      } else if (command === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    }
  });
}
