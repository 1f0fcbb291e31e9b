/** In which order workloads are listed: by what they are at least, or by what they may be at most. */
export const workloadSorts = ['rank', 'worst'] as const;

/** `ended`: out of support today. `ending`: within ninety days. `unknown`: no telling. */
export const eolFilters = ['ended', 'ending', 'unknown'] as const;

/** What a workload can have that one would look for. */
export const workloadFlags = ['fixable', 'exploitable', 'secrets', 'imds-v1', 'privileged', 'detections'] as const;

export const pageSize = 50;

export const kindNames = {
  instance: 'EC2 instance',
  image: 'ECR image',
  function: 'Lambda function',
  service: 'ECS service',
  'task-definition': 'ECS task definition',
  cluster: 'EKS cluster',
} as const;

export const reachNames = {
  internet: 'Internet',
  indirect: 'Behind a front',
  internal: 'Its network',
  none: 'Nothing',
  unknown: 'Not known',
} as const;

export const vulnerabilityStateNames = {
  scanned: 'Scanned',
  partly: 'Partly scanned',
  'not-scanned': 'Not scanned',
  unknown: 'Not known',
} as const;

/** AWS services whose collectors tell of workloads and of what watches them; a scan of kind `cwpp` reads these. */
export const workloadServices = [
  'ec2',
  'lambda',
  'ecr',
  'ecs',
  'eks',
  'ssm',
  'inspector2',
  'guardduty',
  'iam',
  'elb',
  'elbv2',
  'autoscaling',
] as const;
