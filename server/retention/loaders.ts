import { requirePageActor } from '@/server/identity/page-actor';
import { getRetention } from './data';
import type { Retention } from './schema';

export const loadRetention = async (): Promise<Retention> => getRetention(await requirePageActor());
