import { expect, it } from 'vitest';
import { Output } from './output';

function collector(most: number, secrets: string[] = []) {
  const got: string[] = [];
  let floods = 0;
  const output = new Output({
    secrets,
    most,
    on: { chunk: (stream, bytes) => void got.push(`${stream}:${bytes}`) },
    onFlood: () => {
      floods += 1;
    },
  });
  return { output, got, floods: () => floods };
}

it('hands on up to the limit of both streams together, says that it cut, and counts all', async () => {
  const { output, got } = collector(2048);
  await output.take('stdout', Buffer.alloc(2000, 'a'));
  await output.take('stderr', Buffer.alloc(100, 'b'));
  await output.take('stdout', Buffer.alloc(100, 'c'));
  expect(got[0]).toBe(`stdout:${'a'.repeat(2000)}`);
  expect(got[1]).toBe(`stderr:${'b'.repeat(48)}`);
  expect(got[2]).toContain('cut off after 2 KiB');
  expect(got).toHaveLength(3);
  expect(output).toMatchObject({ truncated: true, bytes: 2200 });
});

it('does not tell the first half of a secret that the limit cuts in two', async () => {
  const { output, got } = collector(12, ['topsecretvalue']);
  await output.take('stdout', Buffer.from('say topsecretvalue'));
  expect(got.join('')).not.toContain('tops');
});

it('tells once when far more comes than anybody reads', async () => {
  const { output, floods } = collector(1024);
  for (let at = 0; at < 70; at++) await output.take('stdout', Buffer.alloc(1024 * 1024));
  expect(floods()).toBe(1);
});
