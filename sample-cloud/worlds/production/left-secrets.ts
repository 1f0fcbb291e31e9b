import type { Draft } from '../draft';
import { imageId } from '../parts/image';
import { imageUri } from '../parts/image-repository';
import { madeUpSecrets } from '../parts/made-up-secrets';
import {
  addAmplifyApp,
  addGlueConnection,
  addGlueJob,
  addJobDefinition,
  addLaunchConfiguration,
  addPipeline,
  addStateMachine,
} from '../parts/places-for-secrets';
import { assumedBy, can } from '../parts/policy-document';
import { addRole } from '../parts/role';
import { americas, main, tagsOf } from './places';

/** Jobs, flows and templates, in some of which people left their keys. */
export function addLeftSecrets(draft: Draft): void {
  const { clock } = draft;
  const region = main;
  const roleArn = addRole(draft, {
    name: 'lumen-data-jobs',
    created: clock.ago(430),
    trust: [assumedBy.serviceFor(draft.account, 'glue'), assumedBy.serviceFor(draft.account, 'states')],
    inline: { read: [can('s3:GetObject', 'arn:aws:s3:::lumen-prod-catalog-feeds/*')] },
    used: { at: clock.lately(0), region },
    tags: tagsOf('analytics'),
  });
  addLaunchConfiguration(draft, {
    region,
    name: 'erp-2020',
    created: clock.ago(2000),
    imageId: imageId(draft, region, 'erp-2019'),
    tokens: null,
    userData: `#!/bin/bash\nmount -o username=erp,password=${madeUpSecrets.password} //files/erp /mnt\n`,
  });
  addLaunchConfiguration(draft, {
    region,
    name: 'shop-web-2023',
    created: clock.ago(900),
    imageId: imageId(draft, region, 'lumen-base-2024.2'),
    tokens: 'required',
    userData: '#!/bin/bash\nsystemctl enable --now shop-web\n',
  });
  addJobDefinition(draft, {
    region,
    name: 'reindex-search',
    created: clock.ago(300),
    image: imageUri(draft, region, 'shop/catalog', '2.41.0'),
    environment: { INDEX: 'products', SECRET_ARN: draft.arn('secretsmanager', region, 'secret:lumen/search-Xy34Zw') },
    tags: tagsOf('search'),
  });
  addJobDefinition(draft, {
    region,
    name: 'export-orders',
    created: clock.ago(800),
    image: imageUri(draft, region, 'shop/label-service', 'latest'),
    environment: { DATABASE_URL: madeUpSecrets.database },
  });
  addGlueJob(draft, {
    region,
    name: 'clean-clicks',
    created: clock.ago(420),
    roleArn,
    values: { '--job-language': 'python', '--TempDir': 's3://lumen-prod-athena-results/tmp' },
  });
  addGlueJob(draft, {
    region,
    name: 'load-invoices',
    created: clock.ago(700),
    roleArn,
    values: { '--job-language': 'python', '--erp_password': madeUpSecrets.password },
  });
  addGlueConnection(draft, {
    region,
    name: 'warehouse',
    created: clock.ago(420),
    values: { JDBC_CONNECTION_URL: 'jdbc:redshift://warehouse:5439/lumen', SECRET_ID: 'lumen/warehouse' },
  });
  addGlueConnection(draft, {
    region,
    name: 'erp',
    created: clock.ago(700),
    values: { JDBC_CONNECTION_URL: 'jdbc:sqlserver://erp:1433', USERNAME: 'glue' },
  });
  addStateMachine(draft, {
    region,
    name: 'checkout-refund',
    created: clock.ago(350),
    roleArn,
    definition: {
      StartAt: 'Pay',
      States: { Pay: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters: { 'token.$': '$.token' }, End: true } },
    },
  });
  addStateMachine(draft, {
    region,
    name: 'notify-carrier',
    created: clock.ago(640),
    roleArn,
    definition: {
      StartAt: 'Call',
      States: {
        Call: {
          Type: 'Task',
          Resource: 'arn:aws:states:::http:invoke',
          Parameters: { Headers: { Authorization: madeUpSecrets.token } },
          End: true,
        },
      },
    },
  });
  addStateMachine(draft, {
    region,
    name: 'payments-settle',
    created: clock.ago(240),
    roleArn,
    definition: {},
    refuses: ['DescribeStateMachine'],
  });
  addAmplifyApp(draft, {
    region,
    name: 'press-site',
    created: clock.ago(260),
    variables: { '': { STAGE: 'live' }, main: { API_URL: 'https://api.lumen.example' } },
    tags: tagsOf('marketing'),
  });
  addAmplifyApp(draft, {
    region,
    name: 'black-week',
    created: clock.ago(400),
    variables: { '': {}, main: { GITHUB_TOKEN: madeUpSecrets.github } },
    tags: tagsOf('marketing'),
  });
  addPipeline(draft, {
    region: americas,
    name: 'nightly-orders',
    created: clock.ago(2400),
    fields: { type: 'RdsDatabase', username: 'etl', databasePassword: madeUpSecrets.password },
  });
  addPipeline(draft, {
    region: americas,
    name: 'archive-logs',
    created: clock.ago(2300),
    fields: { type: 'ShellCommandActivity', command: 'aws s3 sync s3://in s3://out' },
  });
}
