import { describe, expect, it } from 'vitest';
import { refusedTask, taskOf } from '../shared/containers-testing';
import { statusOf } from '../shared/testing';
import { check } from './task-no-privileged-containers';

describe('ecs/task-no-privileged-containers', () => {
  it.each([
    ['not', taskOf([{ name: 'a', privileged: false }]), 'pass'],
    ['left out', taskOf([{ name: 'a' }]), 'pass'],
    ['privileged', taskOf([{ name: 'a' }, { name: 'b', privileged: true }]), 'fail'],
    ['nothing told', taskOf(undefined), 'unknown'],
    ['refused', taskOf(undefined, { gaps: [refusedTask] }), 'unknown'],
  ])('%s', (_, task, status) => expect(statusOf(check, task)).toBe(status));
});
