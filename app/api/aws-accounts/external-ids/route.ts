import { issueExternalId as operation } from '@/server/accounts/api';
import { issueExternalId } from '@/server/accounts/connect/issue-external-id';
import { roleInstructions } from '@/server/accounts/connect/role-instructions';
import { route } from '@/server/http/route';

export const POST = route(operation, async ({ actor, body }) => {
  const issued = await issueExternalId(actor, body);
  const { principal, template } = await roleInstructions(issued);
  const { externalId, roleArn, expiresAt } = issued;
  return { externalId, roleArn, principal, template, expiresAt };
});
