import { expect, it } from 'vitest';
import { createLog } from './log';

it('names the level of a line as the servers do, so that one search finds the errors of all', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  log.error({ why: 'the lock is lost' }, 'engine ends');
  log.debug('not worth a line');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'error', part: 'engine', why: 'the lock is lost' }),
  ]);
  expect(lines[0]).toContain('"level":"error"');
});
