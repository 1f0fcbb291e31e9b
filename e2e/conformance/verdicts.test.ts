import { describe, expect, it } from 'vitest';
import { checkById } from '@/server/checks/catalogue';
import { playScenes, type Scene } from './cloud/scene';
import { motoUrl, otherAccount } from './lib/moto';

const scenes: Scene[] = motoUrl ? await playScenes() : [];
const rows = scenes.flatMap(({ scan, report, expectations }) => expectations.map((each) => ({ scan, report, ...each })));
const named = rows.map((row) => [`${row.check}, ${row.scan}: ${row.status} for ${row.resource}`, row] as const);
const reportOf = (scan: string) => {
  const scene = scenes.find((each) => each.scan === scan);
  if (!scene) throw new Error(`There is no scan of ${scan}.`);
  return scene.report;
};

describe.skipIf(!motoUrl)('what the command says about things made by moto', () => {
  it.each(named)('%s', (_, { report, check, resource, status }) => {
    const found = report.findings.filter((finding) => finding.checkId === check && finding.resource.id === resource);
    expect(found.map((finding) => `${finding.status}: ${finding.evidence.summary}`)).toEqual([expect.stringMatching(`^${status}: `)]);
  });

  it('says nothing good about what moto could not answer', () => {
    const { findings, coverage } = reportOf('today');
    // What could not be asked of some things says nothing of the others.
    const blind = coverage.problems.filter(({ status }) => status !== 'partial');
    const unseen = new Set(blind.map(({ operation, region }) => `${operation} ${region}`));
    const overconfident = findings.filter(({ checkId, status, region }) => {
      const needs = checkById(checkId)?.needs ?? [];
      // What a call was not needed for is not concerned, and nobody takes that for good.
      return status !== 'unknown' && status !== 'not-applicable' && needs.some((operation) => unseen.has(`${operation} ${region}`));
    });
    expect(coverage.status).toBe('partial');
    expect(unseen.size).toBeGreaterThan(0);
    expect(overconfident).toEqual([]);
  });

  it('covers every service with things that are wrong and things that are right', () => {
    const services = ['account', 'cloudformation', 'cloudtrail', 'config', 'ec2', 'iam', 'kms', 'lambda', 'rds', 's3'];
    services.push(
      'apigateway',
      'apigatewayv2',
      'athena',
      'autoscaling',
      'codebuild',
      'cognito',
      'cloudfront',
      'efs',
      'elb',
      'elbv2',
      'wafv2',
      'eventbridge',
      'secretsmanager',
      'sns',
      'sqs',
    );
    const covered = (status: string) =>
      new Set(rows.filter((row) => row.status === status).map(({ check }) => check.slice(0, check.indexOf('/'))));
    expect([...covered('fail')].sort()).toEqual([...covered('pass')].sort());
    expect([...covered('fail')]).toEqual(
      expect.arrayContaining([...services, 'dynamodb', 'elasticache', 'emr', 'neptune', 'opensearch', 'redshift', 'sagemaker']),
    );
  });

  it('judges the account that it was given a role in', () => {
    expect(new Set(reportOf('the other account').findings.map(({ account }) => account))).toEqual(new Set([otherAccount]));
  });
});
