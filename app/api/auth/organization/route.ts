import { route } from '@/server/http/route';
import { organization } from '@/server/identity/api';
import { getOrganization } from '@/server/identity/data';
import { organizationView } from '@/server/identity/views';

export const dynamic = 'force-dynamic';

export const GET = route(organization, async ({ actor }) => ({ organization: organizationView(await getOrganization(actor)) }));
