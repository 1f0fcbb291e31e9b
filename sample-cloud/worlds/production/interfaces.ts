import type { Draft } from '../draft';
import { addApi, addRestApi } from '../parts/api';
import { addCertificate } from '../parts/certificate';
import { addUserPool } from '../parts/developer-tools';
import { madeUpSecrets } from '../parts/made-up-secrets';
import { webAclArn } from '../parts/web-acl';
import { americas, main, tagsOf } from './places';

/** Certificates, APIs and who may sign in. */
export function addInterfaces(draft: Draft): void {
  const { clock } = draft;
  const certificate = (
    region: string,
    domain: string,
    age: number,
    left: number,
    options: Partial<Parameters<typeof addCertificate>[1]> = {},
  ) => addCertificate(draft, { region, domain, issued: clock.ago(age), expires: clock.ago(-left), tags: tagsOf('storefront'), ...options });
  certificate(main, 'shop.lumen.example', 120, 275);
  certificate(americas, 'shop.lumen.example', 130, 265, { data: { KeyAlgorithm: 'EC_prime256v1' } });
  certificate(main, 'partners.lumen.example', 351, 14, {
    data: { Type: 'IMPORTED', RenewalEligibility: 'INELIGIBLE' },
    tags: tagsOf('fulfilment'),
  });
  certificate(main, 'erp.lumen.example', 1500, 300, { data: { Type: 'IMPORTED', KeyAlgorithm: 'RSA_1024' }, tags: {} });

  const logGroup = (name: string) => draft.arn('logs', main, `log-group:${name}`);
  addRestApi(draft, {
    region: main,
    name: 'orders',
    created: clock.ago(700),
    stages: {
      live: {
        methodSettings: { '*/*': { loggingLevel: 'ERROR', metricsEnabled: true } },
        clientCertificateId: 'a1b2c3',
        variables: { BACKEND: 'orders.internal', PARTNER_TOKEN: madeUpSecrets.token },
        webAclArn: webAclArn(draft, main, 'shop'),
        accessLogSettings: { destinationArn: logGroup('orders-api'), format: '$context.httpMethod $context.status' },
      },
      preview: { variables: { BACKEND: '***' } },
    },
    tags: tagsOf('orders'),
  });
  const jwt = { AuthorizationType: 'JWT', AuthorizerId: 'auth01' } as const;
  addApi(draft, {
    region: main,
    name: 'customers',
    created: clock.ago(410),
    routes: [
      { RouteKey: 'GET /me', RouteId: 'r1', ...jwt },
      { RouteKey: 'OPTIONS /{proxy+}', RouteId: 'r2', AuthorizationType: 'NONE' },
    ],
    stages: {
      $default: { AccessLogSettings: { DestinationArn: logGroup('customers-api'), Format: '$context.httpMethod $context.status' } },
    },
    tags: tagsOf('identity'),
  });
  addApi(draft, {
    region: main,
    name: 'store-locator',
    created: clock.ago(980),
    routes: [{ RouteKey: 'GET /stores', RouteId: 'r1', AuthorizationType: 'NONE' }],
    stages: { $default: {} },
  });
  addApi(draft, {
    region: main,
    name: 'fraud-rules',
    created: clock.ago(366),
    routes: [{ RouteKey: 'POST /rules', RouteId: 'r1', ...jwt }],
    stages: { $default: { AccessLogSettings: { DestinationArn: logGroup('fraud-api'), Format: '$context.httpMethod $context.status' } } },
    refuses: ['GetRoutes'],
    tags: tagsOf('payments'),
  });

  const pool = (name: string, age: number, options: Partial<Parameters<typeof addUserPool>[1]> = {}) =>
    addUserPool(draft, { region: main, name, created: clock.ago(age), tags: tagsOf('identity'), ...options });
  pool('customers', 1300, { mode: clock.turn<'AUDIT' | 'ENFORCED'>('AUDIT', [29, 'ENFORCED']) });
  pool('suppliers', 1100);
  pool('fraud-analysts', 366, { mode: 'ENFORCED', refuses: ['DescribeUserPool'], tags: {} });
}
