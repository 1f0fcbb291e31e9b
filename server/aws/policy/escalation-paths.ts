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

const path = (id: string, name: string, ...actions: string[]): EscalationPath => ({ id, name, actions });
const onSelf = (id: string, name: string, ...actions: string[]): EscalationPath => ({ id, name, actions, onSelf: true });
/** `iam:PassRole` to a service, and what makes the service use the role. */
const passing = (service: string, id: string, name: string, ...actions: string[]): EscalationPath => ({
  id,
  name,
  actions: ['iam:PassRole', ...actions],
  passTo: `${service}.amazonaws.com`,
});

/** The combinations are public research: Rhino Security Labs, Bishop Fox (iam-vulnerable), Datadog (pathfinding.cloud). Names are ours. */
export const escalationPaths: readonly EscalationPath[] = [
  path('new-policy-version', 'Rewrite a managed policy', 'iam:CreatePolicyVersion'),
  path('default-policy-version', 'Bring back an older, wider policy version', 'iam:SetDefaultPolicyVersion'),
  onSelf('attach-user-policy', 'Attach any policy to a user', 'iam:AttachUserPolicy'),
  path('attach-group-policy', 'Attach any policy to a group', 'iam:AttachGroupPolicy'),
  path('attach-role-policy', 'Attach any policy to a role', 'iam:AttachRolePolicy'),
  onSelf('put-user-policy', 'Write an inline policy of a user', 'iam:PutUserPolicy'),
  path('put-group-policy', 'Write an inline policy of a group', 'iam:PutGroupPolicy'),
  path('put-role-policy', 'Write an inline policy of a role', 'iam:PutRolePolicy'),
  onSelf('drop-user-boundary', "Lift a user's permissions boundary", 'iam:DeleteUserPermissionsBoundary'),
  path('drop-role-boundary', "Lift a role's permissions boundary", 'iam:DeleteRolePermissionsBoundary'),
  path('join-group', 'Join a stronger group', 'iam:AddUserToGroup'),
  path('open-role-trust', 'Let oneself assume any role', 'iam:UpdateAssumeRolePolicy'),
  { ...path('assume-any-role', 'Assume any role that trusts the account', 'sts:AssumeRole'), wideOnly: true },
  path('key-for-others', "Create another user's access key", 'iam:CreateAccessKey'),
  path('password-for-others', 'Give another user a console password', 'iam:CreateLoginProfile'),
  path('reset-password', "Reset another user's console password", 'iam:UpdateLoginProfile'),
  path('service-credential', "Create another user's service credential", 'iam:CreateServiceSpecificCredential'),
  passing('ec2', 'run-instance', 'Start an instance with a stronger role', 'ec2:RunInstances'),
  passing('ec2', 'swap-instance-profile', "Swap a running instance's role", 'ec2:AssociateIamInstanceProfile'),
  path(
    'launch-template',
    "Rewrite the start script of a launch template's next instances",
    'ec2:CreateLaunchTemplateVersion',
    'ec2:ModifyLaunchTemplate',
  ),
  passing('ec2', 'spot-instance', 'Request a spot instance with a stronger role', 'ec2:RequestSpotInstances'),
  path('instance-connect', "Log in to an instance and take its role's credentials", 'ec2-instance-connect:SendSSHPublicKey'),
  path(
    'instance-user-data',
    "Rewrite an instance's start script",
    'ec2:ModifyInstanceAttribute',
    'ec2:StopInstances',
    'ec2:StartInstances',
  ),
  path('run-command', "Run commands on instances and take their roles' credentials", 'ssm:SendCommand'),
  path('start-session', "Open a shell on instances and take their roles' credentials", 'ssm:StartSession'),
  passing('ssm', 'run-automation', 'Run an automation document as a stronger role', 'ssm:StartAutomationExecution'),
  passing('lambda', 'new-function', 'Run code as a stronger role in a new function', 'lambda:CreateFunction', 'lambda:InvokeFunction'),
  passing(
    'lambda',
    'new-open-function',
    'Run code as a stronger role in a function opened to others',
    'lambda:CreateFunction',
    'lambda:AddPermission',
  ),
  passing(
    'lambda',
    'new-function-on-events',
    'Run code as a stronger role in a function fed by events',
    'lambda:CreateFunction',
    'lambda:CreateEventSourceMapping',
  ),
  path('function-code', "Replace a function's code and act as its role", 'lambda:UpdateFunctionCode'),
  path('function-layer', 'Slip a layer into a function and act as its role', 'lambda:UpdateFunctionConfiguration'),
  passing('cloudformation', 'new-stack', 'Create a stack as a stronger role', 'cloudformation:CreateStack'),
  path('stack-update', 'Update a stack with its own role', 'cloudformation:UpdateStack'),
  path('stack-change-set', 'Change a stack as a stronger role', 'cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'),
  passing(
    'cloudformation',
    'new-stack-set',
    'Create a stack set as a stronger role',
    'cloudformation:CreateStackSet',
    'cloudformation:CreateStackInstances',
  ),
  passing(
    'datapipeline',
    'data-pipeline',
    'Run a data pipeline as a stronger role',
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
    'datapipeline:ActivatePipeline',
  ),
  passing('glue', 'glue-endpoint', 'Open a Glue endpoint with a stronger role', 'glue:CreateDevEndpoint'),
  path('glue-endpoint-key', 'Log in to a Glue endpoint and act as its role', 'glue:UpdateDevEndpoint'),
  passing('glue', 'glue-job', 'Run a Glue job as a stronger role', 'glue:CreateJob', 'glue:StartJobRun'),
  passing('glue', 'glue-job-trigger', 'Run a Glue job as a stronger role by a trigger', 'glue:CreateJob', 'glue:CreateTrigger'),
  passing('glue', 'glue-job-rewrite', 'Rewrite a Glue job to run as a stronger role', 'glue:UpdateJob', 'glue:StartJobRun'),
  passing('codebuild', 'codebuild-project', 'Build as a stronger role', 'codebuild:CreateProject', 'codebuild:StartBuild'),
  passing('codebuild', 'codebuild-rewrite', 'Rewrite a build to run as a stronger role', 'codebuild:UpdateProject', 'codebuild:StartBuild'),
  path('codebuild-override', "Build with one's own build steps and act as the project's role", 'codebuild:StartBuild'),
  passing('codestar', 'codestar-project', 'Create a CodeStar project as a stronger role', 'codestar:CreateProject'),
  passing(
    'sagemaker',
    'sagemaker-notebook',
    'Open a notebook with a stronger role',
    'sagemaker:CreateNotebookInstance',
    'sagemaker:CreatePresignedNotebookInstanceUrl',
  ),
  path('sagemaker-notebook-url', 'Open an existing notebook and act as its role', 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  passing('sagemaker', 'sagemaker-training', 'Train as a stronger role', 'sagemaker:CreateTrainingJob'),
  passing('sagemaker', 'sagemaker-processing', 'Process data as a stronger role', 'sagemaker:CreateProcessingJob'),
  passing('ecs-tasks', 'ecs-task', 'Run a container as a stronger role', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
  passing(
    'ecs-tasks',
    'ecs-start-task',
    'Start a container on an instance as a stronger role',
    'ecs:RegisterTaskDefinition',
    'ecs:StartTask',
  ),
  passing('ecs-tasks', 'ecs-service', 'Deploy a service as a stronger role', 'ecs:RegisterTaskDefinition', 'ecs:CreateService'),
  passing('ecs-tasks', 'ecs-override', 'Run an existing task with a stronger role', 'ecs:RunTask'),
  path('ecs-exec', "Open a shell in a container and take its role's credentials", 'ecs:ExecuteCommand'),
  passing('elasticmapreduce', 'emr-cluster', 'Start a cluster with a stronger role', 'elasticmapreduce:RunJobFlow'),
  passing('tasks.apprunner', 'apprunner-service', 'Run a web service as a stronger role', 'apprunner:CreateService'),
  passing('states', 'state-machine', 'Run a state machine as a stronger role', 'states:CreateStateMachine', 'states:StartExecution'),
  passing('scheduler', 'scheduler', 'Schedule calls as a stronger role', 'scheduler:CreateSchedule'),
  passing(
    'ec2',
    'autoscaling',
    'Launch instances with a stronger role by Auto Scaling',
    'autoscaling:CreateLaunchConfiguration',
    'autoscaling:CreateAutoScalingGroup',
  ),
  passing('cloudformation', 'update-stack-set', 'Update a stack set as a stronger role', 'cloudformation:UpdateStackSet'),
  passing('codebuild', 'codebuild-batch', 'Build in batches as a stronger role', 'codebuild:CreateProject', 'codebuild:StartBuildBatch'),
  path(
    'codebuild-batch-override',
    "Build in batches with one's own build steps and act as the project's role",
    'codebuild:StartBuildBatch',
  ),
  path('apprunner-update', "Replace a web service's code and act as its role", 'apprunner:UpdateService'),
  passing('ecs-tasks', 'batch-job', 'Run a batch job as a stronger role', 'batch:RegisterJobDefinition', 'batch:SubmitJob'),
];
