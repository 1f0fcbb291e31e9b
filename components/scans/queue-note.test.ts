import { describe, expect, it } from 'vitest';
import type { ScanProgress } from '@/server/scans/types';
import { noteOf } from './queue-note';

const now = Date.parse('2026-11-26T12:00:00Z');
const progress = (part: Partial<ScanProgress>): ScanProgress => ({
  done: 0,
  total: 0,
  queuePosition: null,
  estimatedStartAt: null,
  estimatedFinishAt: null,
  ...part,
});
const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

describe('noteOf', () => {
  it.each([
    ['queued', { queuePosition: 1, estimatedStartAt: inMinutes(0.2) }, 'Next in the queue, starts in less than a minute'],
    ['queued', { queuePosition: 3, estimatedStartAt: inMinutes(4) }, '3rd in the queue, starts in about 4 min'],
    ['queued', { queuePosition: 112 }, '112th in the queue'],
    ['queued', {}, 'Starting'],
    ['running', { estimatedFinishAt: inMinutes(95) }, 'About 1 h 40 min left'],
    ['running', { estimatedFinishAt: inMinutes(-1) }, 'Less than a minute left'],
    ['running', {}, null],
    ['completed', { estimatedFinishAt: inMinutes(1) }, null],
  ] as const)('%s %j: %s', (status, part, text) => {
    expect(noteOf(status, progress(part), now, false)).toBe(text);
  });

  it('says on the page of the scan that nobody knows', () => {
    expect(noteOf('queued', progress({ queuePosition: 2 }), now, true)).toContain('unknown');
    expect(noteOf('running', progress({}), now, true)).toContain('unknown');
  });
});
