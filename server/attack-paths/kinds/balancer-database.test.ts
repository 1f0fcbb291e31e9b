import { tryKind } from '../testing/try-kind';
import { balancer, database, fromBalancer, group, instance, network } from '../testing/world';
import { balancerDatabase } from './balancer-database';

const hidden = instance({ PublicIpAddress: undefined });
const toDatabase = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId: 'sg-1' }] };
const orders = database({ PubliclyAccessible: false, VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-db' }] });
const around = [...network(), ...balancer([{ Id: 'i-1' }]), group([fromBalancer]), orders];

tryKind(balancerDatabase, {
  bad: [...around, hidden, group([toDatabase], 'sg-db')],
  good: {
    'where the database lets others in': [...around, hidden, group([], 'sg-db')],
    'where nothing is behind the load balancer': [...around, group([toDatabase], 'sg-db')],
  },
  fix: /^Let only what must talk to the database in on tcp 5432/,
  over: ['Internet', 'front', 'app-targets', 'web', 'orders'],
});
