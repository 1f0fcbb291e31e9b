import type { AccountState, Sliceable, WorldAccount } from './contract';
import type { ConditionKeys } from './engine/access/policy';
import type { AccountChanges } from './engine/changes';
import { currentCall } from './engine/current-call';
import { decodePageToken, encodePageToken } from './engine/page-token';

/** What an operation's handler knows beside its input: whose account, where and when. */
export interface OperationContext {
  account: WorldAccount;
  /**
   * The account at the instant that the caller asked about. `find` throws the service's denial for a resource that
   * refuses the running operation, so ask it for the very resource that an operation is about.
   */
  state: AccountState;
  /** What callers have changed; `state` shows it already. null: the past is asked about, where nothing can be changed. */
  changes: AccountChanges | null;
  /** The region of the request's signature. */
  region: string;
  now: Date;
  accountId: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  partition: string;
  /** The DNS suffix of the partition: `amazonaws.com` or `amazonaws.com.cn`. */
  partitionDns: string;
  /** Where this cloud is reached, as in `http://127.0.0.1:4566`: for addresses that answers hold. */
  origin: string;
  /** Who calls, as an ARN (an assumed role's session or a user). */
  callerArn: string;
  /** The caller's unique id, such as `AROA…:session`. */
  callerId: string;
}

/** An error that the caller shall see as AWS's own: `code` becomes the SDK's `error.name`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    /** Response headers beside the body, such as S3's `x-amz-bucket-region`. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

interface CommandShape<I, O> {
  input: I;
  resolveMiddleware: (...parameters: never[]) => (...parameters: never[]) => Promise<{ output: O }>;
}

type CommandOf<M, N extends string> = `${N}Command` extends keyof M
  ? M[`${N}Command`] extends abstract new (
      ...parameters: never[]
    ) => infer C
    ? C
    : never
  : never;

/** The operations of a client package, by the names of its commands: `DescribeInstances`, … */
export type OperationsOf<M> = { [K in keyof M]: K extends `${infer N}Command` ? (N extends '$' ? never : N) : never }[keyof M];

/** The SDK's own input of an operation. */
export type InputOf<M, N extends string> = CommandOf<M, N> extends CommandShape<infer I, unknown> ? I : never;

/** The SDK's own output of an operation, without what the client adds. */
export type OutputOf<M, N extends string> = CommandOf<M, N> extends CommandShape<unknown, infer O> ? Omit<O, '$metadata'> : never;

/** A thing that an operation acts on: what IAM is asked about, once for each. */
export interface Touch {
  /** The IAM action. */
  action: string;
  arn: string;
  keys?: ConditionKeys;
}

/** Answers one operation from the account's state; throws `ApiError` to refuse. */
export type Operation<I = never, O = unknown> = (input: I, context: OperationContext) => O | Promise<O>;

export interface SampleService {
  /** Our name of the service, which faults, limits and call counts go by: `ec2`, `s3`, `s3control`, `cloudwatch`, … */
  name: string;
  /** The service in the signature's credential scope: `ec2`, `s3` (for `s3control` too), `monitoring`, … */
  signingName: string;
  /** The prefix of its IAM actions where that is not `name`. */
  iamPrefix?: string;
  /** The client package: its schemas say how to read inputs and write outputs. */
  schemas: () => Promise<object>;
  operations: Readonly<Record<string, Operation>>;
  /** For operations that change things: all that they act on. Every other is asked about by its own name alone. */
  touches?: Readonly<Record<string, (input: never, context: OperationContext) => readonly Touch[]>>;
}

interface ServiceDefinition<M extends object> extends Omit<SampleService, 'schemas' | 'operations' | 'touches'> {
  schemas: () => Promise<M>;
  touches?: { readonly [N in OperationsOf<M> & string]?: (input: InputOf<M, N>, context: OperationContext) => readonly Touch[] };
  operations: { readonly [N in OperationsOf<M> & string]?: Operation<InputOf<M, N>, OutputOf<M, N>> };
}

/**
 * Declares a service of the sample cloud. Handlers take and return the SDK's own types; an operation without a handler
 * answers like AWS does to one it does not know.
 */
export function defineService<M extends object>(definition: ServiceDefinition<M>): SampleService {
  return definition as SampleService;
}

/**
 * One page of a listing. Tokens are opaque and bound to the operation, account and region of the running call: any
 * other is refused with the service's own error. `next` is undefined on the last page.
 */
export function page<T>(
  items: Sliceable<T> | readonly T[],
  token: string | undefined,
  size: number,
): { items: readonly T[]; next: string | undefined } {
  const call = currentCall();
  if (call.endless) return { items: items.slice(0, Math.max(1, size)), next: encodePageToken(endlessOffset(call.endless), call) };
  const start = token === undefined ? 0 : decodePageToken(token, call);
  if (start === undefined) throw new ApiError(call.invalidTokenCode, 400, 'The pagination token is not valid.');
  const end = Math.min(start + Math.max(1, size), items.length);
  return { items: items.slice(start, end), next: end < items.length ? encodePageToken(end, call) : undefined };
}

let endlessPages = 0;

function endlessOffset(kind: 'same' | 'fresh'): number {
  endlessPages += 1;
  return kind === 'same' ? 1 : endlessPages;
}
