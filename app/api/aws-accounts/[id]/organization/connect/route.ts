import { connectAwsOrganization } from '@/server/accounts/api';
import { connectMembers } from '@/server/accounts/organization/connect-members';
import { route } from '@/server/http/route';

export const POST = route(connectAwsOrganization, ({ actor, params, body }) => connectMembers(actor, params.id, body));
