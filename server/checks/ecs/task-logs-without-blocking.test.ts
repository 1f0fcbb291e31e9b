import { describe, expect, it } from 'vitest';
import { refusedTask, taskOf } from '../shared/containers-testing';
import { statusOf } from '../shared/testing';
import { check } from './task-logs-without-blocking';

describe('ecs/task-logs-without-blocking', () => {
  it.each([
    ['not blocking', taskOf([{ name: 'a', logConfiguration: { logDriver: 'awslogs', options: { mode: 'non-blocking' } } }]), 'pass'],
    ['blocking', taskOf([{ name: 'a', logConfiguration: { logDriver: 'awslogs', options: { mode: 'blocking' } } }]), 'fail'],
    ['by default', taskOf([{ name: 'a', logConfiguration: { logDriver: 'awslogs' } }]), 'pass'],
    ['no logs', taskOf([{ name: 'a' }]), 'not-applicable'],
    ['nothing told', taskOf(undefined), 'unknown'],
    ['refused', taskOf(undefined, { gaps: [refusedTask] }), 'unknown'],
  ])('%s', (_, task, status) => expect(statusOf(check, task)).toBe(status));
});
