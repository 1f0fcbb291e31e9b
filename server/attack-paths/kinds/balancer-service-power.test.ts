import { tryKind } from '../testing/try-kind';
import { allow, balancer, bucket, fromBalancer, group, network, role, service } from '../testing/world';
import { balancerServicePower } from './balancer-service-power';

const front = balancer([{ Id: '10.0.0.9' }], { type: 'ip' });
const reader = role([allow('s3:GetObject')]);
const around = [...network(), ...front, bucket()];

tryKind(balancerServicePower, {
  bad: [...around, ...service(), group([fromBalancer]), reader],
  good: {
    'where no target group is its own': [...around, ...service({ behind: false }), group([fromBalancer]), reader],
    'which runs no task': [...around, ...service({ desiredCount: 0 }), group([fromBalancer]), reader],
    'whose security group lets nobody in': [...around, ...service(), group([]), reader],
    'without a task role': [...around, ...service({ taskRoleArn: null }), group([fromBalancer]), reader],
    'with a role that does one thing': [...around, ...service(), group([fromBalancer]), role([allow('sqs:SendMessage')])],
  },
  fix: /right to read/,
  over: ['Internet', 'front', 'app-targets', 'shop', 'app', 'customer-exports'],
});
