import type { Draft } from '../draft';
import { addDistribution, fromBucket } from '../parts/distribution';
import { addClassicLoadBalancer, addLoadBalancer } from '../parts/load-balancer';
import { addWebAcl } from '../parts/web-acl';
import type { Networks } from './network';
import { main } from './places';

/** Load balancers of staging. */
export function addEntrances(draft: Draft, { shop, lab }: Networks): void {
  const { clock } = draft;
  addLoadBalancer(draft, {
    name: 'staging-front',
    vpc: shop,
    subnets: ['web-a', 'web-b'],
    created: clock.ago(1180),
    listeners: { 80: 'forward' },
    targets: ['staging-storefront'],
    attributes: { 'deletion_protection.enabled': 'false', 'routing.http.drop_invalid_header_fields.enabled': 'false' },
  });
  addClassicLoadBalancer(draft, { name: 'lab', created: clock.ago(1400), vpc: lab, subnets: ['public-a'], listeners: { 8080: 'TCP' } });
  addWebAcl(draft, { region: main, name: 'staging' });
  addDistribution(draft, {
    name: 'preview',
    changed: clock.ago(900),
    origins: [fromBucket('lumen-staging-preview-2021', main)],
    buckets: { 'lumen-staging-preview-2021': 'missing' },
  });
}
