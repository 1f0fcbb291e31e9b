import { describe, expect, it } from 'vitest';
import { cluster } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-backtrack';

const Engine = 'aurora-mysql';

describe('rds/cluster-backtrack', () => {
  it.each([
    [{ Engine, BacktrackWindow: 86_400 }, 'pass'],
    [{ Engine, BacktrackWindow: 0 }, 'fail'],
    [{ Engine }, 'fail'],
    [{ Engine, BacktrackWindow: 0, EngineMode: 'serverless' }, 'not-applicable'],
    [{ Engine, BacktrackWindow: 0, ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:cluster:catalog' }, 'not-applicable'],
    [{ BacktrackWindow: 0 }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(data))).toBe(status);
  });
});
