import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { asOrgId } from '../ids';
import { decodeCursor, encodeCursor } from './cursor';

const schema = z.tuple([z.int(), z.string()]);
const [mine, theirs] = [asOrgId(randomUUID()), asOrgId(randomUUID())];

describe('cursors', () => {
  it('give the position back to the organization and list they were made for', () => {
    expect(decodeCursor(mine, 'findings:severity', encodeCursor(mine, 'findings:severity', [2, 'ä"']), schema)).toEqual([2, 'ä"']);
  });

  it('are refused by another organization, another list, and after any change', () => {
    const cursor = encodeCursor(mine, 'findings', [2, 'x']);
    const forged = `${Buffer.from('[1,"x"]').toString('base64url')}.${cursor.split('.')[1]}`;
    for (const [org, list, text] of [
      [theirs, 'findings', cursor],
      [mine, 'scans', cursor],
      [mine, 'findings', forged],
      [mine, 'findings', cursor.slice(0, -2)],
      [mine, 'findings', 'nonsense'],
      [mine, 'findings', '.'],
    ] as const) {
      expect(() => decodeCursor(org, list, text, schema)).toThrow(/begin again without a cursor/);
    }
  });

  it('are refused when the list sorts by other kinds of values now', () => {
    expect(() => decodeCursor(mine, 'findings', encodeCursor(mine, 'findings', ['2', 'x']), schema)).toThrow(/begin again/);
  });
});
