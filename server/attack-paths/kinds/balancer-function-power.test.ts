import { tryKind } from '../testing/try-kind';
import { admin, allow, balancer, calledFor, functionArn, lambda, network, role, targetGroupArn } from '../testing/world';
import { balancerFunctionPower } from './balancer-function-power';

const front = [...network(), ...balancer([{ Id: `${functionArn}:live` }], { type: 'lambda' })];
const called = lambda({ policy: calledFor('elasticloadbalancing', targetGroupArn) });

tryKind(balancerFunctionPower, {
  bad: [...front, called, role([admin])],
  good: {
    'which the load balancer may not call': [...front, lambda(), role([admin])],
    'which is not registered': [...network(), ...balancer([], { type: 'lambda' }), called, role([admin])],
    'with a role that does one thing': [...front, called, role([allow('sqs:SendMessage')])],
  },
  fix: /^Take the power of an administrator/,
  over: ['Internet', 'front', 'app-targets', 'pay', 'app'],
});
