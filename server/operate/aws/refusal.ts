import type { AwsError } from '@/server/aws/errors';
import { explainEntry } from '@/server/aws/explain';
import { AppError } from '@/server/errors';
import { operateTag } from '@/server/permissions/operate-policy';
import { missingPolicy } from '@/server/permissions/policy-document';

/** What an action is about, for sentences. */
export interface About {
  /** `i-0abc` or the name of a template. */
  what: string;
  region: string;
  onlyTagged: boolean;
}

/** Errors after which nobody knows whether AWS did it: no answer, or one that could not be read. */
export const isUncertain = ({ kind, code }: AwsError): boolean =>
  kind === 'unreachable' || kind === 'malformed' || /^(InternalError|InternalFailure|ServiceUnavailable|Unavailable|HTTP 5)/.test(code);

const entryOperation = (error: AwsError): boolean => {
  const { name } = (error.cause ?? {}) as { name?: string };
  return name === 'AccessDenied' || error.kind === 'expired';
};

/** AWS's codes that people meet, and what they mean (EC2 API reference, error codes). */
const sentences: readonly (readonly [RegExp, (about: About) => string])[] = [
  [
    /^IncorrectInstanceState|^IncorrectState/,
    ({ what }) => `${what} is in a state from which AWS does not do this. Look at its state, then try again.`,
  ],
  [
    /^OperationNotPermitted/,
    ({ what }) => `${what} is protected: AWS refuses until its termination or stop protection is switched off in EC2.`,
  ],
  [
    /^UnsupportedOperation|^UnsupportedHibernation/,
    ({ what }) => `AWS does not do this with ${what}: instances of its kind cannot be stopped or started.`,
  ],
  [
    /^InsufficientInstanceCapacity/,
    ({ region }) => `AWS has no room for this instance type in ${region} right now. Try later, another subnet or another type.`,
  ],
  [
    /^(InstanceLimitExceeded|VcpuLimitExceeded|MaxSpotInstanceCountExceeded)/,
    ({ region }) => `The AWS account’s own quota of instances in ${region} is used up. Ask AWS for more, or launch fewer.`,
  ],
  [/^InvalidSubnet/, () => 'The subnet is not in this region of the account, or has no free address left.'],
  [/^InvalidAMIID/, () => 'The template’s image is not there, or not shared with this account.'],
  [/^InvalidKeyPair/, () => 'The template’s key pair is not in this region.'],
  [/^Invalid(GroupId|SecurityGroup)/, () => 'A security group of the template is not in this region, or of another network.'],
  [/^InvalidLaunchTemplateName.AlreadyExists/, ({ what }) => `There is a launch template called ${what} already: choose another name.`],
  [/^InvalidLaunchTemplateId.VersionNotFound/, () => 'The launch template has no such version.'],
  [/^IdempotentParameterMismatch/, () => 'This token was used with another request: make a new one.'],
  [/^MissingParameter/, () => 'The launch template lacks something that AWS needs, an image for example. Add a version that names it.'],
];

const conflicts = /^(IncorrectInstanceState|IncorrectState|IdempotentParameterMismatch|InvalidLaunchTemplateName.AlreadyExists)/;

function sentenceFor(error: AwsError, about: About): string {
  const { operation, code } = error;
  const known = sentences.find(([pattern]) => pattern.test(code));
  if (known) return known[1](about);
  const { what, region, onlyTagged } = about;
  switch (error.kind) {
    case 'denied':
      return `The operator role may not call ${operation} on ${what} in ${region}. Allow it this action${onlyTagged ? `, or give the instance the tag ${operateTag.key}=${operateTag.value}` : ''}; if it is allowed, a boundary or a policy of the organization refuses it.`;
    case 'throttled':
      return `AWS asked us to slow down, again and again (${operation} in ${region}), and did nothing. Try again in a minute.`;
    case 'gone':
      return `AWS knows no ${what} in ${region}.`;
    case 'region-disabled':
      return `The region ${region} is not enabled in this account.`;
    default:
      return `AWS answered ${operation} on ${what} in ${region} with ${code} and did nothing. Look the code up in AWS’s documentation.`;
  }
}

/** The refusal of an action, for whoever asked for it. */
export function refusalFor(error: AwsError, about: About): AppError {
  const details = { kind: error.kind, code: error.code, operation: error.operation };
  if (entryOperation(error)) {
    const { cause, next } = explainEntry(error);
    return new AppError('ROLE_NOT_ASSUMABLE', `The operator role did not let us in. ${cause} ${next}`, details, { cause: error });
  }
  if (isUncertain(error))
    return new AppError(
      'UNAVAILABLE',
      `No answer came back from AWS, so whether it did this to ${about.what} is not known. Look at its state first; a repeat under the same token is not done twice.`,
      { ...details, outcome: 'unknown', retryAfterSeconds: 10 },
      { cause: error },
    );
  const message = sentenceFor(error, about);
  if (error.kind === 'throttled') return new AppError('UNAVAILABLE', message, { ...details, retryAfterSeconds: 60 }, { cause: error });
  if (error.kind === 'gone' && !/VersionNotFound|InvalidSubnet|InvalidAMIID|InvalidKeyPair|InvalidGroup/.test(error.code))
    return new AppError('NOT_FOUND', message, details, { cause: error });
  if (conflicts.test(error.code)) return new AppError('CONFLICT', message, details, { cause: error });
  const missing = error.kind === 'denied' ? { actions: [error.operation], policy: missingPolicy([error.operation]) } : {};
  return new AppError('UNPROCESSABLE', message, { ...details, ...missing }, { cause: error });
}
