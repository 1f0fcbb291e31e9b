import type { z } from 'zod';
import type { ErrorCode } from '../errors';
import type { Permission } from '../identity/permissions';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Which budget a call costs besides the caller's general one; `none` only for probes. */
export type Limit = 'standard' | 'expensive' | 'none';

/** What the caller must be allowed; `signed-in`: anybody we know; `public`: anybody. */
export type Access = Permission | 'signed-in' | 'public';

type Produced =
  | 'text/csv'
  | 'application/yaml'
  | 'text/event-stream'
  | 'text/plain'
  | 'text/html'
  | 'application/json'
  | 'application/pdf'
  | 'application/sarif+json';

type Shape = z.ZodObject | undefined;

/**
 * One call of the API as data: what routes parse by, and what OpenAPI and clients are made from. Kept in `api.ts` of its domain,
 * apart from the handler, so that it imports nothing but schemas.
 */
export interface Operation<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Answer extends z.ZodType = z.ZodType,
  Who extends Access = Access,
> {
  /** camelCase verb and noun, unique: `listScans`. */
  readonly id: string;
  readonly method: Method;
  /** With `{name}` for parameters: `/api/scans/{id}`. */
  readonly path: string;
  /** A sentence without a full stop. */
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly permission: Who;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /**
   * The handler gets the bytes of the body, unparsed, to check a signature over them before it reads them; `body` is then only
   * the description. Such a call is not limited by caller: what is not signed costs nothing but the check.
   */
  readonly signedBody?: boolean;
  /** Where a body may be larger than the 1 MB that all others have. */
  readonly maximumBodyBytes?: number;
  /** Schema of `data` in the envelope (of the whole answer when `envelope` is false). */
  readonly response: Answer;
  /** Default 200. */
  readonly status?: number;
  /** Other good answers that a handler may give by `reply(data, { status })`, with their meaning. */
  readonly alsoAnswers?: Readonly<Record<number, string>>;
  /** Open to sessions that still lack the second factor which their organization demands. */
  readonly withoutSecondFactor?: boolean;
  readonly limit?: Limit;
  /** Beyond those that every call has (bad input, sign-in, permission, limits, our own failure). */
  readonly errors?: readonly ErrorCode[];
  readonly examples?: { readonly body?: unknown; readonly response?: unknown };
  /** For writes: the audit action that a success must leave, as in `scan.start`. */
  readonly audit?: string;
  /** The call may find that there is nothing to do, and then leaves no row. */
  readonly auditIfChanged?: boolean;
  /** Repeats with the same Idempotency-Key get the first answer again. Not for answers with secrets: the answer is stored. */
  readonly idempotent?: boolean;
  /** false: the answer stands alone (health probes, OpenAPI). */
  readonly envelope?: boolean;
  /** Media types of JSON that the body may have instead of application/json. */
  readonly consumes?: readonly string[];
  /** Other media types than JSON in the envelope; the handler then answers with a Response of its own. */
  readonly produces?: Produced | readonly Produced[];
}

/** Declares an operation; keeps the schemas' types for the handler. */
export function defineOperation<
  Answer extends z.ZodType,
  const Who extends Access,
  Params extends Shape = undefined,
  Query extends Shape = undefined,
  Body extends z.ZodType | undefined = undefined,
>(operation: Operation<Params, Query, Body, Answer, Who>): Operation<Params, Query, Body, Answer, Who> {
  return operation;
}

export const isWrite = (method: Method): boolean => method !== 'GET';
