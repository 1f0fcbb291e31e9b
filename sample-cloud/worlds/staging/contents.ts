import type { Draft } from '../draft';
import { addCodeRepository, addLayer, addLogGroup } from '../parts/contents';
import { addFunction } from '../parts/function';
import { addRepository } from '../parts/image-repository';
import { madeUpSecrets } from '../parts/made-up-secrets';
import { main } from './places';

/** Code, layers, logs, files and images: most in order, and in one of each kind somebody left a secret. */
export function addContents(draft: Draft): void {
  const { clock } = draft;
  const region = main;
  const roleArn = draft.arn('iam', '', 'role/staging-lambda');
  const helpers = addLayer(draft, { region, name: 'helpers', version: 7 });
  const erp = addLayer(draft, {
    region,
    name: 'erp-client',
    version: 3,
    files: { 'nodejs/erp/client.js': `exports.url = '${madeUpSecrets.database}';\n` },
  });
  const addOne = (name: string, layers: readonly string[], files?: Readonly<Record<string, string>>) =>
    addFunction(draft, { region, name, changed: clock.ago(120), runtime: 'nodejs22.x', roleArn, layers, files });
  addOne('staging-quote', [helpers]);
  addOne('staging-import', [helpers, erp], {
    'index.mjs': 'import { load } from "./load.mjs";\nexport const handler = load;\n',
    'config/github.json': JSON.stringify({ user: 'lumen-bot', token: madeUpSecrets.github }),
  });
  addLogGroup(draft, {
    region,
    name: '/staging/quote',
    created: clock.ago(200),
    retentionInDays: 30,
    events: [{ stream: 'a', daysAgo: 3, message: 'started' }],
  });
  addLogGroup(draft, {
    region,
    name: '/staging/import',
    created: clock.ago(400),
    events: [
      { stream: 'worker/1', daysAgo: 70, message: 'GET https://erp.internal/items 200' },
      { stream: 'worker/1', daysAgo: 69, message: `connecting to ${madeUpSecrets.database}` },
    ],
  });
  addLogGroup(draft, { region, name: '/staging/ingress', created: clock.ago(400), storedBytes: 80_000_000_000 });
  addCodeRepository(draft, {
    region,
    name: 'infrastructure',
    created: clock.ago(900),
    files: { 'README.md': '# Stacks\n', 'stacks/vpc.yaml': 'Resources: {}\n' },
  });
  addCodeRepository(draft, {
    region,
    name: 'erp-sync',
    created: clock.ago(1_200),
    files: { 'src/main/config.properties': `aws.accessKey=${madeUpSecrets.accessKey}\naws.secretKey=${madeUpSecrets.secretKey}\n` },
  });
  addRepository(draft, {
    region,
    name: 'staging/erp-sync',
    created: clock.ago(500),
    images: [['1.4.0', clock.ago(90)]],
    files: { 'app/server.js': 'listen(8080);\n', 'app/.npmrc': `//npm.lumen.example/:_authToken=${madeUpSecrets.github}\n` },
  });
}
