import type { Draft } from '../draft';
import { addClientVpn, addTransitGateway, addVpcEndpoint, addVpnConnection } from '../parts/gateways';
import type { Networks } from './network';
import { americas, main, tagsOf } from './places';

/** What joins production's networks to the office, the warehouse and each other. */
export function addGateways(draft: Draft, { shop, payments, us }: Networks): void {
  const { clock } = draft;
  const tags = tagsOf('platform');
  addTransitGateway(draft, { region: main, name: 'lumen-hub', created: clock.ago(500), autoAccept: clock.turn(true, [25, false]), tags });
  // A trial of sharing it with the whole organization, never cleared away.
  addTransitGateway(draft, { region: americas, name: 'hub-trial', created: clock.ago(170), autoAccept: true });
  addClientVpn(draft, { region: main, name: 'lumen-people', created: clock.ago(420), vpc: shop, logGroup: '/vpn/lumen-people', tags });
  addClientVpn(draft, { region: americas, name: 'us-support', created: clock.ago(260), vpc: us, logGroup: null });
  addVpnConnection(draft, { region: main, name: 'warehouse', since: clock.ago(61), up: [true, true], tags: tagsOf('fulfilment') });
  addVpnConnection(draft, {
    region: main,
    name: 'office-berlin',
    since: clock.turn(clock.ago(100), [12, clock.ago(12)]),
    up: [true, clock.turn(true, [12, false])],
  });
  for (const service of ['ec2', 's3']) addVpcEndpoint(draft, shop, service, clock.ago(300), tags);
  addVpcEndpoint(draft, payments, 's3', clock.ago(290), tagsOf('payments'));
}
