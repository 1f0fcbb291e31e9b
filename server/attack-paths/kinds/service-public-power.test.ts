import { tryKind } from '../testing/try-kind';
import { admin, allow, anywhere, group, network, role, service } from '../testing/world';
import { servicePublicPower } from './service-public-power';

const open = service({ assignPublicIp: 'ENABLED', behind: false });

tryKind(servicePublicPower, {
  bad: [...network(), ...open, group([anywhere(8080)]), role([admin])],
  good: {
    'without public addresses': [...network(), ...service({ behind: false }), group([anywhere(8080)]), role([admin])],
    'with a closed security group': [...network(), ...open, group([]), role([admin])],
    'without a route to the internet': [...network({ routed: false }), ...open, group([anywhere(8080)]), role([admin])],
    'with a role that does one thing': [...network(), ...open, group([anywhere(8080)]), role([allow('sqs:SendMessage')])],
  },
  fix: /^Let only addresses that you know in on tcp 8080/,
  over: ['Internet', 'shop', 'app'],
});
