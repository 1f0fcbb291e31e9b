import { describe, expect, it } from 'vitest';
import { refusedTask, taskOf } from '../shared/containers-testing';
import { statusOf } from '../shared/testing';
import { check } from './task-host-network-unprivileged';

describe('ecs/task-host-network-unprivileged', () => {
  it.each([
    ['awsvpc', taskOf([{ name: 'a' }], { networkMode: 'awsvpc' }), 'pass'],
    ['left out', taskOf([{ name: 'a' }]), 'pass'],
    ['host without a user', taskOf([{ name: 'a' }], { networkMode: 'host' }), 'fail'],
    ['host as root', taskOf([{ name: 'a', user: 'root' }], { networkMode: 'host' }), 'fail'],
    ['host as root with a group', taskOf([{ name: 'a', user: '0:0' }], { networkMode: 'host' }), 'fail'],
    ['host as somebody', taskOf([{ name: 'a', user: '10001' }], { networkMode: 'host' }), 'pass'],
    ['host, privileged', taskOf([{ name: 'a', user: '10001', privileged: true }], { networkMode: 'host' }), 'fail'],
    ['nothing told', taskOf(undefined), 'unknown'],
    ['refused', taskOf(undefined, { gaps: [refusedTask] }), 'unknown'],
  ])('%s', (_, task, status) => expect(statusOf(check, task)).toBe(status));
});
