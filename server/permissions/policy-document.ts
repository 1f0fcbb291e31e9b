export interface PolicyStatement {
  Sid: string;
  Effect: 'Allow' | 'Deny';
  Action: readonly string[];
  Resource: '*' | readonly string[];
  Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: readonly PolicyStatement[];
}

export const policyOf = (sid: string, actions: readonly string[], effect: 'Allow' | 'Deny' = 'Allow'): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Sid: sid, Effect: effect, Action: actions, Resource: '*' }],
});

/** What a role is told to carry to see what it could not see. */
export const missingPolicy = (actions: readonly string[]): PolicyDocument => policyOf('CloudLensMissingReads', [...actions].sort());
