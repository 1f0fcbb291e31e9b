/** An AWS API operation as `<service>:<Operation>`, e.g. `s3:GetBucketPolicy`. The service is our collector's name. */
export type OperationName = `${string}:${string}`;
