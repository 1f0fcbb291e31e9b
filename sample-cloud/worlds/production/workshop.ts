import type { Draft } from '../draft';
import { addBuildProject, addScalingGroup, addWorkGroup } from '../parts/developer-tools';
import { madeUpSecrets } from '../parts/made-up-secrets';
import type { Networks } from './network';
import { dataKey, enabledRegions, main, tagsOf } from './places';

/** What builds, analyses and scales. */
export function addWorkshop(draft: Draft, { shop, legacy }: Networks): void {
  const { clock } = draft;
  addBuildProject(draft, {
    region: main,
    name: 'shop-images',
    created: clock.ago(500),
    data: { source: { type: 'GITHUB', location: 'https://github.com/lumen-shop/images.git', auth: { type: 'CODECONNECTIONS' } } },
    tags: tagsOf('platform'),
  });
  addBuildProject(draft, {
    region: main,
    name: 'erp-nightly',
    created: clock.ago(2100),
    data: {
      source: { type: 'BITBUCKET', location: 'https://***:***@bitbucket.org/lumen/erp.git' },
      environment: {
        type: 'LINUX_CONTAINER',
        image: 'aws/codebuild/standard:7.0',
        computeType: 'BUILD_GENERAL1_SMALL',
        environmentVariables: [{ name: 'NEXUS_PASSWORD', value: madeUpSecrets.password, type: 'PLAINTEXT' }],
      },
    },
  });
  for (const region of enabledRegions)
    addWorkGroup(draft, { region, name: 'primary', created: clock.ago(1400), data: { used: region === main } });
  addWorkGroup(draft, {
    region: main,
    name: 'reports',
    created: clock.ago(600),
    data: {
      used: true,
      Configuration: {
        EnforceWorkGroupConfiguration: true,
        ResultConfiguration: {
          OutputLocation: 's3://lumen-prod-athena-results/',
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: dataKey(draft, main, 'analytics') },
        },
      },
    },
    tags: tagsOf('analytics'),
  });
  addWorkGroup(draft, {
    region: main,
    name: 'fraud',
    created: clock.ago(366),
    data: { used: true },
    refuses: ['GetWorkGroup'],
    tags: tagsOf('payments'),
  });
  addScalingGroup(draft, {
    name: 'shop-web',
    created: clock.ago(640),
    vpc: shop,
    subnets: ['app-a', 'app-b', 'app-c'],
    tags: tagsOf('storefront'),
  });
  addScalingGroup(draft, { name: 'erp', created: clock.ago(2000), vpc: legacy, subnets: ['private-a'] });
}
