import { NodeHttpHandler } from '@smithy/node-http-handler';
import { accessKeys } from '../credentials';
import { type SampleCloudOptions, startSampleCloud } from '../start';
import { createDefaultWorld } from '../worlds/default-world';
import { accounts } from '../worlds/lumen';
import { clientConfig } from './tiny-cloud';

export const anchor = new Date('2026-11-21T00:00:00Z');

const anchorTime = () => new Date(anchor.getTime() + 3600_000);

/** The three sample accounts on the wire, on the anchor's day, with what clients of an account are made with. */
export async function startDefaultCloud(options: Partial<SampleCloudOptions> & { size?: number } = {}) {
  const { size, ...others } = options;
  const cloud = await startSampleCloud({
    world: createDefaultWorld({ anchor, size }),
    limits: 'none',
    wallClock: anchorTime,
    ...others,
  });
  const now = others.wallClock ?? anchorTime;
  const config = (region: string, account: keyof typeof accounts = 'production') => ({
    ...clientConfig(cloud, accessKeys({ id: accounts[account] }), region),
    forcePathStyle: true,
    // A whole world on a busy machine may take its time; only what hangs shall fail.
    requestHandler: new NodeHttpHandler({ connectionTimeout: 20_000, requestTimeout: 60_000, throwOnRequestTimeout: true }),
    // The cloud minds the clock, as AWS does: both stand on the anchor's day.
    systemClockOffset: now().getTime() - Date.now(),
  });
  return { cloud, config };
}

/** The name of the error that a call ends with. */
export async function errorName(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}
