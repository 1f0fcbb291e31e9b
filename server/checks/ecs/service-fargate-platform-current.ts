import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { serviceNeeds } from '../shared/containers';

/** Source: ECS developer guide, 'Fargate platform versions', as of November 2026. */
const latest = { Linux: '1.4.0', Windows: '1.0.0' } as const;

export const check = defineCheck({
  id: 'ecs/service-fargate-platform-current',
  title: 'ECS services run on the latest platform of Fargate',
  severity: 'medium',
  resourceType: 'AWS::ECS::Service',
  needs: serviceNeeds,
  why: 'Old platform versions miss what AWS mended in kernel and container runtime, and one day tasks on them are ended.',
  remedy: {
    text: 'Set the platform version LATEST, and force a new deployment so that running tasks move.',
    console: 'ECS → Clusters → the cluster → the service → Update → Compute options → Platform version: LATEST.',
    cli: 'aws ecs update-service --cluster <cluster> --service <service> --platform-version LATEST --force-new-deployment',
    terraform: 'resource "aws_ecs_service" "this" {\n  platform_version = "LATEST"\n}',
    cloudformation: 'PlatformVersion: LATEST',
  },
  aliases: { prowler: ['ecs_service_fargate_latest_platform_version'], securityHub: ['ECS.10'] },
  requirements: { fsbp: ['ECS.10'] },
  evaluate: ({ data }) => {
    const { launchType, platformVersion, platformFamily } = data;
    if (!platformVersion && launchType !== 'FARGATE') return notApplicable('The service does not run on Fargate');
    if (!platformVersion) return unknown('Not known: AWS did not tell the platform version');
    const family = /windows/i.test(platformFamily ?? '') ? 'Windows' : 'Linux';
    const evidence = { platformVersion, platformFamily: platformFamily ?? null, latest: latest[family] };
    return platformVersion === 'LATEST' || platformVersion === latest[family]
      ? pass(`The service runs on platform version ${platformVersion}`, evidence)
      : fail(`The service is held on platform version ${platformVersion}; the latest is ${latest[family]}`, evidence);
  },
});
