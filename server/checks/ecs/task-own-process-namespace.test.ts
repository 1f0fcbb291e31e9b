import { describe, expect, it } from 'vitest';
import { refusedTask, taskOf } from '../shared/containers-testing';
import { statusOf } from '../shared/testing';
import { check } from './task-own-process-namespace';

describe('ecs/task-own-process-namespace', () => {
  it.each([
    ['left out', taskOf([{ name: 'a' }]), 'pass'],
    ['the task’s', taskOf([{ name: 'a' }], { pidMode: 'task' }), 'pass'],
    ['the host’s', taskOf([{ name: 'a' }], { pidMode: 'host' }), 'fail'],
    ['nothing told', taskOf(undefined), 'unknown'],
    ['refused', taskOf(undefined, { gaps: [refusedTask] }), 'unknown'],
  ])('%s', (_, task, status) => expect(statusOf(check, task)).toBe(status));
});
