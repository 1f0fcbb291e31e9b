import type { Credentials } from './credentials';

/** The key with which CloudLens itself is known to the sample cloud. Not a secret: it opens nothing but sample data. */
export const sampleServiceCredentials: Credentials = {
  accessKeyId: 'AKIASAMPLECLOUDLENS0',
  secretAccessKey: 'sample-cloud/only-good-on-this-machine/000',
};
