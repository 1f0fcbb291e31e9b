import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetFunctionConfigurationCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedLimits } from './engine/traffic/limits';
import { Throttle } from './engine/traffic/throttle';
import type { SampleCloud } from './start';
import { accountKey, clientConfig, startTinyCloud } from './test/tiny-cloud';

describe('the token buckets', () => {
  it('give the burst at once, then the rate', () => {
    let now = 0;
    const throttle = new Throttle({ ec2: { rest: { perSecond: 20, burst: 100 } } }, () => now);
    const taken = () => {
      let count = 0;
      while (throttle.take('1', 'eu-west-1', 'ec2', 'DescribeVolumes')) count += 1;
      return count;
    };
    expect(taken()).toBe(100);
    now = 1_000;
    expect(taken()).toBe(20);
    now = 3_600_000;
    expect(taken()).toBe(100);
  });

  it('are apart for accounts, regions and operations, and shared where AWS shares them', () => {
    const throttle = new Throttle(
      { lambda: { operations: { GetPolicy: { perSecond: 1, burst: 1 } }, rest: { bucket: 'control plane', perSecond: 1, burst: 1 } } },
      () => 0,
    );
    expect(throttle.take('1', 'a', 'lambda', 'ListFunctions')).toBe(true);
    expect(throttle.take('1', 'a', 'lambda', 'ListLayers')).toBe(false);
    expect(throttle.take('1', 'a', 'lambda', 'GetPolicy')).toBe(true);
    expect(throttle.take('1', 'b', 'lambda', 'ListLayers')).toBe(true);
    expect(throttle.take('2', 'a', 'lambda', 'ListLayers')).toBe(true);
  });

  it('hold every figure that makes sense', () => {
    for (const { operations, rest } of Object.values(publishedLimits)) {
      for (const limit of [...Object.values(operations ?? {}), ...(rest ? [rest] : [])]) {
        expect(limit.perSecond).toBeGreaterThan(0);
        expect(limit.burst).toBeGreaterThanOrEqual(1);
      }
    }
  });
});

describe('a client that asks too fast', () => {
  let cloud: SampleCloud;
  beforeAll(async () => {
    const slow = { perSecond: 0.001, burst: 3 };
    cloud = await startTinyCloud({ limits: { ec2: { rest: slow }, lambda: { rest: { ...slow, bucket: 'all' } } } });
  });
  afterAll(() => cloud.close());

  it('is throttled with the own code of the service, and counted', async () => {
    const ec2 = new EC2Client(clientConfig(cloud));
    for (let call = 0; call < 3; call += 1) await ec2.send(new DescribeVolumesCommand({}));
    await expect(ec2.send(new DescribeVolumesCommand({}))).rejects.toMatchObject({ name: 'RequestLimitExceeded', $retryable: undefined });
    await expect(new EC2Client(clientConfig(cloud, accountKey, 'us-east-1')).send(new DescribeVolumesCommand({}))).resolves.toBeDefined();
    expect(cloud.calls.totals()).toMatchObject({ calls: 5, throttled: 1, refused: 0 });
  });

  it('is throttled over operations that share a bucket', async () => {
    const lambda = new LambdaClient(clientConfig(cloud));
    await lambda.send(new ListFunctionsCommand({}));
    await lambda.send(new ListFunctionsCommand({}));
    await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'a' }));
    await expect(lambda.send(new ListFunctionsCommand({}))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
  });
});
