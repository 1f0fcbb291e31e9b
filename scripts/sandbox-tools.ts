import { explain } from './lib/explain.mjs';
import { sandboxTools } from './sandbox/tools';

try {
  console.log(`Scripts in the sandbox find Ansible and the AWS CLI in ${await sandboxTools()}.`);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
