import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import { expect, it } from 'vitest';
import { PlainHostS3ControlClient } from './plain-host-client';

async function hostFor(endpoint: string | undefined): Promise<string> {
  let host = '';
  const client = new PlainHostS3ControlClient({
    region: 'eu-west-1',
    ...(endpoint && { endpoint }),
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  client.middlewareStack.add(
    () => async (args) => {
      host = (args.request as { hostname: string }).hostname;
      throw new Error('far enough');
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await client.send(new GetPublicAccessBlockCommand({ AccountId: '123456789012' })).catch(() => undefined);
  return host;
}

it.each([
  ['http://127.0.0.1:5000', '127.0.0.1'],
  ['http://localhost:5000', 'localhost'],
])('calls %s by its own name', async (endpoint, host) => {
  expect(await hostFor(endpoint)).toBe(host);
});

it('calls AWS as AWS wants it', async () => {
  expect(await hostFor(undefined)).toBe('123456789012.s3-control.eu-west-1.amazonaws.com');
});
