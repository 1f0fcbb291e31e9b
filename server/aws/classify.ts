import { AwsError, type AwsErrorKind } from './errors';
import type { OperationName } from './operation';

const denied = /^(Client\.)?(AccessDenied|UnauthorizedOperation|AuthorizationError|NotAuthorized|Unauthorized|Forbidden|ExplicitDeny)/i;
const throttled =
  /^(Client\.)?(Throttl|RequestThrottled|RequestLimitExceeded|TooManyRequests|SlowDown|EC2ThrottledException|BandwidthLimitExceeded|PriorRequestNotComplete|ProvisionedThroughputExceeded|TransactionInProgress)/i;
const expired = /^(ExpiredToken|RequestExpired|TokenRefreshRequired|CredentialsProviderError|InvalidToken)/i;
const regionDisabled =
  /^(OptInRequired|RegionDisabled|UnrecognizedClient|InvalidClientTokenId|AuthFailure|IllegalLocationConstraint|PermanentRedirect)/i;
/** AWS could not even tell who asks: nobody's policy has said no, though the status is 403 as well. */
const unauthenticated =
  /^(SignatureDoesNotMatch|IncompleteSignature|InvalidSignature|MissingAuthenticationToken|RequestTimeTooSkewed|RequestInTheFuture)/i;
const gone = /(^NoSuch(AccessPoint|Bucket|Entity|Key|Upload)|NotFound|DoesNotExist|^ResourceNotFound|\.NotFound)/i;
const unreachable =
  /^(TimeoutError|AbortError|NetworkingError|ECONN|ENOTFOUND|EPIPE|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME_MISMATCH|UND_ERR)/i;
const malformed = /^(SyntaxError|TypeError|RangeError|DeserializationError|InvalidXml|Unparsable|AnswerTooLarge)/i;

interface SdkError {
  name?: string;
  code?: string;
  Code?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
}

const isSuccess = (status: number | undefined) => status !== undefined && status >= 200 && status < 300;

function kindOf(codes: readonly string[], status: number | undefined, message: string): AwsErrorKind {
  const any = (pattern: RegExp) => codes.some((code) => pattern.test(code));
  if (any(throttled) || status === 429) return 'throttled';
  if (any(denied)) return 'denied';
  if (any(expired)) return 'expired';
  if (any(regionDisabled)) return 'region-disabled';
  if (any(unreachable)) return 'unreachable';
  if (any(malformed)) return 'malformed';
  if (any(gone)) return 'gone';
  // CloudFormation says 'ValidationError' for a stack that is no more.
  if (any(/^ValidationError$/) && /does not exist/i.test(message)) return 'gone';
  if (any(unauthenticated)) return 'failed';
  if (status === 403) return 'denied';
  // AWS said yes, and what it said could not be read.
  if (isSuccess(status)) return 'malformed';
  return 'failed';
}

/**
 * Names what a failed call means. Idempotent for `AwsError`. Never throws.
 * The codes are those of the services' API references and of the SDK's own transport errors.
 */
export function toAwsError(error: unknown, operation: OperationName, region: string): AwsError {
  if (error instanceof AwsError) return error;
  const sdk = (error ?? {}) as SdkError;
  const codes = [sdk.Code, sdk.code, sdk.name].filter((code): code is string => typeof code === 'string' && code !== '');
  const status = sdk.$metadata?.httpStatusCode;
  const kind = kindOf(codes, status, sdk.message ?? '');
  const code =
    codes.find((each) => each !== 'Error' && each !== 'UnknownError' && each !== 'Unknown') ??
    (isSuccess(status) ? 'Unparsable' : status ? `HTTP ${status}` : 'Unknown');
  return new AwsError(kind, operation, region, code.slice(0, 80), { cause: error });
}
