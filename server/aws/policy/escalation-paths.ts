/** A known way from some permissions to more of them. */
export interface EscalationPath {
  id: string;
  name: string;
  /** All of them are needed. */
  actions: readonly string[];
  /** The service that must accept the passed role, for paths with `iam:PassRole`. */
  passTo?: string;
  /** Works on the principal itself, so that `user/${aws:username}` is enough. */
  onSelf?: true;
  /** Counts only without any restriction by name: patterns such as `role/deploy-*` are everyday use. */
  wideOnly?: true;
}

const pass = 'iam:PassRole';

/** The combinations are public research: Rhino Security Labs, Bishop Fox (iam-vulnerable), Datadog (pathfinding.cloud). Names are ours. */
export const escalationPaths: readonly EscalationPath[] = [
  { id: 'new-policy-version', name: 'Rewrite a managed policy', actions: ['iam:CreatePolicyVersion'] },
  { id: 'default-policy-version', name: 'Bring back an older, wider policy version', actions: ['iam:SetDefaultPolicyVersion'] },
  { id: 'attach-user-policy', name: 'Attach any policy to a user', actions: ['iam:AttachUserPolicy'], onSelf: true },
  { id: 'attach-group-policy', name: 'Attach any policy to a group', actions: ['iam:AttachGroupPolicy'] },
  { id: 'attach-role-policy', name: 'Attach any policy to a role', actions: ['iam:AttachRolePolicy'] },
  { id: 'put-user-policy', name: 'Write an inline policy of a user', actions: ['iam:PutUserPolicy'], onSelf: true },
  { id: 'put-group-policy', name: 'Write an inline policy of a group', actions: ['iam:PutGroupPolicy'] },
  { id: 'put-role-policy', name: 'Write an inline policy of a role', actions: ['iam:PutRolePolicy'] },
  { id: 'drop-user-boundary', name: "Lift a user's permissions boundary", actions: ['iam:DeleteUserPermissionsBoundary'], onSelf: true },
  { id: 'drop-role-boundary', name: "Lift a role's permissions boundary", actions: ['iam:DeleteRolePermissionsBoundary'] },
  { id: 'join-group', name: 'Join a stronger group', actions: ['iam:AddUserToGroup'] },
  { id: 'open-role-trust', name: 'Let oneself assume any role', actions: ['iam:UpdateAssumeRolePolicy'] },
  { id: 'assume-any-role', name: 'Assume any role that trusts the account', actions: ['sts:AssumeRole'], wideOnly: true },
  { id: 'key-for-others', name: "Create another user's access key", actions: ['iam:CreateAccessKey'] },
  { id: 'password-for-others', name: 'Give another user a console password', actions: ['iam:CreateLoginProfile'] },
  { id: 'reset-password', name: "Reset another user's console password", actions: ['iam:UpdateLoginProfile'] },
  { id: 'service-credential', name: "Create another user's service credential", actions: ['iam:CreateServiceSpecificCredential'] },
  { id: 'run-instance', name: 'Start an instance with a stronger role', actions: [pass, 'ec2:RunInstances'], passTo: 'ec2.amazonaws.com' },
  {
    id: 'swap-instance-profile',
    name: "Swap a running instance's role",
    actions: [pass, 'ec2:AssociateIamInstanceProfile'],
    passTo: 'ec2.amazonaws.com',
  },
  {
    id: 'launch-template',
    name: "Rewrite the start script of a launch template's next instances",
    actions: ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
  },
  {
    id: 'spot-instance',
    name: 'Request a spot instance with a stronger role',
    actions: [pass, 'ec2:RequestSpotInstances'],
    passTo: 'ec2.amazonaws.com',
  },
  {
    id: 'instance-connect',
    name: "Log in to an instance and take its role's credentials",
    actions: ['ec2-instance-connect:SendSSHPublicKey'],
  },
  {
    id: 'instance-user-data',
    name: "Rewrite an instance's start script",
    actions: ['ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'],
  },
  { id: 'run-command', name: "Run commands on instances and take their roles' credentials", actions: ['ssm:SendCommand'] },
  { id: 'start-session', name: "Open a shell on instances and take their roles' credentials", actions: ['ssm:StartSession'] },
  {
    id: 'run-automation',
    name: 'Run an automation document as a stronger role',
    actions: [pass, 'ssm:StartAutomationExecution'],
    passTo: 'ssm.amazonaws.com',
  },
  {
    id: 'new-function',
    name: 'Run code as a stronger role in a new function',
    actions: [pass, 'lambda:CreateFunction', 'lambda:InvokeFunction'],
    passTo: 'lambda.amazonaws.com',
  },
  {
    id: 'new-open-function',
    name: 'Run code as a stronger role in a function opened to others',
    actions: [pass, 'lambda:CreateFunction', 'lambda:AddPermission'],
    passTo: 'lambda.amazonaws.com',
  },
  {
    id: 'new-function-on-events',
    name: 'Run code as a stronger role in a function fed by events',
    actions: [pass, 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
    passTo: 'lambda.amazonaws.com',
  },
  { id: 'function-code', name: "Replace a function's code and act as its role", actions: ['lambda:UpdateFunctionCode'] },
  { id: 'function-layer', name: 'Slip a layer into a function and act as its role', actions: ['lambda:UpdateFunctionConfiguration'] },
  {
    id: 'new-stack',
    name: 'Create a stack as a stronger role',
    actions: [pass, 'cloudformation:CreateStack'],
    passTo: 'cloudformation.amazonaws.com',
  },
  { id: 'stack-update', name: 'Update a stack with its own role', actions: ['cloudformation:UpdateStack'] },
  {
    id: 'stack-change-set',
    name: 'Change a stack as a stronger role',
    actions: ['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'],
  },
  {
    id: 'new-stack-set',
    name: 'Create a stack set as a stronger role',
    actions: [pass, 'cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'],
    passTo: 'cloudformation.amazonaws.com',
  },
  {
    id: 'data-pipeline',
    name: 'Run a data pipeline as a stronger role',
    actions: [pass, 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline'],
    passTo: 'datapipeline.amazonaws.com',
  },
  {
    id: 'glue-endpoint',
    name: 'Open a Glue endpoint with a stronger role',
    actions: [pass, 'glue:CreateDevEndpoint'],
    passTo: 'glue.amazonaws.com',
  },
  { id: 'glue-endpoint-key', name: 'Log in to a Glue endpoint and act as its role', actions: ['glue:UpdateDevEndpoint'] },
  {
    id: 'glue-job',
    name: 'Run a Glue job as a stronger role',
    actions: [pass, 'glue:CreateJob', 'glue:StartJobRun'],
    passTo: 'glue.amazonaws.com',
  },
  {
    id: 'glue-job-trigger',
    name: 'Run a Glue job as a stronger role by a trigger',
    actions: [pass, 'glue:CreateJob', 'glue:CreateTrigger'],
    passTo: 'glue.amazonaws.com',
  },
  {
    id: 'glue-job-rewrite',
    name: 'Rewrite a Glue job to run as a stronger role',
    actions: [pass, 'glue:UpdateJob', 'glue:StartJobRun'],
    passTo: 'glue.amazonaws.com',
  },
  {
    id: 'codebuild-project',
    name: 'Build as a stronger role',
    actions: [pass, 'codebuild:CreateProject', 'codebuild:StartBuild'],
    passTo: 'codebuild.amazonaws.com',
  },
  {
    id: 'codebuild-rewrite',
    name: 'Rewrite a build to run as a stronger role',
    actions: [pass, 'codebuild:UpdateProject', 'codebuild:StartBuild'],
    passTo: 'codebuild.amazonaws.com',
  },
  { id: 'codebuild-override', name: "Build with one's own build steps and act as the project's role", actions: ['codebuild:StartBuild'] },
  {
    id: 'codestar-project',
    name: 'Create a CodeStar project as a stronger role',
    actions: [pass, 'codestar:CreateProject'],
    passTo: 'codestar.amazonaws.com',
  },
  {
    id: 'sagemaker-notebook',
    name: 'Open a notebook with a stronger role',
    actions: [pass, 'sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
    passTo: 'sagemaker.amazonaws.com',
  },
  {
    id: 'sagemaker-notebook-url',
    name: 'Open an existing notebook and act as its role',
    actions: ['sagemaker:CreatePresignedNotebookInstanceUrl'],
  },
  {
    id: 'sagemaker-training',
    name: 'Train as a stronger role',
    actions: [pass, 'sagemaker:CreateTrainingJob'],
    passTo: 'sagemaker.amazonaws.com',
  },
  {
    id: 'sagemaker-processing',
    name: 'Process data as a stronger role',
    actions: [pass, 'sagemaker:CreateProcessingJob'],
    passTo: 'sagemaker.amazonaws.com',
  },
  {
    id: 'ecs-task',
    name: 'Run a container as a stronger role',
    actions: [pass, 'ecs:RegisterTaskDefinition', 'ecs:RunTask'],
    passTo: 'ecs-tasks.amazonaws.com',
  },
  {
    id: 'ecs-start-task',
    name: 'Start a container on an instance as a stronger role',
    actions: [pass, 'ecs:RegisterTaskDefinition', 'ecs:StartTask'],
    passTo: 'ecs-tasks.amazonaws.com',
  },
  {
    id: 'ecs-service',
    name: 'Deploy a service as a stronger role',
    actions: [pass, 'ecs:RegisterTaskDefinition', 'ecs:CreateService'],
    passTo: 'ecs-tasks.amazonaws.com',
  },
  {
    id: 'ecs-override',
    name: 'Run an existing task with a stronger role',
    actions: [pass, 'ecs:RunTask'],
    passTo: 'ecs-tasks.amazonaws.com',
  },
  { id: 'ecs-exec', name: "Open a shell in a container and take its role's credentials", actions: ['ecs:ExecuteCommand'] },
  {
    id: 'emr-cluster',
    name: 'Start a cluster with a stronger role',
    actions: [pass, 'elasticmapreduce:RunJobFlow'],
    passTo: 'elasticmapreduce.amazonaws.com',
  },
  {
    id: 'apprunner-service',
    name: 'Run a web service as a stronger role',
    actions: [pass, 'apprunner:CreateService'],
    passTo: 'tasks.apprunner.amazonaws.com',
  },
  {
    id: 'state-machine',
    name: 'Run a state machine as a stronger role',
    actions: [pass, 'states:CreateStateMachine', 'states:StartExecution'],
    passTo: 'states.amazonaws.com',
  },
  {
    id: 'scheduler',
    name: 'Schedule calls as a stronger role',
    actions: [pass, 'scheduler:CreateSchedule'],
    passTo: 'scheduler.amazonaws.com',
  },
  {
    id: 'autoscaling',
    name: 'Launch instances with a stronger role by Auto Scaling',
    actions: [pass, 'autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'],
    passTo: 'ec2.amazonaws.com',
  },
  {
    id: 'update-stack-set',
    name: 'Update a stack set as a stronger role',
    actions: [pass, 'cloudformation:UpdateStackSet'],
    passTo: 'cloudformation.amazonaws.com',
  },
  {
    id: 'codebuild-batch',
    name: 'Build in batches as a stronger role',
    actions: [pass, 'codebuild:CreateProject', 'codebuild:StartBuildBatch'],
    passTo: 'codebuild.amazonaws.com',
  },
  {
    id: 'codebuild-batch-override',
    name: "Build in batches with one's own build steps and act as the project's role",
    actions: ['codebuild:StartBuildBatch'],
  },
  { id: 'apprunner-update', name: "Replace a web service's code and act as its role", actions: ['apprunner:UpdateService'] },
  {
    id: 'batch-job',
    name: 'Run a batch job as a stronger role',
    actions: [pass, 'batch:RegisterJobDefinition', 'batch:SubmitJob'],
    passTo: 'ecs-tasks.amazonaws.com',
  },
];
