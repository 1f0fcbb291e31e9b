import type { Clock } from '../clock';
import type { Draft } from '../draft';
import { addEventSource, addFunction, type FunctionOptions } from '../parts/function';
import { can, type Statement } from '../parts/policy-document';
import type { Vpc } from '../parts/vpc';
import { type FunctionPlan, functionsOf } from './function-plan';
import type { Groups } from './groups';
import type { Networks } from './network';
import { americas, dataKey, main, recovery, tagsOf, usedRegions } from './places';

type Differences = Partial<Omit<FunctionOptions, 'region' | 'name'>>;

/** What tells a function from the others. Rotating credentials live elsewhere; some never moved there. */
function differences(draft: Draft): Readonly<Record<string, Differences>> {
  const { clock } = draft;
  const everybody = (action: string, condition?: Statement['Condition']): Statement[] => [
    { ...can(action), Principal: '*', ...(condition && { Condition: condition }) },
  ];
  const byService = (service: string, source: string): Statement[] => [
    {
      ...can('lambda:InvokeFunction'),
      Principal: { Service: `${service}.amazonaws.com` },
      Condition: { ArnLike: { 'aws:SourceArn': source }, StringEquals: { 'aws:SourceAccount': draft.account } },
    },
  ];
  const withUrl = everybody('lambda:InvokeFunctionUrl', { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } });
  return {
    'checkout-send-receipt': { deadLetters: draft.arn('sqs', main, 'receipts-failed') },
    'payments-webhook': {
      policy: withUrl,
      url: { auth: 'NONE', origins: ['https://hooks.pay.example'], created: clock.ago(160) },
      environment: { PROVIDER: 'example-pay', WEBHOOK_SECRET_NAME: '/lumen/payments/webhook' },
      environmentKey: dataKey(draft, main, 'payments'),
    },
    'payments-reconcile': {
      environment: { LEDGER_HOST: 'ledger.internal', TIMEZONE: 'Europe/Berlin' },
      environmentKey: dataKey(draft, main, 'payments'),
    },
    'fulfilment-label': { environment: { CARRIER_API_KEY: 'made-up-value', CARRIER_PASSWORD: 'made-up-value', LABEL_FORMAT: 'zpl' } },
    'catalog-resize-images': { policy: byService('s3', 'arn:aws:s3:::lumen-prod-catalog-images') },
    'catalog-import-feed': { policy: byService('s3', 'arn:aws:s3:::lumen-prod-catalog-feeds') },
    'customer-export-ready': { policy: byService('s3', 'arn:aws:s3:::lumen-prod-customer-exports') },
    'invoicing-export-tax': {
      policy: clock.turn(everybody('lambda:InvokeFunction'), [39, undefined], [22, everybody('lambda:InvokeFunction')]),
      environment: { DB_PASSWORD: 'made-up-value', DB_HOST: 'invoicing.internal' },
    },
    'newsletter-unsubscribe': {
      policy: withUrl,
      url: { auth: 'NONE', origins: ['*'], created: clock.ago(1320) },
      environment: { LIST_SIZE: '500' },
    },
    'security-quarantine-instance': {
      policy: byService('events', draft.arn('events', main, 'rule/guardduty-high')),
      deadLetters: draft.arn('sqs', main, 'quarantine-failed'),
    },
    'platform-rotate-logs': { layers: [`arn:aws:lambda:${main}:580247275435:layer:LambdaInsightsExtension-Arm64:20`] },
    'invoicing-render-pdf': {
      layers: [`arn:aws:lambda:${main}:764866452798:layer:ghostscript:15`],
      data: { TracingConfig: { Mode: 'PassThrough' } },
    },
    'us-tax-rates': { url: { auth: 'AWS_IAM', origins: ['https://shop.lumen.example'], created: clock.ago(130) } },
    'apac-currency-rates': { data: { Architectures: ['x86_64'], TracingConfig: { Mode: 'PassThrough' } } },
  };
}

/** The Lambda functions of production. */
export function addFunctions(draft: Draft, networks: Networks, groups: Groups): void {
  const special = differences(draft);
  const places: Partial<Record<string, { network: Vpc; groupId: string; subnets: string[] }>> = {
    [main]: { network: networks.shop, groupId: groups.functions.GroupId ?? '', subnets: ['app-a', 'app-b', 'app-c'] },
    [americas]: { network: networks.us, groupId: groups.usApp.GroupId ?? '', subnets: ['app-a', 'app-b'] },
    [recovery]: { network: networks.recovery, groupId: groups.recoveryApp.GroupId ?? '', subnets: ['app-a'] },
  };
  for (const region of usedRegions) {
    for (const plan of functionsOf(region)) {
      const vpc = plan.inVpc ? places[region] : undefined;
      addFunction(draft, {
        region,
        name: plan.name,
        changed: lastDeployed(draft.clock, plan.age),
        runtime: plan.runtime,
        roleArn: roleOf(draft, plan),
        vpc:
          vpc && plan.name.startsWith('payments')
            ? { network: networks.payments, groupId: groups.payments.GroupId ?? '', subnets: ['app-a', 'app-b'] }
            : vpc,
        tags: tagsOf(plan.service),
        ...special[plan.name],
      });
    }
  }
  const since = draft.clock.ago(122);
  addEventSource(draft, { region: main, name: 'orders-notify-warehouse', queue: 'orders-to-ship', since });
  addEventSource(draft, { region: main, name: 'catalog-resize-images', queue: 'image-jobs', since });
}

function roleOf(draft: Draft, { name, region }: FunctionPlan): string {
  return draft.arn('iam', '', region === main ? `role/functions/lumen-fn-${name}` : 'role/lumen-fn-shared');
}

/** Deployed lately means: deployed before as well, further back than the past that can be looked at. */
function lastDeployed(clock: Clock, age: number): Date {
  return clock.turn(clock.ago(age + 60), [age, clock.ago(age)]);
}
