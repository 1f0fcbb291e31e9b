import { withdrawAttestation as operation } from '@/server/compliance/api';
import { withdrawAttestation } from '@/server/compliance/attestations/mutations';
import { route } from '@/server/http/route';

export const POST = route(operation, ({ actor, params }) => withdrawAttestation(actor, params.id));
