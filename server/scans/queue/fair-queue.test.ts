import { describe, expect, it } from 'vitest';
import { FairQueue, type QueueLimits, type WaitingScan } from './fair-queue';

const limits: QueueLimits = { total: 4, perOrganization: 3 };
const queued = (orgId: string, count: number): WaitingScan[] => Array.from({ length: count }, (_, n) => ({ orgId, id: `${orgId}${n}` }));

function drain(queue: FairQueue): string[] {
  const taken: string[] = [];
  for (let scan = queue.next(); scan; scan = queue.next()) taken.push(scan.id);
  return taken;
}

describe('FairQueue', () => {
  it('keeps to both limits', () => {
    const queue = new FairQueue({ active: [], waiting: [...queued('a', 9), ...queued('b', 9)], lastTurn: new Map() }, limits);
    expect(drain(queue)).toEqual(['a0', 'b0', 'a1', 'b1']);
    const alone = new FairQueue({ active: [], waiting: queued('a', 9), lastTurn: new Map() }, limits);
    expect(drain(alone)).toEqual(['a0', 'a1', 'a2']);
  });

  it('gives the next place to an organization that has none, however much another has queued before', () => {
    const active = ['a', 'a', 'a', 'c'].map((orgId) => ({ orgId }));
    const queue = new FairQueue({ active, waiting: [...queued('a', 50), ...queued('b', 1)], lastTurn: new Map([['a', 9]]) }, limits);
    expect(drain(queue)).toEqual([]);
    queue.ended('c');
    expect(drain(queue)).toEqual(['b0']);
    queue.ended('a');
    expect(drain(queue)).toEqual(['a0']);
  });

  it('takes turns among many organizations that all have more than they get', () => {
    const orgs = ['a', 'b', 'c', 'd', 'e', 'f'];
    const queue = new FairQueue({ active: [], waiting: orgs.flatMap((org) => queued(org, 20)), lastTurn: new Map() }, limits);
    const turns = drain(queue);
    for (let ended = 0; turns.length < 60; ended++) {
      queue.ended(turns[ended]?.slice(0, 1) ?? '');
      turns.push(...drain(queue));
    }
    for (const org of orgs) expect(turns.filter((id) => id.startsWith(org))).toHaveLength(10);
  });

  it('prefers, among equals, the one whose last turn is longest ago', () => {
    const lastTurn = new Map([
      ['a', 2_000],
      ['b', 1_000],
    ]);
    const queue = new FairQueue(
      { active: [], waiting: [...queued('a', 1), ...queued('b', 1)], lastTurn },
      { total: 1, perOrganization: 1 },
    );
    expect(drain(queue)).toEqual(['b0']);
  });
});
