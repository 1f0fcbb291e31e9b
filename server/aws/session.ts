import { NodeHttpHandler } from '@smithy/node-http-handler';
import { instruments } from '../telemetry/instruments';
import { inSpan } from '../telemetry/spans';
import { toAwsError } from './classify';
import type { AwsErrorKind } from './errors';
import { Pacer } from './pacer';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}
export type CredentialProvider = () => Promise<Credentials>;

/** What a session did: every request on the wire, retries included. */
export interface CallMeter {
  calls: number;
  throttles: number;
}

export interface AwsSession {
  account: string;
  partition: string;
  /** An SDK client, made once per (service, region): paced, counted, cancellable. */
  client<C>(Client: new (config: never) => C, region: string): C;
  readonly meter: CallMeter;
  /** The same session counting into a meter of its own (one per scan unit). */
  metered(): AwsSession;
}

export interface SessionOptions {
  account: string;
  partition: string;
  credentials: CredentialProvider;
  /** Another endpoint than AWS's: the sample cloud, moto, LocalStack. */
  endpoint?: string;
  signal?: AbortSignal;
  pacer?: Pacer;
  maxAttempts?: number;
}

/** One connection pool for all clients: SDK default handlers would open one each. */
const requestHandler = new NodeHttpHandler({
  connectionTimeout: 5_000,
  requestTimeout: 30_000,
  throwOnRequestTimeout: true,
  httpAgent: { keepAlive: true, maxSockets: 128 },
  httpsAgent: { keepAlive: true, maxSockets: 128 },
});

const sharedPacer = new Pacer();

interface AnyClient {
  config: { serviceId?: string };
  middlewareStack: {
    add(
      middleware: (next: (args: unknown) => Promise<unknown>, context: { commandName?: string }) => (args: unknown) => Promise<unknown>,
      options: object,
    ): void;
  };
}

/** Our service name for the SDK's service id, as in operation names. */
const serviceName = (serviceId: string | undefined): string => {
  const id = (serviceId ?? 'unknown').toLowerCase().replace(/\s+/g, '');
  return { configservice: 'config', s3control: 's3', resourcegroupstaggingapi: 'tagging' }[id] ?? id;
};

/**
 * The door to one AWS account. Clients are lazy; nothing is called until a command is sent.
 * Retries: the SDK's `standard` mode (3 attempts), each of them paced and counted.
 */
export function createSession(options: SessionOptions): AwsSession {
  const { account, partition, endpoint, signal, pacer = sharedPacer } = options;
  const credentials = memoise(options.credentials);

  const open = (meter: CallMeter): AwsSession => {
    const clients = new Map<unknown, Map<string, unknown>>();
    return {
      account,
      partition,
      meter,
      metered: () => open({ calls: 0, throttles: 0 }),
      client<C>(Client: new (config: never) => C, region: string): C {
        const byRegion = clients.get(Client) ?? new Map<string, unknown>();
        clients.set(Client, byRegion);
        const known = byRegion.get(region);
        if (known) return known as C;
        const made = new Client({
          region,
          credentials,
          requestHandler,
          maxAttempts: options.maxAttempts ?? 3,
          ...(endpoint ? { endpoint, forcePathStyle: true, disableHostPrefix: true, tls: endpoint.startsWith('https:') } : {}),
        } as never);
        pace(made as unknown as AnyClient, region, meter);
        byRegion.set(region, made);
        return made;
      },
    };
  };

  function pace(client: AnyClient, region: string, meter: CallMeter): void {
    const service = serviceName(client.config.serviceId);
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const operation = (context.commandName ?? 'Unknown').replace(/Command$/, '');
        const waited = instruments.awsWait().startTimer({ service });
        await pacer.take(account, region, service, operation, signal);
        waited();
        meter.calls += 1;
        const answered = instruments.awsSeconds().startTimer({ service });
        const outcome = (kind: 'ok' | 'cancelled' | AwsErrorKind) => instruments.awsCalls().inc({ service, outcome: kind });
        try {
          const answer = await inSpan(`${service}:${operation}`, { 'cloudlens.service': service, 'cloud.region': region }, () =>
            next(args),
          );
          outcome('ok');
          return answer;
        } catch (error) {
          const { kind } = toAwsError(error, `${service}:${operation}`, region);
          outcome(signal?.aborted ? 'cancelled' : kind);
          if (kind === 'throttled') {
            meter.throttles += 1;
            pacer.throttled(account, region, service, operation);
          }
          throw error;
        } finally {
          answered();
        }
      },
      // After the retry middleware, so that every attempt waits its turn and is counted.
      { step: 'finalizeRequest', priority: 'low', name: 'cloudlensPacer' },
    );
  }

  return open({ calls: 0, throttles: 0 });
}

/** Credentials are fetched once and again five minutes before they end; parallel askers share one fetch. */
export function memoise(provider: CredentialProvider, clock: () => number = Date.now): CredentialProvider {
  let current: Promise<Credentials> | undefined;
  let until = 0;
  return () => {
    if (current && clock() < until) return current;
    const fetching = provider();
    current = fetching;
    until = Number.POSITIVE_INFINITY;
    fetching.then(
      (value) => {
        until = value.expiration ? value.expiration.getTime() - 5 * 60_000 : Number.POSITIVE_INFINITY;
      },
      () => {
        if (current === fetching) current = undefined;
      },
    );
    return fetching;
  };
}
