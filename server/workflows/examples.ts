import type { CreateWorkflowInput } from './schema';

export type WorkflowExample = CreateWorkflowInput & { id: string; description: string };

/** Ready-made workflows to begin with. Each does something by itself and shows one thing that workflows can do. */
export const workflowExamples: readonly WorkflowExample[] = [
  {
    id: 'hello',
    name: 'Say hello',
    kind: 'sh',
    description: 'A shell script with one input and a file that the run leaves behind.',
    inputs: [{ name: 'name', type: 'string', label: 'Whom to greet', required: true, default: 'world' }],
    script: '#!/bin/sh\nset -eu\necho "Hello, $INPUT_NAME"\ndate -u > artefacts/greeted-at.txt\n',
  },
  {
    id: 'who-am-i',
    name: 'Who am I in AWS?',
    kind: 'aws',
    description: 'Shows the short-lived session that a run gets in an account. Choose an account first.',
    script: 'aws sts get-caller-identity\n',
  },
  {
    id: 'unattached-volumes',
    name: 'List unattached volumes',
    kind: 'aws',
    description: 'Volumes that nobody uses in a region, as a table that can be downloaded. Reads only.',
    inputs: [{ name: 'region', type: 'region', required: true, default: 'eu-west-1' }],
    grants: [{ actions: ['ec2:DescribeVolumes'], resources: ['*'] }],
    script:
      'aws ec2 describe-volumes --region "$INPUT_REGION" --filters Name=status,Values=available \\\n  --query "Volumes[].{Id:VolumeId,GiB:Size,Since:CreateTime}" --output table | tee artefacts/volumes.txt\n',
  },
  {
    id: 'terraform',
    name: 'Plan, approve, apply',
    kind: 'terraform',
    description: 'A configuration without a provider: shows the plan, waits for somebody to approve it, keeps the state.',
    requiresApproval: true,
    inputs: [{ name: 'greeting', type: 'string', required: true, default: 'Hello' }],
    script:
      'variable "greeting" {\n  type = string\n}\n\nresource "terraform_data" "note" {\n  input = var.greeting\n}\n\noutput "note" {\n  value = terraform_data.note.output\n}\n',
  },
  {
    id: 'playbook',
    name: 'Look around with Ansible',
    kind: 'playbook',
    description: 'A playbook on localhost, inside the sandbox. Its recap becomes a table.',
    script:
      '- name: Look around\n  hosts: localhost\n  gather_facts: false\n  tasks:\n    - name: Say where we are\n      ansible.builtin.debug:\n        msg: "This is a sandbox"\n',
  },
  {
    id: 'python',
    name: 'Add up with Python',
    kind: 'python',
    description: 'Reads its inputs from inputs.json.',
    inputs: [{ name: 'count', type: 'number', required: true, default: 10 }],
    script: 'import json\n\ninputs = json.load(open("inputs.json"))\nprint(sum(range(int(inputs["count"]) + 1)))\n',
  },
];
