import { tryKind } from '../testing/try-kind';
import { admin, allow, user } from '../testing/world';
import { userPasswordPower } from './user-password-power';

tryKind(userPasswordPower, {
  bad: [user([admin], { passwordEnabled: true })],
  good: {
    'with a second factor': [user([admin], { passwordEnabled: true, mfaActive: true })],
    'without a password': [user([admin], {})],
    'of a user who does one thing': [user([allow('sqs:SendMessage')], { passwordEnabled: true })],
  },
  fix: /second factor/,
  over: ['Leaked credential', 'anna'],
});
