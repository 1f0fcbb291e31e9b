import type { Draft } from '../draft';

/** Adds a parameter group with what somebody set in it. */
export function addParameterGroup(
  draft: Draft,
  {
    region,
    name,
    family,
    description = '',
    set,
  }: { region: string; name: string; family: string; description?: string; set: Readonly<Record<string, string>> },
): void {
  const arn = draft.arn('rds', region, `pg:${name}`);
  draft.add({
    type: 'AWS::RDS::DBParameterGroup',
    id: name,
    arn,
    region,
    tags: {},
    data: {
      DBParameterGroupName: name,
      DBParameterGroupFamily: family,
      Description: description || `Parameters of ${name}`,
      DBParameterGroupArn: arn,
      parameters: Object.entries(set).map(([ParameterName, ParameterValue]) => ({
        ParameterName,
        ParameterValue,
        Source: 'user',
        ApplyType: 'dynamic',
        DataType: /^\d+$/.test(ParameterValue) ? 'integer' : 'string',
        IsModifiable: true,
        ApplyMethod: 'immediate',
      })),
    },
  });
}

/** Adds a subscription to RDS events. Without source ids it hears of all sources of its type. */
export function addEventSubscription(
  draft: Draft,
  options: {
    region: string;
    name: string;
    created: Date;
    sourceType: string;
    categories: readonly string[];
    sourceIds?: readonly string[];
    enabled?: boolean;
  },
): void {
  const { region, name } = options;
  const arn = draft.arn('rds', region, `es:${name}`);
  draft.add({
    type: 'AWS::RDS::EventSubscription',
    id: name,
    arn,
    region,
    tags: {},
    data: {
      CustSubscriptionId: name,
      CustomerAwsId: draft.account,
      EventSubscriptionArn: arn,
      SnsTopicArn: draft.arn('sns', region, 'database-events'),
      Status: 'active',
      SubscriptionCreationTime: options.created.toISOString().replace('T', ' ').replace('Z', ''),
      SourceType: options.sourceType,
      SourceIdsList: [...(options.sourceIds ?? [])],
      EventCategoriesList: [...options.categories],
      Enabled: options.enabled ?? true,
    },
  });
}
