import { getFinding as operation } from '@/server/findings/api';
import { getFinding } from '@/server/findings/detail';
import { route } from '@/server/http/route';

export const GET = route(operation, async ({ actor, params }) => {
  const finding = await getFinding(actor, params.id);
  return { finding: { ...finding, accountId: finding.account.accountId } };
});
