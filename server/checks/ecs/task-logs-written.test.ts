import { describe, expect, it } from 'vitest';
import { refusedTask, taskOf } from '../shared/containers-testing';
import { statusOf } from '../shared/testing';
import { check } from './task-logs-written';

describe('ecs/task-logs-written', () => {
  it.each([
    ['awslogs', taskOf([{ name: 'a', logConfiguration: { logDriver: 'awslogs' } }]), 'pass'],
    ['none', taskOf([{ name: 'a' }]), 'fail'],
    ['one of two', taskOf([{ name: 'a', logConfiguration: { logDriver: 'awsfirelens' } }, { name: 'b' }]), 'fail'],
    ['nothing told', taskOf(undefined), 'unknown'],
    ['refused', taskOf(undefined, { gaps: [refusedTask] }), 'unknown'],
  ])('%s', (_, task, status) => expect(statusOf(check, task)).toBe(status));
});
