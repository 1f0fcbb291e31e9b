/** Contents that an admin may let CloudLens look through for secrets, account by account. None is read otherwise. */
export const deepReads = ['lambda-code', 'lambda-layers', 'log-events', 'codecommit-files', 'ecr-images'] as const;
export type DeepRead = (typeof deepReads)[number];

export interface DeepReadKind {
  title: string;
  /** What would be read, as an admin has to know it. */
  words: string;
  /** The IAM actions that give the contents out; denied wherever the kind is off. */
  actions: readonly string[];
  /** The check that stands on it. */
  checkId: string;
  /** Its parameter in the CloudFormation template. */
  parameter: string;
}

/** Sources of the actions: Service Authorization Reference. `lambda:GetLayerVersion` also allows GetLayerVersionByArn. */
export const deepReadKinds: Readonly<Record<DeepRead, DeepReadKind>> = {
  'lambda-code': {
    title: 'Code of Lambda functions',
    words: 'Downloads the deployment package of each function that is a zip file, up to 50 MB, and looks through every file in it.',
    actions: ['lambda:GetFunction'],
    checkId: 'lambda/function-no-secrets-in-code',
    parameter: 'ReadLambdaCode',
  },
  'lambda-layers': {
    title: 'Content of Lambda layers',
    words: 'Downloads each layer version that a function uses and that this account published, up to 50 MB, and looks through it.',
    actions: ['lambda:GetLayerVersion'],
    checkId: 'lambda/layer-no-secrets-in-content',
    parameter: 'ReadLambdaLayers',
  },
  'log-events': {
    title: 'Events of CloudWatch log groups',
    words:
      'Reads events of each log group: all of them where that is little, else some of the last whole day. Logs may hold personal data; they are looked through in memory.',
    actions: ['logs:FilterLogEvents'],
    checkId: 'logs/log-group-no-secrets-in-events',
    parameter: 'ReadLogEvents',
  },
  'codecommit-files': {
    title: 'Files in CodeCommit',
    words: 'Reads the files at the tip of each repository’s default branch, not its history.',
    actions: ['codecommit:GetFolder', 'codecommit:GetBlob'],
    checkId: 'codecommit/repository-no-secrets',
    parameter: 'ReadCodeCommitFiles',
  },
  'ecr-images': {
    title: 'Images in ECR',
    words: 'Downloads the layers and the configuration of the newest image with a tag in each repository, and looks through every file.',
    actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    checkId: 'ecr/repository-image-no-secrets',
    parameter: 'ReadEcrImages',
  },
};

export const isDeepRead = (text: string): text is DeepRead => (deepReads as readonly string[]).includes(text);

/** The IAM actions of these kinds, in the order of the list. */
export const actionsOfDeepReads = (kinds: readonly string[]): string[] =>
  deepReads.filter((kind) => kinds.includes(kind)).flatMap((kind) => deepReadKinds[kind].actions);
