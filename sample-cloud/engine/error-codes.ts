import { ApiError } from '../define-service';
import type { ProtocolName } from './load-service';

/** What a service answers before an operation runs. */
export type Refusal =
  | 'denied'
  | 'throttled'
  | 'unknownKey'
  | 'expired'
  | 'badSignature'
  | 'skewed'
  | 'unsigned'
  | 'unknownOperation'
  | 'invalidToken'
  | 'internal';

type Codes = Readonly<Record<Refusal, readonly [code: string, status: number]>>;

const query: Codes = {
  denied: ['AccessDenied', 403],
  throttled: ['Throttling', 400],
  unknownKey: ['InvalidClientTokenId', 403],
  expired: ['ExpiredToken', 403],
  badSignature: ['SignatureDoesNotMatch', 403],
  skewed: ['SignatureDoesNotMatch', 403],
  unsigned: ['MissingAuthenticationToken', 403],
  unknownOperation: ['InvalidAction', 400],
  invalidToken: ['ValidationError', 400],
  internal: ['InternalFailure', 500],
};

const json: Codes = {
  denied: ['AccessDeniedException', 400],
  throttled: ['ThrottlingException', 400],
  unknownKey: ['UnrecognizedClientException', 400],
  expired: ['ExpiredTokenException', 400],
  badSignature: ['InvalidSignatureException', 400],
  skewed: ['InvalidSignatureException', 400],
  unsigned: ['MissingAuthenticationTokenException', 400],
  unknownOperation: ['UnknownOperationException', 400],
  invalidToken: ['InvalidNextTokenException', 400],
  internal: ['InternalFailure', 500],
};

// As the API references and the common errors of each protocol name them.
const byProtocol: Readonly<Record<ProtocolName, Codes>> = {
  awsQuery: query,
  ec2Query: {
    ...query,
    denied: ['UnauthorizedOperation', 403],
    throttled: ['RequestLimitExceeded', 503],
    unknownKey: ['AuthFailure', 401],
    expired: ['RequestExpired', 400],
    badSignature: ['AuthFailure', 401],
    skewed: ['RequestExpired', 400],
    invalidToken: ['InvalidParameterValue', 400],
    internal: ['InternalError', 500],
  },
  awsJson1_0: json,
  awsJson1_1: json,
  restJson1: {
    ...json,
    denied: ['AccessDeniedException', 403],
    throttled: ['TooManyRequestsException', 429],
    unknownKey: ['UnrecognizedClientException', 403],
    expired: ['ExpiredTokenException', 403],
    badSignature: ['InvalidSignatureException', 403],
    skewed: ['InvalidSignatureException', 403],
    unsigned: ['MissingAuthenticationTokenException', 403],
    unknownOperation: ['UnknownOperationException', 404],
    invalidToken: ['InvalidParameterValueException', 400],
    internal: ['ServiceException', 500],
  },
  restXml: {
    ...query,
    throttled: ['SlowDown', 503],
    unknownKey: ['InvalidAccessKeyId', 403],
    skewed: ['RequestTimeTooSkewed', 403],
    expired: ['ExpiredToken', 400],
    unsigned: ['AccessDenied', 403],
    unknownOperation: ['NotImplemented', 501],
    invalidToken: ['InvalidArgument', 400],
    internal: ['InternalError', 500],
  },
};

const byService: Readonly<Record<string, Partial<Codes>>> = {
  account: { invalidToken: ['ValidationException', 400] },
  budgets: { throttled: ['ThrottlingException', 400], invalidToken: ['InvalidNextTokenException', 400] },
  ce: { throttled: ['LimitExceededException', 400] },
  kms: { invalidToken: ['InvalidMarkerException', 400] },
  rds: { invalidToken: ['InvalidParameterValue', 400] },
};

const sentences: Readonly<Record<Refusal, string>> = {
  denied: 'The caller may not do this.',
  throttled: 'Rate exceeded.',
  unknownKey: 'The access key is not known here.',
  expired: 'The security token has expired.',
  badSignature: 'The signature does not fit the request and the secret key.',
  skewed: 'The time of the request is more than fifteen minutes away from ours.',
  unsigned: 'The request carries no signature.',
  unknownOperation: 'There is no such operation.',
  invalidToken: 'The pagination token is not valid.',
  internal: 'Something went wrong inside.',
};

/** The refusal in the code and status that this very service uses. */
export function refusal(kind: Refusal, service: string, protocol: ProtocolName, message = sentences[kind]): ApiError {
  const [code, status] = byService[service]?.[kind] ?? byProtocol[protocol][kind];
  return new ApiError(code, status, message);
}
