import { describe, expect, it } from 'vitest';
import { type Answer, readAnswer } from './answer';

const answer = (status: number, body: unknown, more: Partial<Answer> = {}): Answer => ({
  status,
  body: JSON.stringify(body),
  at: 0,
  random: 0,
  ...more,
});
const ran = { id: 'abc', op: 'StepRun', data: 1, displayName: 'a', timing: { a: 1 } };

describe('readAnswer', () => {
  it('takes 200 as the end, with null for nothing', () => {
    expect(readAnswer(answer(200, null), 0)).toEqual({ kind: 'done', data: null });
  });

  it('takes 206 as ops, in a list or alone', () => {
    const ops = [{ id: 'abc', op: 'StepRun', data: 1 }];
    expect(readAnswer(answer(206, [ran]), 0)).toMatchObject({ kind: 'ops', ops });
    expect(readAnswer(answer(206, ran), 0)).toMatchObject({ kind: 'ops', ops });
  });

  it.each([
    ['no ops', []],
    ['an op without an id', [{ op: 'StepRun' }]],
  ])('takes 206 with %s as a failed try', (_what, body) => {
    expect(readAnswer(answer(206, body), 0).kind).toBe('failed');
  });

  it('takes a step that failed but not for good as a failed try, with the time that it asks for', () => {
    const op = { id: 'abc', op: 'StepError', error: { name: 'Error', message: 'no' } };
    expect(readAnswer(answer(206, [op], { noRetry: 'false', retryAfter: '7' }), 0)).toEqual({
      kind: 'failed',
      error: { name: 'Error', message: 'no' },
      delayMs: 7000,
      stepId: 'abc',
    });
    expect(readAnswer(answer(206, [{ ...op, op: 'StepFailed' }], { noRetry: 'true' }), 0).kind).toBe('ops');
  });

  it('tries again after an error of the function, unless that is final', () => {
    const error = { name: 'TypeError', message: 'x', stack: 's', cause: { code: 1 } };
    expect(readAnswer(answer(500, error, { noRetry: 'false' }), 1)).toEqual({ kind: 'failed', error, delayMs: 30_000 });
    expect(readAnswer(answer(400, error, { noRetry: 'true' }), 0)).toEqual({ kind: 'rejected', error });
  });

  it('reads an error that is a text, holds another text, or is none', () => {
    expect(readAnswer(answer(400, '{"name":"A","message":"b"}', { noRetry: 'true' }), 0)).toEqual({
      kind: 'rejected',
      error: { name: 'A', message: 'b' },
    });
    expect(readAnswer(answer(400, 17, { noRetry: 'true' }), 0)).toEqual({
      kind: 'rejected',
      error: { name: 'Error', message: 'Unknown error' },
    });
  });

  it('does not take something else than JSON for an end', () => {
    expect(readAnswer({ ...answer(200, null), body: '<html>' }, 0).kind).toBe('failed');
  });
});
