import type { ForwarderSettings } from './schema';

interface Statement {
  Effect: 'Allow';
  Action: string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** What a role must be allowed for a forwarder, and all that its session may do while it runs. */
function statementsOf(settings: ForwarderSettings, partition: string): Statement[] {
  if (settings.kind === 'security-hub')
    return [
      { Effect: 'Allow', Action: ['securityhub:BatchImportFindings'], Resource: `arn:${partition}:securityhub:*:*:product/*/default` },
    ];
  return [
    {
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:AbortMultipartUpload'],
      Resource: `arn:${partition}:s3:::${settings.bucket}/${settings.prefix}*`,
    },
    {
      // Buckets that encrypt with a key of the customer's; the key's own policy decides as well.
      Effect: 'Allow',
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: '*',
      Condition: {
        StringEquals: { 'kms:ViaService': `s3.${settings.region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}` },
      },
    },
  ];
}

/** As JSON, for AssumeRole. */
export const forwardingSessionPolicy = (settings: ForwarderSettings, partition: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statementsOf(settings, partition) });

/** As JSON to be read and attached to the role. */
export const forwardingRolePolicy = (settings: ForwarderSettings, partition: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statementsOf(settings, partition) }, null, 2);
