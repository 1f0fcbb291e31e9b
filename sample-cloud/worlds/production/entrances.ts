import type { Draft } from '../draft';
import { addClassicLoadBalancer, addLoadBalancer, loadBalancerArn } from '../parts/load-balancer';
import { addWebAcl } from '../parts/web-acl';
import type { Groups } from './groups';
import type { Networks } from './network';
import { americas, main, tagsOf } from './places';
import { logBucket } from './storage';

/** The load balancers that customers come in by, and the web ACLs before them. */
export function addEntrances(draft: Draft, { shop, legacy, us }: Networks, groups: Groups): void {
  const { clock } = draft;
  const web = groups.web.GroupId;
  const zones = ['web-a', 'web-b', 'web-c'];
  const row = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}-${at + 1}`);
  const common = { vpc: shop, subnets: zones, groupId: web, created: clock.ago(790), tags: tagsOf('storefront') };
  addLoadBalancer(draft, {
    ...common,
    name: 'shop-front',
    listeners: { 80: 'redirect', 443: 'https' },
    targets: row('storefront', 4),
    logsTo: logBucket,
  });
  addLoadBalancer(draft, {
    ...common,
    name: 'shop-partners',
    listeners: { 80: 'redirect-but-one', 443: 'https' },
    targets: row('orders', 2),
    attributes: {
      'routing.http.desync_mitigation_mode': clock.turn('defensive', [32, 'monitor']),
      'routing.http.drop_invalid_header_fields.enabled': 'false',
    },
    tags: tagsOf('fulfilment'),
  });
  addLoadBalancer(draft, {
    ...common,
    name: 'campaign-2023',
    subnets: ['web-a'],
    listeners: { 80: 'forward' },
    created: clock.ago(1120),
    attributes: { 'deletion_protection.enabled': 'false', 'routing.http.drop_invalid_header_fields.enabled': 'false' },
    tags: {},
  });
  addLoadBalancer(draft, {
    ...common,
    name: 'shop-metrics',
    type: 'network',
    groupId: undefined,
    listeners: { 443: 'tls' },
    targets: ['monitoring-1'],
    created: clock.ago(420),
    tags: tagsOf('platform'),
  });
  addLoadBalancer(draft, {
    ...common,
    name: 'fraud-desk',
    listeners: { 443: 'https' },
    created: clock.ago(366),
    refuses: ['DescribeLoadBalancerAttributes', 'DescribeListeners'],
    tags: tagsOf('payments'),
  });
  addLoadBalancer(draft, {
    name: 'shop-front-us',
    vpc: us,
    subnets: ['web-a', 'web-b'],
    groupId: groups.usWeb.GroupId,
    created: clock.ago(600),
    listeners: { 80: 'redirect', 443: 'https' },
    targets: clock.during(51) ? row('storefront-us', 4) : [],
    tags: tagsOf('storefront'),
  });

  addClassicLoadBalancer(draft, {
    name: 'erp-2017',
    created: clock.ago(2690),
    vpc: legacy,
    subnets: ['public-a'],
    listeners: { 80: 'HTTP', 443: 'HTTPS' },
  });
  addClassicLoadBalancer(draft, {
    name: 'mail-relay',
    created: clock.ago(1650),
    vpc: shop,
    subnets: ['web-a', 'web-b'],
    listeners: { 465: 'SSL' },
    crossZone: true,
    logsTo: logBucket,
    tags: tagsOf('platform'),
  });
  addClassicLoadBalancer(draft, {
    name: 'fraud-intake',
    created: clock.ago(366),
    vpc: shop,
    subnets: ['web-a', 'web-b'],
    listeners: { 443: 'HTTPS' },
    refuses: ['DescribeLoadBalancerAttributes'],
    tags: tagsOf('payments'),
  });

  addWebAcl(draft, {
    region: main,
    name: 'shop',
    guards: ['shop-front', ...clock.turn(['shop-partners'], [25, []])].map((name) => loadBalancerArn(draft, main, name)),
    logsTo: 'arn:aws:s3:::aws-waf-logs-lumen-shop',
    tags: tagsOf('security'),
  });
  addWebAcl(draft, { region: main, name: 'try-out-2022' });
  addWebAcl(draft, { region: americas, name: 'try-out-2022' });
  addWebAcl(draft, {
    region: americas,
    name: 'shop-us',
    guards: [loadBalancerArn(draft, americas, 'shop-front-us')],
    refuses: ['ListResourcesForWebACL'],
    tags: tagsOf('security'),
  });
  addWebAcl(draft, {
    region: americas,
    name: 'edge',
    scope: 'CLOUDFRONT',
    logsTo: 'arn:aws:s3:::aws-waf-logs-lumen-edge',
    tags: tagsOf('security'),
  });
}
