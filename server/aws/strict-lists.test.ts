import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toAwsError } from './classify';
import { createSession } from './session';

let server: Server;
let body = '';
beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

const session = () =>
  createSession({
    account: '111122223333',
    partition: 'aws',
    credentials: async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }),
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    maxAttempts: 1,
  });

/** One operation of each protocol that speaks XML: query, EC2's own, REST. */
const operations = {
  query: {
    answer: (list: string) =>
      `<ListVirtualMFADevicesResponse><ListVirtualMFADevicesResult>${list}</ListVirtualMFADevicesResult></ListVirtualMFADevicesResponse>`,
    list: 'VirtualMFADevices',
    ask: async () => (await session().client(IAMClient, 'us-east-1').send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices,
  },
  'query, CloudFormation': {
    answer: (list: string) => `<DescribeStacksResponse><DescribeStacksResult>${list}</DescribeStacksResult></DescribeStacksResponse>`,
    list: 'Stacks',
    ask: async () => (await session().client(CloudFormationClient, 'us-east-1').send(new DescribeStacksCommand({}))).Stacks,
  },
  ec2: {
    answer: (list: string) => `<DescribeVolumesResponse>${list}</DescribeVolumesResponse>`,
    list: 'volumeSet',
    ask: async () => (await session().client(EC2Client, 'us-east-1').send(new DescribeVolumesCommand({}))).Volumes,
  },
  rest: {
    answer: (list: string) => `<ListAllMyBucketsResult>${list}</ListAllMyBucketsResult>`,
    list: 'Buckets',
    ask: async () => (await session().client(S3Client, 'us-east-1').send(new ListBucketsCommand({}))).Buckets,
  },
};

describe.each(Object.entries(operations))('an answer in XML (%s)', (_, { answer, list, ask }) => {
  it.each(['', ' \n '])('with an empty list is one (%j)', async (inside) => {
    body = answer(`<${list}>${inside}</${list}>`);
    expect(await ask()).toEqual([]);
  });

  it('with text for a list was not understood', async () => {
    body = answer(`<${list}>7</${list}>`);
    const error = await ask().then(
      (told) => expect.fail(`it was taken for ${JSON.stringify(told)}`),
      (thrown: unknown) => thrown,
    );
    // S3's client wraps what went wrong in an error of its own.
    expect(['malformed', 'failed']).toContain(toAwsError(error, 'iam:ListVirtualMFADevices', 'us-east-1').kind);
  });
});
