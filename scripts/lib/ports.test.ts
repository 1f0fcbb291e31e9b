import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { choosePort, freePort, isFree } from './ports';

const open: Server[] = [];

function occupy(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    open.push(server);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

test('a port that was asked for and is free is taken without a remark', async () => {
  const port = await freePort();
  await expect(choosePort(String(port), '127.0.0.1')).resolves.toEqual({ port });
});

test('a port that was asked for and is taken is refused with a way out', async () => {
  const port = await freePort();
  await occupy(port);
  await expect(choosePort(String(port), '127.0.0.1')).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
});

test.each(['abc', '0', '70000', '80.5', '-1'])('PORT=%s is refused', async (wish) => {
  await expect(choosePort(wish, '127.0.0.1')).rejects.toThrow('PORT must be a number');
});

test('without a wish another port than 3000 is said aloud', async () => {
  if (await isFree(3000, '127.0.0.1')) await occupy(3000);
  const { port, remark } = await choosePort(undefined, '127.0.0.1');
  expect(port).toBeGreaterThan(3000);
  expect(remark).toBe(`Port 3000 is taken, so CloudLens uses ${port}.`);
});

test('an address of another machine is named', async () => {
  await expect(choosePort(String(await freePort()), '203.0.113.7')).rejects.toThrow('HOST=203.0.113.7 is not an address of this machine.');
});

test('a free port is not given to two, though the first does not listen there yet', async () => {
  const ports: number[] = [];
  for (let draws = 0; draws < 300; draws++) ports.push(await freePort());
  expect(new Set(ports).size).toBe(300);
});
