/**
 * Rides along with every AssumeRole. A session policy can only subtract from the role, so it allows everything and
 * denies reading data: even a role that is far too strong cannot make us read a customer's objects, items, secrets or messages.
 * AWS refuses session policies of more than 2,048 characters.
 */
export const sessionPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    {
      Effect: 'Deny',
      Action: [
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
        'lambda:GetFunction',
        'ecr:GetDownloadUrlForLayer',
        'ecr:BatchGetImage',
        'rds-data:*',
        'athena:GetQueryResults',
      ],
      Resource: '*',
    },
  ],
});
