import type { AwsError } from './errors';

/**
 * Why an account could not be entered, as far as AWS says. `trust-refused` is the one that proves something: the role's side said
 * no. AWS does not tell a role that is missing from one that does not trust us, on purpose.
 */
export type EntryReason =
  | 'trust-refused'
  | 'trust-denies'
  | 'scp'
  | 'rcp'
  | 'own-permission'
  | 'own-boundary'
  | 'endpoint-policy'
  | 'no-credentials'
  | 'own-key-unknown'
  | 'own-signature'
  | 'own-session-expired'
  | 'clock'
  | 'sts-region'
  | 'account-closed'
  | 'account-pending'
  | 'bad-arn'
  | 'session-too-long'
  | 'session-policy-too-large'
  | 'session-policy-malformed'
  | 'throttled'
  | 'tls'
  | 'name-not-found'
  | 'connection-refused'
  | 'proxy'
  | 'timeout'
  | 'unreadable'
  | 'aws-failure'
  | 'not-aws'
  | 'other';

export interface Explanation {
  reason: EntryReason;
  /** What happened, a sentence. */
  cause: string;
  /** What to do about it, a sentence. */
  next: string;
}

interface Rule extends Explanation {
  /** AWS's or the transport's error code. */
  code?: RegExp;
  /** AWS's own text, which is looked at and never shown. */
  text?: RegExp;
  kind?: AwsError['kind'];
}

/** The first rule that fits tells the story. Codes: the STS API reference (AssumeRole, common errors), Node's and the SDK's transport. */
const rules: readonly Rule[] = [
  {
    reason: 'scp',
    code: /^AccessDenied/,
    text: /service control policy/i,
    cause: 'A service control policy of an AWS organization forbids assuming the role.',
    next: 'Ask whoever runs the organization to exempt sts:AssumeRole for our principal and the role’s reads.',
  },
  {
    reason: 'rcp',
    code: /^AccessDenied/,
    text: /resource control policy/i,
    cause: 'A resource control policy of the account’s organization keeps principals from outside away.',
    next: 'Ask whoever runs the organization to exempt our principal in that policy.',
  },
  {
    reason: 'own-boundary',
    code: /^AccessDenied/,
    text: /permissions boundary|session policy/i,
    cause: 'A permissions boundary or session policy of our own AWS identity forbids assuming roles.',
    next: 'Let the operator of CloudLens allow sts:AssumeRole there.',
  },
  {
    reason: 'endpoint-policy',
    code: /^AccessDenied/,
    text: /VPC endpoint policy/i,
    cause: 'The policy of the VPC endpoint between CloudLens and STS forbids assuming the role.',
    next: 'Let the operator of CloudLens allow sts:AssumeRole in the endpoint’s policy.',
  },
  {
    reason: 'own-permission',
    code: /^AccessDenied/,
    text: /identity-based policy/i,
    cause: 'Our own AWS identity lacks the permission sts:AssumeRole for this role.',
    next: 'Let the operator of CloudLens allow sts:AssumeRole on arn:aws:iam::*:role/CloudLensScanRole to its identity.',
  },
  {
    reason: 'trust-denies',
    code: /^AccessDenied/,
    text: /explicit deny in a resource-based policy/i,
    cause: 'The role’s trust policy explicitly denies us.',
    next: 'Take the Deny statement out of it, or except our principal there.',
  },
  {
    reason: 'trust-refused',
    code: /^AccessDenied(Exception)?$/,
    cause: 'AWS refused to let us assume the role.',
    next: 'Check that it exists, that it trusts our principal, and that its external id is the one we gave you. A new role may take a minute.',
  },
  {
    reason: 'no-credentials',
    code: /^(CredentialsProviderError|MissingAuthenticationToken|NotSignedIn)/,
    cause: 'Our own AWS credentials are missing: this installation has no AWS identity.',
    next: 'Give the server one: environment variables, a profile, or a role of the machine it runs on.',
  },
  {
    reason: 'clock',
    code: /^(RequestTimeTooSkewed|RequestInTheFuture|RequestExpired)$/,
    cause: 'AWS refused our request because of its time: the clock of the server is wrong.',
    next: 'Set the server’s clock, best by NTP, and try again.',
  },
  {
    reason: 'clock',
    text: /Signature (expired|not yet current)/i,
    cause: 'AWS refused our request because of its time: the clock of the server is wrong.',
    next: 'Set the server’s clock, best by NTP, and try again.',
  },
  {
    reason: 'own-signature',
    code: /^(SignatureDoesNotMatch|IncompleteSignature|InvalidSignature\w*)$/,
    cause: 'AWS does not accept the signature of our request: the secret of our own access key is wrong, or a proxy changes requests.',
    next: 'Check AWS_SECRET_ACCESS_KEY of the server, and any proxy on the way.',
  },
  {
    reason: 'own-session-expired',
    code: /^(ExpiredToken|TokenRefreshRequired)/,
    cause: 'Our own AWS credentials have expired.',
    next: 'Sign the server in again, or give it an identity that renews itself, such as the role of its machine.',
  },
  {
    reason: 'own-key-unknown',
    code: /^(InvalidClientTokenId|UnrecognizedClient|AuthFailure|InvalidAccessKeyId|InvalidToken)/,
    cause:
      'AWS does not know our own access key: it was deleted or switched off, it is of another partition, or the region is not enabled.',
    next: 'Check the server’s own AWS identity and the account’s primary region.',
  },
  {
    reason: 'sts-region',
    code: /^RegionDisabled/,
    cause: 'STS is switched off in this region for the account.',
    next: 'Activate STS for the region in IAM’s account settings, or choose another primary region.',
  },
  {
    reason: 'account-pending',
    code: /^(OptInRequired|PendingVerification|SubscriptionRequired|NotSignedUp)/,
    cause: 'The AWS account has not finished signing up, or has not opted in to the region.',
    next: 'Finish AWS’s sign-up (payment, verification) or enable the region, then try again.',
  },
  {
    reason: 'account-closed',
    code: /^(AccountProblem|AllAccessDisabled|AccountSuspended|AccountClosed|Blocked|InactiveAccount)/,
    cause: 'The AWS account is closed or suspended.',
    next: 'Reopen it with AWS Support, or disconnect it here.',
  },
  {
    reason: 'session-too-long',
    code: /^Validation/,
    text: /DurationSeconds|MaxSessionDuration/i,
    cause: 'The role does not allow sessions of one hour.',
    next: 'Set its maximum session duration to one hour or more.',
  },
  {
    reason: 'bad-arn',
    code: /^Validation/,
    cause: 'AWS does not take the role’s ARN for one.',
    next: 'Compare the ARN with the one that IAM shows for the role.',
  },
  {
    reason: 'session-policy-too-large',
    code: /^PackedPolicyTooLarge/,
    cause: 'The session’s policy and tags together are larger than AWS allows.',
    next: 'Remove transitive session tags from the identity that CloudLens runs as.',
  },
  {
    reason: 'session-policy-malformed',
    code: /^MalformedPolicyDocument/,
    cause: 'AWS does not understand the policy that we send along with each session.',
    next: 'This is a defect of CloudLens, or of the endpoint in AWS_ENDPOINT_URL: report it.',
  },
  {
    reason: 'throttled',
    kind: 'throttled',
    cause: 'AWS asked us to slow down, again and again.',
    next: 'Wait a minute and try again.',
  },
  {
    reason: 'tls',
    code: /^(DEPTH_ZERO|SELF_SIGNED|CERT_|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME_MISMATCH)/,
    cause: 'The certificate of the AWS endpoint is not trusted: something between us and AWS opens the connection.',
    next: 'Give the server the proxy’s certificate (NODE_EXTRA_CA_CERTS), or let AWS’s addresses pass untouched.',
  },
  {
    reason: 'name-not-found',
    code: /^(ENOTFOUND|EAI_)/,
    cause: 'The name of the AWS endpoint could not be found.',
    next: 'Check the region’s name and the server’s DNS.',
  },
  {
    reason: 'connection-refused',
    code: /^(ECONN|EPIPE|EHOSTUNREACH|ENETUNREACH)/,
    cause: 'AWS could not be reached: the connection was refused or broke off.',
    next: 'Check the server’s network, firewall and proxy, then try again.',
  },
  {
    reason: 'timeout',
    code: /^(TimeoutError|ETIMEDOUT|AbortError|UND_ERR)/,
    cause: 'AWS did not answer in time.',
    next: 'Check that the server may reach AWS on port 443, then try again.',
  },
  {
    reason: 'proxy',
    code: /^HTTP (403|407|502|504)$/,
    cause: 'Something between us and AWS answered instead of AWS, as proxies do.',
    next: 'Let the server reach AWS’s addresses directly or through a proxy that passes them.',
  },
  {
    reason: 'not-aws',
    code: /^(UnknownOperation|UnknownService|InvalidAction|HTTP 404|HTTP 501|NotImplemented)/,
    cause: 'What answered is no STS.',
    next: 'Check AWS_ENDPOINT_URL of the server.',
  },
  {
    reason: 'aws-failure',
    code: /^(InternalFailure|InternalError|ServiceUnavailable|HTTP 5)/,
    cause: 'AWS itself had a failure.',
    next: 'Try again in a few minutes; AWS’s health page tells more.',
  },
  {
    reason: 'unreadable',
    kind: 'malformed',
    cause: 'The answer could not be read as one of AWS.',
    next: 'Look for a proxy between the server and AWS, then try again.',
  },
  {
    reason: 'timeout',
    kind: 'unreachable',
    cause: 'AWS could not be reached.',
    next: 'Check the server’s network, then try again.',
  },
];

/** Says what a failed way into an account means, and what to do. Never repeats AWS's own text. */
export function explainEntry(error: AwsError): Explanation {
  const text = error.cause instanceof Error ? error.cause.message : '';
  const rule = rules.find(
    (each) =>
      (each.code === undefined || each.code.test(error.code)) &&
      (each.text === undefined || each.text.test(text)) &&
      (each.kind === undefined || each.kind === error.kind),
  );
  if (!rule)
    return {
      reason: 'other',
      cause: `AWS answered with ${error.code}.`,
      next: 'Try again; if it stays, look the code up in AWS’s documentation.',
    };
  return { reason: rule.reason, cause: rule.cause, next: rule.next };
}
