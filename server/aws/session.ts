import { log } from '../log';
import { instruments } from '../telemetry/instruments';
import { inSpan } from '../telemetry/spans';
import { toAwsError } from './classify';
import { type CredentialProvider, forClients, type SharedCredentials, shareCredentials } from './credentials';
import { openDownload } from './download';
import type { AwsErrorKind } from './errors';
import { Pacer } from './pacer';
import { requestHandler } from './request-handler';
import { refuseTextForLists } from './strict-lists';

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
  /**
   * What an address that AWS gave leads to (a function's code, a layer of an image), as it comes: paced and counted like a call.
   * @throws for an address that is not one of AWS's own, and for an answer that is not what was asked for
   */
  download(address: string, region: string, service: string): AsyncIterable<Uint8Array>;
  readonly meter: CallMeter;
  /** The same session counting into a meter of its own (one per scan unit). */
  metered(): AwsSession;
}

export interface SessionOptions {
  account: string;
  partition: string;
  /** Shared ones when other sessions use them too: then one renewal serves all. */
  credentials: CredentialProvider | SharedCredentials;
  /** Another endpoint than AWS's: the sample cloud, moto, LocalStack. */
  endpoint?: string;
  signal?: AbortSignal;
  pacer?: Pacer;
  maxAttempts?: number;
  /** Milliseconds until an answer must have begun, and as many again until it must have ended. */
  timeoutMs?: number;
}

const sharedPacer = new Pacer();

/**
 * The SDK copies each question and answer for `info` and `error` before it asks whether anybody listens: a log without them spares that,
 * and no answer of AWS can reach a log by it.
 */
const quiet = {
  trace: () => undefined,
  debug: () => undefined,
  warn: (said: unknown) => log.warn({ said: String(said).slice(0, 300) }, 'the AWS SDK warned'),
};

interface AnyClient {
  config: { serviceId?: string; protocol?: unknown };
  middlewareStack: {
    add(
      middleware: (next: (args: unknown) => Promise<unknown>, context: { commandName?: string }) => (args: unknown) => Promise<unknown>,
      options: object,
    ): void;
  };
}

/** Where the SDK's service id, in small letters and without spaces, is not our name of the service. */
const ownNames: Readonly<Record<string, string>> = {
  cloudwatchlogs: 'logs',
  cognitoidentityprovider: 'cognito',
  computeoptimizer: 'compute-optimizer',
  configservice: 'config',
  costexplorer: 'ce',
  costoptimizationhub: 'cost-optimization-hub',
  elasticloadbalancing: 'elb',
  elasticloadbalancingv2: 'elbv2',
  resourcegroupstaggingapi: 'tagging',
  s3control: 's3',
  sfn: 'stepfunctions',
};

/** Our service name for the SDK's service id, as in operation names. */
const serviceName = (serviceId: string | undefined): string => {
  const id = (serviceId ?? 'unknown').toLowerCase().replace(/\s+/g, '');
  return ownNames[id] ?? id;
};

/**
 * The door to one AWS account. Clients are lazy; nothing is called until a command is sent.
 * Retries: the SDK's `standard` mode (3 attempts), each of them paced and counted.
 */
export function createSession(options: SessionOptions): AwsSession {
  const { account, partition, endpoint, signal, pacer = sharedPacer } = options;
  const shared = typeof options.credentials === 'function' ? shareCredentials(options.credentials) : options.credentials;
  const credentials = forClients(shared);

  const open = (meter: CallMeter): AwsSession => {
    const clients = new Map<unknown, Map<string, unknown>>();
    return {
      account,
      partition,
      meter,
      metered: () => open({ calls: 0, throttles: 0 }),
      async *download(address, region, service) {
        const begun = await pacer.take(account, region, service, 'Download', signal);
        // It lasts for minutes, and has a connection of its own.
        begun();
        meter.calls += 1;
        yield* openDownload(address, { endpoint, signal, timeoutMs: options.timeoutMs ?? 30_000 });
      },
      client<C>(Client: new (config: never) => C, region: string): C {
        const byRegion = clients.get(Client) ?? new Map<string, unknown>();
        clients.set(Client, byRegion);
        const known = byRegion.get(region);
        if (known) return known as C;
        const made = new Client({
          region,
          credentials,
          requestHandler: requestHandler(options.timeoutMs ?? 30_000),
          maxAttempts: options.maxAttempts ?? 3,
          logger: quiet,
          ...(endpoint ? { endpoint, forcePathStyle: true, disableHostPrefix: true, tls: endpoint.startsWith('https:') } : {}),
        } as never);
        refuseTextForLists(made as unknown as AnyClient);
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
        const ended = await pacer.take(account, region, service, operation, signal);
        waited();
        meter.calls += 1;
        const { generation } = shared;
        const answered = instruments.awsSeconds().startTimer({ service });
        const outcome = (kind: 'ok' | 'cancelled' | AwsErrorKind) => instruments.awsCalls().inc({ service, outcome: kind });
        try {
          const answer = await inSpan(`${service}:${operation}`, { 'cloudlens.service': service, 'cloud.region': region }, () =>
            next(args),
          );
          outcome('ok');
          return answer;
        } catch (error) {
          const { kind, code } = toAwsError(error, `${service}:${operation}`, region);
          const renewed = (kind === 'expired' || isMute(code)) && shared.renew(generation, kind === 'expired');
          if (renewed || worthAnotherTry(code)) allowRetry(error);
          outcome(signal?.aborted ? 'cancelled' : kind);
          if (kind === 'throttled') {
            meter.throttles += 1;
            pacer.throttled(account, region, service, operation);
          }
          throw error;
        } finally {
          ended();
          answered();
        }
      },
      // After the retry middleware, so that every attempt waits its turn and is counted.
      { step: 'finalizeRequest', priority: 'low', name: 'cloudlensPacer' },
    );
  }

  return open({ calls: 0, throttles: 0 });
}

/** S3 answers HEAD without a body: of credentials that have expired it says 400 and nothing else. */
const isMute = (code: string): boolean => code === 'HTTP 400';

/**
 * A call that failed for our clock: the client has read AWS's by now, but retries only the first of several calls that failed
 * side by side (aws-sdk-js-v3#8005). Or one that was refused without a word.
 */
const worthAnotherTry = (code: string): boolean =>
  isMute(code) || /^(RequestTimeTooSkewed|RequestInTheFuture|RequestExpired|InvalidSignatureException|SignatureDoesNotMatch)$/.test(code);

/** Lets the SDK's own retries, with their backoff and quota, take it. */
function allowRetry(error: unknown): void {
  if (error instanceof Error) Object.assign(error, { $retryable: {} });
}
