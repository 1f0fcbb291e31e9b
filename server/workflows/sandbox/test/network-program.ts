/** A program for Node.js that tries to reach each target, by itself or through the proxy that is offered, and tells what became of it. */
export const networkProgram = (targets: readonly string[], byProxy = false): string => `
const net = require('node:net');
for (const target of ${JSON.stringify(targets)}) {
  const at = target.lastIndexOf(':');
  const there = { host: target.slice(0, at).replace(/[\\[\\]]/g, ''), port: Number(target.slice(at + 1)) };
  const socket = net.connect(${byProxy ? "{ host: '127.0.0.1', port: 3128 }" : 'there'});
  let said = false;
  const tell = (what) => { if (!said) console.log(what, target); said = true; socket.destroy(); };
  // The proxy always answers; nobody else does.
  socket.setTimeout(${byProxy ? 300_000 : 3000}, () => tell('failed'));
  socket.on('error', () => tell('failed'));
  socket.on('connect', () => { if (${byProxy}) socket.write('CONNECT ' + target + ' HTTP/1.1\\r\\nHost: ' + target + '\\r\\n\\r\\n'); else tell('reached'); });
  socket.on('data', (data) => tell('answered ' + String(data).split(' ')[1]));
  socket.on('close', () => tell('failed'));
}
`;
