import type { Secret } from '@/server/collect/secretsmanager/types';
import type { Draft, Tags } from '../draft';
import { token } from '../ids';
import { policyText, type Statement } from './policy-document';

export interface SecretOptions {
  region: string;
  name: string;
  created: Date;
  kmsKeyArn?: string;
  /** Days between rotations; left out: it never rotates. */
  rotatesEvery?: number;
  /** Left out: no resource policy. */
  statements?: readonly Statement[];
  refuses?: readonly string[];
  data?: Partial<Secret>;
  tags?: Tags;
}

/** Adds a secret. */
export function addSecret(draft: Draft, options: SecretOptions): void {
  const { region, name, created, kmsKeyArn, rotatesEvery, statements, refuses, tags = {} } = options;
  const arn = draft.arn('secretsmanager', region, `secret:${name}-${token(`${draft.account}/${region}/${name}`, 6)}`);
  const rotated = draft.clock.lately(5);
  draft.add({
    type: 'AWS::SecretsManager::Secret',
    id: name,
    arn,
    region,
    tags,
    refuses,
    data: {
      ARN: arn,
      Name: name,
      CreatedDate: created,
      LastChangedDate: rotatesEvery ? rotated : created,
      ...(kmsKeyArn && { KmsKeyId: kmsKeyArn }),
      ...(rotatesEvery && {
        RotationEnabled: true,
        RotationRules: { AutomaticallyAfterDays: rotatesEvery },
        LastRotatedDate: rotated,
      }),
      policy: statements ? policyText(...statements) : null,
      ...options.data,
    },
  });
}
