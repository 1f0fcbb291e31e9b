import type { SampleService } from '../define-service';

export interface RegisteredService {
  /** The service in the signature's credential scope. */
  signingName: string;
  /** Tells services that sign alike apart: the first entry that matches is taken, so put the narrow one first. */
  pathPrefix?: string;
  /** For query services that sign alike: the `Version` parameter. */
  version?: string;
  load: () => Promise<SampleService>;
}

/** Every service of the sample cloud; each module and its client package is loaded at the first request for it. */
export const registry: readonly RegisteredService[] = [
  { signingName: 'access-analyzer', load: async () => (await import('./accessanalyzer')).accessanalyzer },
  { signingName: 'account', load: async () => (await import('./account')).account },
  { signingName: 'acm', load: async () => (await import('./acm')).acm },
  { signingName: 'apigateway', pathPrefix: '/v2/', load: async () => (await import('./apigatewayv2')).apigatewayv2 },
  { signingName: 'apigateway', load: async () => (await import('./apigateway')).apigateway },
  { signingName: 'athena', load: async () => (await import('./athena')).athena },
  { signingName: 'autoscaling', load: async () => (await import('./autoscaling')).autoscaling },
  { signingName: 'backup', load: async () => (await import('./backup')).backup },
  { signingName: 'cloudformation', load: async () => (await import('./cloudformation')).cloudformation },
  { signingName: 'cloudfront', load: async () => (await import('./cloudfront')).cloudfront },
  { signingName: 'cloudtrail', load: async () => (await import('./cloudtrail')).cloudtrail },
  { signingName: 'budgets', load: async () => (await import('./billing/budgets')).budgets },
  { signingName: 'ce', load: async () => (await import('./billing/cost-explorer')).costExplorer },
  { signingName: 'compute-optimizer', load: async () => (await import('./billing/compute-optimizer')).computeOptimizer },
  { signingName: 'codebuild', load: async () => (await import('./codebuild')).codebuild },
  { signingName: 'codecommit', load: async () => (await import('./codecommit')).codecommit },
  { signingName: 'cognito-idp', load: async () => (await import('./cognito')).cognito },
  { signingName: 'config', load: async () => (await import('./config')).config },
  { signingName: 'ec2', load: async () => (await import('./ec2')).ec2 },
  { signingName: 'elasticfilesystem', load: async () => (await import('./efs')).efs },
  { signingName: 'elasticloadbalancing', version: '2015-12-01', load: async () => (await import('./elbv2')).elbv2 },
  { signingName: 'elasticloadbalancing', version: '2012-06-01', load: async () => (await import('./elb')).elb },
  { signingName: 'events', load: async () => (await import('./eventbridge')).eventbridge },
  { signingName: 'glacier', load: async () => (await import('./glacier')).glacier },
  { signingName: 'iam', load: async () => (await import('./iam')).iam },
  { signingName: 'kms', load: async () => (await import('./kms')).kms },
  { signingName: 'lambda', load: async () => (await import('./lambda')).lambda },
  { signingName: 'logs', load: async () => (await import('./logs')).logs },
  { signingName: 'macie2', load: async () => (await import('./macie2')).macie2 },
  { signingName: 'monitoring', load: async () => (await import('./cloudwatch')).cloudwatch },
  { signingName: 'organizations', load: async () => (await import('./organizations')).organizations },
  { signingName: 'rds', load: async () => (await import('./rds')).rds },
  { signingName: 's3', pathPrefix: '/v20180820/', load: async () => (await import('./s3control')).s3control },
  { signingName: 's3', load: async () => (await import('./s3')).s3 },
  { signingName: 'secretsmanager', load: async () => (await import('./secretsmanager')).secretsmanager },
  { signingName: 'securityhub', load: async () => (await import('./securityhub')).securityhub },
  { signingName: 'sns', load: async () => (await import('./sns')).sns },
  { signingName: 'sqs', load: async () => (await import('./sqs')).sqs },
  { signingName: 'dax', load: async () => (await import('./dax')).dax },
  { signingName: 'dynamodb', load: async () => (await import('./dynamodb')).dynamodb },
  { signingName: 'elasticache', load: async () => (await import('./elasticache')).elasticache },
  { signingName: 'elasticmapreduce', load: async () => (await import('./emr')).emr },
  { signingName: 'es', load: async () => (await import('./opensearch')).opensearch },
  { signingName: 'redshift', load: async () => (await import('./redshift')).redshift },
  { signingName: 'sagemaker', load: async () => (await import('./sagemaker')).sagemaker },
  { signingName: 'tagging', load: async () => (await import('./tagging')).tagging },
  { signingName: 'ecr', load: async () => (await import('./ecr')).ecr },
  { signingName: 'ecs', load: async () => (await import('./ecs')).ecs },
  { signingName: 'eks', load: async () => (await import('./eks')).eks },
  { signingName: 'guardduty', load: async () => (await import('./guardduty')).guardduty },
  { signingName: 'inspector2', load: async () => (await import('./inspector2')).inspector2 },
  { signingName: 'ssm', load: async () => (await import('./ssm')).ssm },
  { signingName: 'amplify', load: async () => (await import('./amplify')).amplify },
  { signingName: 'batch', load: async () => (await import('./batch')).batch },
  { signingName: 'datapipeline', load: async () => (await import('./datapipeline')).datapipeline },
  { signingName: 'glue', load: async () => (await import('./glue')).glue },
  { signingName: 'states', load: async () => (await import('./stepfunctions')).stepfunctions },
  { signingName: 'wafv2', load: async () => (await import('./wafv2')).wafv2 },
];
