import { expect, test, vi } from 'vitest';
import { closeStreams, trackStream } from './open-streams';

test('open streams are closed once, and those that ended before are left alone', () => {
  const [open, ended] = [vi.fn(), vi.fn()];
  trackStream(open);
  trackStream(ended)();
  closeStreams();
  closeStreams();
  expect(open).toHaveBeenCalledTimes(1);
  expect(ended).not.toHaveBeenCalled();
});
