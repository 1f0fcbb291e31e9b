import { S3ControlClient, type S3ControlClientConfig } from '@aws-sdk/client-s3-control';

/**
 * An S3 Control client that calls a custom endpoint (sample cloud, moto, LocalStack) by the host it was given.
 * The SDK would put the account id before the host, `123456789012.localhost`, which resolves nowhere and is no URL
 * before an IP address. Towards AWS itself nothing changes.
 */
export class PlainHostS3ControlClient extends S3ControlClient {
  constructor(config: S3ControlClientConfig) {
    super(config);
    const resolve = this.config.endpointProvider;
    this.config.endpointProvider = (parameters, context) =>
      resolve(parameters.Endpoint ? { ...parameters, RequiresAccountId: false } : parameters, context);
  }
}
