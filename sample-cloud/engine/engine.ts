import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type OperationContext } from '../define-service';
import { authorize, authorizeTouches, guardState, isRegionEnabled } from './access/authorize';
import type { Directory } from './access/directory';
import type { Identity } from './access/identity';
import { isSignedWith, isSkewed, readScope, type Scope } from './access/signature';
import type { Catalog } from './catalog';
import { ChangeBook } from './changes';
import { runCall } from './current-call';
import { refusal } from './error-codes';
import type { FaultBook } from './faults/fault-book';
import type { FaultEffect } from './faults/rule';
import type { LoadedService } from './load-service';
import type { Target } from './protocols/protocol';
import { protocols } from './protocols/protocols';
import { unservedResponse } from './protocols/unserved';
import type { CallLog, CallOutcome } from './traffic/call-log';
import type { Throttle } from './traffic/throttle';
import type { WireRequest, WireResponse } from './wire';

export interface Reply {
  response: WireResponse;
  /** A fault that the transport has to act out on the response. */
  spoil: FaultEffect | undefined;
}

export interface EngineParts {
  directory: Directory;
  catalog: Catalog;
  faults: FaultBook;
  calls: CallLog;
  throttle: Throttle;
  /** What 'now' is for requests that do not ask about an instant. */
  clock: () => Date;
  /** What issued credentials expire by: never the sample clock, since clients compare with their own. */
  wallClock: () => Date;
  /** Milliseconds that the next answer takes. */
  latency: (region: string) => number;
}

/** Answers signed AWS requests, transport apart. */
export class Engine {
  readonly #changes = new ChangeBook();

  constructor(private readonly parts: EngineParts) {}

  async answer(request: WireRequest, asOf: Date | undefined): Promise<Reply> {
    const requestId = randomUUID();
    const scope = readScope(request.headers.authorization);
    if (!scope) return plain(unservedResponse(request, 'MissingAuthenticationToken', 403, 'The request carries no signature.'));
    const loaded = await this.parts.catalog.find(scope.signingName, request);
    if (!loaded) return plain(unservedResponse(request, 'UnknownService', 501, `The sample cloud has no ${scope.signingName}.`));

    const protocol = protocols[loaded.protocol];
    const target = protocol.target(request, loaded);
    const identity = this.parts.directory.identify(scope.accessKeyId, request.headers['x-amz-security-token']);
    const names = {
      service: loaded.service.name,
      operation: target?.operation ?? 'unknown',
      region: scope.region,
      account: identity?.account.id ?? 'unknown',
    };
    const effects = this.parts.faults.effectsOn({ ...names, accessKeyId: scope.accessKeyId });
    await this.wait(effects, asOf, scope.region);

    const note = (outcome: CallOutcome) => this.parts.calls.add(names.account, names.service, names.operation, names.region, outcome);
    const spoil = effects.find(({ kind }) => kind === 'hang' || kind === 'reset') ?? effects.find(isSpoil);
    try {
      refuseByFault(effects, loaded);
      const response = await this.run({ request, scope, loaded, target, identity, asOf, effects, requestId });
      note(spoil ? 'faulted' : 'answered');
      return { response: this.dated(response), spoil };
    } catch (error) {
      const apiError = error instanceof ApiError ? error : internal(error, loaded, names.operation);
      const throttled = apiError.code === refusal('throttled', loaded.service.name, loaded.protocol).code;
      note(spoil ? 'faulted' : throttled ? 'throttled' : 'refused');
      const response = protocol.writeError(apiError, requestId, loaded.service.name);
      return { response: this.dated({ ...response, headers: { ...response.headers, ...apiError.headers } }), spoil };
    }
  }

  /** Clients set their clocks by it when ours says that they are wrong. */
  private dated(response: WireResponse): WireResponse {
    return { ...response, headers: { ...response.headers, date: this.parts.wallClock().toUTCString() } };
  }

  /** The past answers at once and without limits: it is read to make up history, not to rehearse AWS. */
  private async wait(effects: readonly FaultEffect[], asOf: Date | undefined, region: string): Promise<void> {
    const extra = effects.reduce((sum, effect) => sum + (effect.kind === 'delay' ? effect.ms : 0), 0);
    const total = (asOf ? 0 : this.parts.latency(region)) + extra;
    if (total > 0) await sleep(total);
  }

  private async run(call: Call): Promise<WireResponse> {
    const { request, loaded, target, scope, effects, requestId, asOf } = call;
    const { service, protocol } = loaded;
    const identity = this.admit(call);
    const schema = target && loaded.operations.get(target.operation);
    if (!target || !schema) throw refusal('unknownOperation', service.name, protocol);
    const { operation } = target;
    if (!asOf && !this.parts.throttle.take(identity.account.id, scope.region, service.name, operation))
      throw refusal('throttled', service.name, protocol);

    const input = protocols[protocol].readInput(request, target, schema);
    const context = this.context(identity, call, operation);
    if (service.touches && Object.hasOwn(service.touches, operation)) authorizeTouches(identity, loaded, operation, input, context);
    else authorize(identity, loaded, operation, input);
    const handler = Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
    if (!handler)
      throw refusal('unknownOperation', service.name, protocol, `The sample cloud does not answer ${service.name}:${operation}.`);

    const endless = effects.find(({ kind }) => kind === 'endless');
    const output = await runCall(
      {
        scope: `${identity.account.id}/${scope.region}/${service.name}:${operation}`,
        invalidTokenCode: refusal('invalidToken', service.name, protocol).code,
        ...(endless?.kind === 'endless' ? { endless: endless.fresh ? ('fresh' as const) : ('same' as const) } : {}),
      },
      async () => handler(input as never, context),
    );
    return protocols[protocol].writeOutput((output ?? {}) as object, schema, loaded, requestId);
  }

  /** Authentication: a known key, its signature, its expiry, and a region that the account has switched on. */
  private admit({ request, scope, loaded, identity }: Call): Identity {
    const refuse = (kind: Parameters<typeof refusal>[0]) => refusal(kind, loaded.service.name, loaded.protocol);
    if (!identity) throw refuse('unknownKey');
    if (!isSignedWith(identity.secretAccessKey, request, scope)) throw refuse('badSignature');
    if (identity.expires !== undefined && identity.expires <= this.parts.wallClock().getTime()) throw refuse('expired');
    if (isSkewed(request.headers['x-amz-date'], this.parts.wallClock())) throw refuse('skewed');
    if (!isRegionEnabled(identity, scope.region)) throw refuse('unknownKey');
    return identity;
  }

  private context(identity: Identity, { request, scope, loaded, asOf }: Call, operation: string): OperationContext {
    const { account, arn, userId } = identity;
    const now = asOf ?? this.parts.clock();
    const changes = this.#changes.of(account.id);
    return {
      account,
      state: guardState(asOf ? account.at(now) : changes.over(account.at(now), now), loaded, operation),
      changes: asOf ? null : changes,
      region: scope.region,
      now,
      accountId: account.id,
      partition: account.partition,
      origin: `http://${request.headers.host}`,
      partitionDns: account.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
      callerArn: arn,
      callerId: userId,
    };
  }
}

interface Call {
  request: WireRequest;
  scope: Scope;
  loaded: LoadedService;
  target: Target | undefined;
  identity: Identity | undefined;
  asOf: Date | undefined;
  effects: readonly FaultEffect[];
  requestId: string;
}

function plain(response: WireResponse): Reply {
  return { response, spoil: undefined };
}

const spoils: readonly string[] = ['cut', 'stall', 'malformed', 'without-list', 'wrong-type', 'odd-text', 'html', 'huge'];
const isSpoil = ({ kind }: FaultEffect): boolean => spoils.includes(kind);

function refuseByFault(effects: readonly FaultEffect[], { service, protocol }: LoadedService): void {
  for (const effect of effects) {
    if (effect.kind === 'deny') throw refusal('denied', service.name, protocol);
    if (effect.kind === 'throttle') throw refusal('throttled', service.name, protocol);
    if (effect.kind === 'expired') throw refusal('expired', service.name, protocol);
    if (effect.kind === 'error') throw new ApiError(effect.code, effect.status, effect.message ?? 'A scripted fault.');
  }
}

function internal(error: unknown, { service, protocol }: LoadedService, operation: string): ApiError {
  // A handler's mistake, not the client's: say it where the developer looks.
  console.error(`sample cloud: ${service.name}:${operation} failed:`, error);
  return refusal('internal', service.name, protocol);
}
