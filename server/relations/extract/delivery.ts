import { behindHost } from './hosts';
import { all, type Extract, found } from './place';

export const distribution: Extract<'AWS::CloudFront::Distribution'> = ({ data }, place) => [
  ...(data.Origins?.Items ?? []).map(({ DomainName, Id }) => found('fronts', behindHost(DomainName, place), Id)),
  found('certified-by', data.ViewerCertificate?.ACMCertificateArn),
  found('logs-to', data.logging?.Enabled ? behindHost(data.logging.Bucket, place) : null),
  ...all('logs-to', data.deliveries),
  // Web ACLs of the older WAF have ids that are no ARNs.
  found('part-of', data.WebACLId?.startsWith('arn:') ? data.WebACLId : null, 'web ACL'),
];

export const restApi: Extract<'AWS::ApiGateway::RestApi'> = ({ data }, place) =>
  all(
    'attached-to',
    data.endpointConfiguration?.vpcEndpointIds?.map((id) => place.ec2('vpc-endpoint', id)),
  );

export const restStage: Extract<'AWS::ApiGateway::Stage'> = ({ data, arn }, place) => [
  found('part-of', arn.replace(/\/stages\/.*$/, '')),
  found('logs-to', place.logGroup(data.accessLogSettings?.destinationArn)),
  found('part-of', data.webAclArn, 'web ACL'),
];

export const stageV2: Extract<'AWS::ApiGatewayV2::Stage'> = ({ data, arn }, place) => [
  found('part-of', arn.replace(/\/stages\/.*$/, '')),
  found('logs-to', place.logGroup(data.AccessLogSettings?.DestinationArn)),
];
