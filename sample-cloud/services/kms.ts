import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { inRegion, pageSize } from './listing';
import { mend } from './operate/mend';

function allKeys(context: OperationContext) {
  const keys = inRegion(context, 'AWS::KMS::Key');
  return keys.slice(0, keys.length);
}

/** A key by id, ARN or alias. */
function keyOf(wanted = '', context: OperationContext): WorldResource<'AWS::KMS::Key'> {
  const alias = wanted.slice(Math.max(0, wanted.indexOf('alias/')));
  const found = alias.startsWith('alias/')
    ? allKeys(context).find(({ data }) => data.aliases.includes(alias))
    : context.state.find('AWS::KMS::Key', context.region, wanted);
  if (!found) throw new ApiError('NotFoundException', 400, `Key '${wanted}' does not exist`);
  return found;
}

/** KMS: the keys of a region, AWS's own among them. */
export const kms = defineService({
  name: 'kms',
  signingName: 'kms',
  schemas: () => import('@aws-sdk/client-kms'),
  operations: {
    ListKeys(input, context) {
      const found = page(
        inRegion(context, 'AWS::KMS::Key'),
        input.Marker,
        pageSize(input.Limit, { most: 1000, usual: 100 }, 'ValidationException'),
      );
      return {
        Keys: found.items.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })),
        NextMarker: found.next,
        Truncated: found.next !== undefined,
      };
    },
    ListAliases(input, context) {
      const keys = input.KeyId ? [keyOf(input.KeyId, context)] : allKeys(context);
      const aliases = keys.flatMap(({ id, data }) =>
        data.aliases.map((AliasName) => ({
          AliasName,
          AliasArn: `arn:${context.partition}:kms:${context.region}:${context.accountId}:${AliasName}`,
          TargetKeyId: id,
          CreationDate: data.CreationDate,
          LastUpdatedDate: data.CreationDate,
        })),
      );
      const found = page(aliases, input.Marker, pageSize(input.Limit, { most: 100, usual: 50 }, 'ValidationException'));
      return { Aliases: [...found.items], NextMarker: found.next, Truncated: found.next !== undefined };
    },
    DescribeKey({ KeyId }, context) {
      const { aliases: _, rotation: __, policy: ___, ...metadata } = keyOf(KeyId, context).data;
      return { KeyMetadata: metadata };
    },
    GetKeyPolicy({ KeyId, PolicyName = 'default' }, context) {
      const { policy } = keyOf(KeyId, context).data;
      if (PolicyName !== 'default' || !policy) throw new ApiError('NotFoundException', 400, 'No such policy exists');
      return { Policy: policy, PolicyName };
    },
    GetKeyRotationStatus({ KeyId }, context) {
      const { arn, id, data } = keyOf(KeyId, context);
      if (!data.rotation) throw new ApiError('UnsupportedOperationException', 400, `${arn} does not support rotation.`);
      const { enabled, periodInDays } = data.rotation;
      return {
        KeyId: id,
        KeyRotationEnabled: enabled && data.KeyState !== 'PendingDeletion',
        ...(enabled && { RotationPeriodInDays: periodInDays }),
      };
    },
    EnableKeyRotation({ KeyId, RotationPeriodInDays = 365 }, context) {
      const key = keyOf(KeyId, context);
      if (!key.data.rotation) throw new ApiError('UnsupportedOperationException', 400, `${key.arn} does not support rotation.`);
      const rotation = { ...key.data.rotation, enabled: true, periodInDays: RotationPeriodInDays };
      mend(key, { rotation }, context);
      return {};
    },
    ListResourceTags({ KeyId, Limit, Marker }, context) {
      const tags = Object.entries(keyOf(KeyId, context).tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
      const found = page(tags, Marker, pageSize(Limit, { most: 50 }, 'ValidationException'));
      return { Tags: [...found.items], NextMarker: found.next, Truncated: found.next !== undefined };
    },
  },
});
