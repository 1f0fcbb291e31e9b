import { describe, expect, it } from 'vitest';
import { refusedTask, taskOf } from '../shared/containers-testing';
import { foundSecret } from '../shared/found-secrets';
import { statusOf } from '../shared/testing';
import { check } from './task-no-secrets-in-environment';

describe('ecs/task-no-secrets-in-environment', () => {
  it.each([
    ['nothing found', taskOf([{ name: 'a' }], { secrets: [] }), 'pass'],
    ['found', taskOf([{ name: 'a' }], { secrets: [foundSecret] }), 'fail'],
    ['not looked', taskOf([{ name: 'a' }]), 'unknown'],
    ['nothing told', taskOf(undefined), 'unknown'],
    ['refused', taskOf(undefined, { gaps: [refusedTask] }), 'unknown'],
  ])('%s', (_, task, status) => expect(statusOf(check, task)).toBe(status));
});
