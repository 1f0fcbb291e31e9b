import { tryKind } from '../testing/try-kind';
import { admin, allow, user } from '../testing/world';
import { accessKeyPower } from './access-key-power';

const key = (lastRotated: string, active = true) => ({
  accessKeys: [{ slot: 1 as const, active, lastRotated, lastUsedDate: null, lastUsedRegion: null, lastUsedService: null }],
});

tryKind(accessKeyPower, {
  bad: [user([admin], key('2026-01-05T00:00:00Z'))],
  good: {
    'while it is young': [user([admin], key('2026-11-01T00:00:00Z'))],
    'once it is inactive': [user([admin], key('2026-01-05T00:00:00Z', false))],
    'of a user who does one thing': [user([allow('sqs:SendMessage')], key('2026-01-05T00:00:00Z'))],
  },
  fix: /Deactivate the access key/,
  over: ['Leaked credential', 'anna'],
});
