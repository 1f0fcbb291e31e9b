import { route } from '@/server/http/route';
import { rotateNotificationSecret } from '@/server/notifications/api';
import { rotateSecret } from '@/server/notifications/channels';

export const POST = route(rotateNotificationSecret, ({ actor, params }) => rotateSecret(actor, params.id));
