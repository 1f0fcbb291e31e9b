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
  { signingName: 'account', load: async () => (await import('./account')).account },
  { signingName: 'cloudformation', load: async () => (await import('./cloudformation')).cloudformation },
  { signingName: 'cloudtrail', load: async () => (await import('./cloudtrail')).cloudtrail },
  { signingName: 'config', load: async () => (await import('./config')).config },
  { signingName: 'ec2', load: async () => (await import('./ec2')).ec2 },
  { signingName: 'iam', load: async () => (await import('./iam')).iam },
  { signingName: 'kms', load: async () => (await import('./kms')).kms },
  { signingName: 'lambda', load: async () => (await import('./lambda')).lambda },
  { signingName: 'organizations', load: async () => (await import('./organizations')).organizations },
  { signingName: 'rds', load: async () => (await import('./rds')).rds },
  { signingName: 's3', pathPrefix: '/v20180820/', load: async () => (await import('./s3control')).s3control },
  { signingName: 's3', load: async () => (await import('./s3')).s3 },
  { signingName: 'tagging', load: async () => (await import('./tagging')).tagging },
];
