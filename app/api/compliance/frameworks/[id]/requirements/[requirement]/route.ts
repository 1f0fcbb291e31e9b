import { getRequirementByAccount as operation } from '@/server/compliance/api';
import { getRequirementByAccount } from '@/server/compliance/data';
import { route } from '@/server/http/route';

export const GET = route(operation, ({ actor, params }) => getRequirementByAccount(actor, params.id, params.requirement));
