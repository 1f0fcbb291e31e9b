import { createAttestation as operation } from '@/server/compliance/api';
import { attest } from '@/server/compliance/attestations/mutations';
import { route } from '@/server/http/route';

export const POST = route(operation, ({ actor, body }) => attest(actor, body));
