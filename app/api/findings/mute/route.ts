import { muteFindings as operation } from '@/server/findings/api';
import { muteFindings } from '@/server/findings/mutations';
import { route } from '@/server/http/route';

export const POST = route(operation, ({ actor, body }) => muteFindings(actor, body));
