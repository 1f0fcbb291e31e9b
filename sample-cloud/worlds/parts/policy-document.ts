export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: '*' | { AWS?: string | string[]; Service?: string | string[]; Federated?: string };
  Action: string | string[];
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** A policy document as JSON text. */
export function policyText(...statements: readonly Statement[]): string {
  const usualOrder = statements.map(({ Sid, Effect, Principal, Action, Resource, Condition }) => ({
    Sid,
    Effect,
    Principal,
    Action,
    Resource,
    Condition,
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement: usualOrder });
}

/** Refuses everything that does not come over TLS. */
export function tlsOnly(bucket: string): Statement {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

export const assumedBy = {
  service: (...names: readonly string[]): Statement => ({
    Effect: 'Allow',
    Principal: { Service: names.map((name) => `${name}.amazonaws.com`) },
    Action: 'sts:AssumeRole',
  }),
  /** An account, with an external id if it asks for one. */
  account: (id: string, externalId?: string): Statement => ({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${id}:root` },
    Action: 'sts:AssumeRole',
    ...(externalId && { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
  }),
  /** A service, but only on behalf of this account. */
  serviceFor: (account: string, name: string): Statement => ({
    Effect: 'Allow',
    Principal: { Service: `${name}.amazonaws.com` },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  }),
};

export function can(action: string | string[], resource: string | string[] = '*'): Statement {
  return { Effect: 'Allow', Action: action, Resource: resource };
}
