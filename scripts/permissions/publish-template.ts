import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { publishTemplate } from './publish';

// npm run template:publish -- --bucket B: CloudFormation's one-click links take templates from S3 alone.
const usage = `npm run template:publish -- --bucket <bucket> [--key cloudlens/scan-role.cloudformation.json] [--region <region>] [--endpoint <url>]

Puts deploy/aws/scan-role.cloudformation.json into a bucket of yours, with the AWS credentials of your environment, and prints the
line for .env that makes the connect page offer the one-click link.`;

try {
  const { values } = parseArgs({
    options: {
      bucket: { type: 'string' },
      key: { type: 'string', default: 'cloudlens/scan-role.cloudformation.json' },
      region: { type: 'string' },
      endpoint: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || !values.bucket) {
    console.log(usage);
    process.exit(values.help ? 0 : 2);
  }
  const template = readFileSync(fileURLToPath(new URL('../../deploy/aws/scan-role.cloudformation.json', import.meta.url)), 'utf8');
  const { url, isReadable } = await publishTemplate({ ...values, bucket: values.bucket, key: values.key, template });
  console.log(`CLOUDLENS_TEMPLATE_URL=${url}`);
  if (!isReadable)
    console.error(
      `The object is there, but others cannot read it yet, and CloudFormation reads it as the person who creates the stack. Allow
s3:GetObject on it in the bucket's policy: to everybody (the template holds no secret), or to the accounts of your organization
by the condition aws:PrincipalOrgID.`,
    );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
