import { route } from '@/server/http/route';
import { deleteCheckSetting, putCheckSetting } from '@/server/scope/api';
import { clearCheckSetting, saveCheckSetting } from '@/server/scope/mutations';

export const dynamic = 'force-dynamic';

export const PUT = route(putCheckSetting, async ({ actor, params: { service, name }, body: { accountId, ...input } }) => {
  const { enabled, parameters, reason, owner, expiresAt, by, at } = await saveCheckSetting(actor, `${service}/${name}`, accountId, input);
  return {
    setting: {
      enabled: enabled ?? null,
      parameters: parameters ?? {},
      reason: reason ?? null,
      owner: owner ?? null,
      expiresAt: expiresAt ?? null,
      by,
      at,
    },
  };
});

export const DELETE = route(deleteCheckSetting, ({ actor, params: { service, name }, query }) =>
  clearCheckSetting(actor, `${service}/${name}`, query.accountId),
);
