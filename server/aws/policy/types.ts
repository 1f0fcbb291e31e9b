/** A parsed policy document. Fields are lists whatever the author wrote; `null` where the element is absent. */
export interface Policy {
  version: string | null;
  statements: readonly Statement[];
}

export interface Statement {
  /** The `Sid`, else `#1`, `#2`, … by position: how evidence names it. */
  label: string;
  effect: 'Allow' | 'Deny';
  principals: readonly Principal[] | null;
  notPrincipals: readonly Principal[] | null;
  actions: readonly string[] | null;
  notActions: readonly string[] | null;
  resources: readonly string[] | null;
  notResources: readonly string[] | null;
  /** All must hold. */
  conditions: readonly Condition[];
}

export interface Principal {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`; a bare `"*"` is `AWS`, its equal. */
  type: string;
  value: string;
}

/** `StringEqualsIfExists: { 'aws:SourceAccount': […] }` as `operator: 'stringequals', ifExists: true, key: 'aws:sourceaccount'`. */
export interface Condition {
  operator: string;
  set: 'any' | 'all' | null;
  ifExists: boolean;
  key: string;
  /** One of them must match (for a negated operator: none). */
  values: readonly string[];
  /** As the author wrote it, for evidence. */
  text: string;
}

/** Whose resource it is. */
export interface Owner {
  account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  partition: string;
  /** Other accounts of the same owner (numbers, and S3's canonical user ids): grants to them are not reported. */
  trustedAccounts?: readonly string[];
}
