/** Who may enter the role. */
export interface TrustInput {
  /** Our own identity in AWS, one role or user; null while this installation has none. */
  principal: string | null;
  externalId: string;
}

/** Stands where our identity would stand. */
export const principalPlaceholder = '<ARN of the AWS identity that runs CloudLens>';

export interface TrustPolicy {
  Version: '2012-10-17';
  Statement: readonly {
    Effect: 'Allow';
    Principal: { AWS: string };
    Action: 'sts:AssumeRole';
    Condition: { StringEquals: { 'sts:ExternalId': string } };
  }[];
}

/** Lets in one named principal, and only with exactly this external id. */
export const trustPolicy = ({ principal, externalId }: TrustInput): TrustPolicy => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: principal ?? principalPlaceholder },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': externalId } },
    },
  ],
});
