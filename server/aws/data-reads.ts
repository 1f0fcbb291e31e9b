/**
 * IAM actions that read what customers store, not how it is set up. Every session and the role itself deny them: even a role that is
 * far too strong cannot make us read objects, items, secrets, messages, logs or code. Some of them an admin may open for an account:
 * `deep-reads.ts`.
 */
export const dataReads: readonly string[] = [
  's3:GetObject*',
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:PartiQL*',
  'secretsmanager:GetSecretValue',
  'secretsmanager:BatchGetSecretValue',
  'ssm:GetParameter*',
  'kms:Decrypt',
  'kms:ReEncrypt*',
  'kms:GenerateDataKey*',
  'sqs:ReceiveMessage',
  'kinesis:Get*',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:GetLogRecord',
  'logs:StartQuery',
  'logs:GetQueryResults',
  'logs:StartLiveTail',
  'lambda:GetFunction',
  'lambda:GetLayerVersion',
  'codecommit:GetBlob',
  'codecommit:GetFile',
  'codecommit:GetFolder',
  'codecommit:GitPull',
  'ecr:GetDownloadUrlForLayer',
  'ecr:BatchGetImage',
  'rds:DownloadDBLogFilePortion',
  'rds-data:*',
  'athena:GetQueryResults',
];

/**
 * API Gateway knows one IAM action for all reads, and by it gives out the keys of callers: denied on these paths wherever reading
 * data is denied. Source: Service Authorization Reference, API Gateway Management.
 */
export const callerKeys = {
  action: 'apigateway:GET',
  resources: ['arn:*:apigateway:*::/apikeys*', 'arn:*:apigateway:*::/usageplans/*/keys*'],
} as const;
