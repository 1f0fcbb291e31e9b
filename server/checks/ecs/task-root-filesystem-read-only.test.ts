import { describe, expect, it } from 'vitest';
import { refusedTask, taskOf } from '../shared/containers-testing';
import { statusOf } from '../shared/testing';
import { check } from './task-root-filesystem-read-only';

describe('ecs/task-root-filesystem-read-only', () => {
  it.each([
    ['read-only', taskOf([{ name: 'a', readonlyRootFilesystem: true }]), 'pass'],
    ['left out, which means no', taskOf([{ name: 'a' }]), 'fail'],
    [
      'one of two',
      taskOf([
        { name: 'a', readonlyRootFilesystem: true },
        { name: 'b', readonlyRootFilesystem: false },
      ]),
      'fail',
    ],
    ['Windows', taskOf([{ name: 'a' }], { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }), 'not-applicable'],
    ['no container', taskOf([]), 'not-applicable'],
    ['nothing told', taskOf(undefined), 'unknown'],
    ['refused', taskOf(undefined, { gaps: [refusedTask] }), 'unknown'],
  ])('%s', (_, task, status) => expect(statusOf(check, task)).toBe(status));
});
