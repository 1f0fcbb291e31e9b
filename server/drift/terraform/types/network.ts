import type { InstanceStateName } from '@aws-sdk/client-ec2';
import { keyArn, knownAs, lastPart, type TerraformType } from './define';
import { rulesOfAws, rulesOfState } from './security-group-rules';

const vpc = knownAs('AWS::EC2::VPC', {
  compare: {
    cidr_block: (it) => it.CidrBlock,
    instance_tenancy: (it) => it.InstanceTenancy,
  },
});

const subnet = knownAs('AWS::EC2::Subnet', {
  compare: {
    cidr_block: (it) => it.CidrBlock,
    availability_zone: (it) => it.AvailabilityZone,
    vpc_id: (it) => it.VpcId,
    map_public_ip_on_launch: (it) => it.MapPublicIpOnLaunch,
    assign_ipv6_address_on_creation: (it) => it.AssignIpv6AddressOnCreation,
  },
});

const securityGroup = knownAs('AWS::EC2::SecurityGroup', {
  compare: {
    name: (it) => it.GroupName,
    description: (it) => it.Description,
    vpc_id: (it) => it.VpcId,
    ingress: {
      expected: rulesOfState,
      actual: (it) => rulesOfAws(it.IpPermissions),
    },
    egress: {
      expected: rulesOfState,
      actual: (it) => rulesOfAws(it.IpPermissionsEgress),
    },
  },
});

const networkAcl = knownAs('AWS::EC2::NetworkAcl', {
  compare: {
    vpc_id: (it) => it.VpcId,
    subnet_ids: (it) => it.Associations?.map(({ SubnetId }) => SubnetId),
  },
});

const routeTable = knownAs('AWS::EC2::RouteTable', {
  compare: { vpc_id: (it) => it.VpcId },
});

const balancer = knownAs('AWS::ElasticLoadBalancingV2::LoadBalancer', {
  compare: {
    internal: (it) => it.Scheme && it.Scheme === 'internal',
    load_balancer_type: (it) => it.Type,
    security_groups: (it) => it.SecurityGroups,
    subnets: (it) => it.AvailabilityZones?.map(({ SubnetId }) => SubnetId),
    ip_address_type: (it) => it.IpAddressType,
    enable_deletion_protection: (it) => it.attributes?.['deletion_protection.enabled'],
    drop_invalid_header_fields: (it) => it.attributes?.['routing.http.drop_invalid_header_fields.enabled'],
    'access_logs.0.enabled': (it) => it.attributes?.['access_logs.s3.enabled'],
    'access_logs.0.bucket': (it) => it.attributes?.['access_logs.s3.bucket'],
  },
});

const ended: readonly InstanceStateName[] = ['shutting-down', 'terminated'];

/** Machines and networks. Names of attributes: the Terraform provider's documentation. */
export const networkTypes: Readonly<Record<string, TerraformType>> = {
  aws_instance: knownAs('AWS::EC2::Instance', {
    isGone: (it) => it.State?.Name !== undefined && ended.includes(it.State.Name),
    compare: {
      instance_type: (it) => it.InstanceType,
      ami: (it) => it.ImageId,
      subnet_id: (it) => it.SubnetId,
      vpc_security_group_ids: (it) => it.SecurityGroups?.map(({ GroupId }) => GroupId),
      ebs_optimized: (it) => it.EbsOptimized,
      monitoring: (it) => it.Monitoring?.State && it.Monitoring.State === 'enabled',
      iam_instance_profile: (it) => lastPart(it.IamInstanceProfile?.Arn),
      source_dest_check: (it) => it.SourceDestCheck,
      'metadata_options.0.http_tokens': (it) => it.MetadataOptions?.HttpTokens,
      'metadata_options.0.http_endpoint': (it) => it.MetadataOptions?.HttpEndpoint,
      'metadata_options.0.http_put_response_hop_limit': (it) => it.MetadataOptions?.HttpPutResponseHopLimit,
    },
  }),
  aws_ebs_volume: knownAs('AWS::EC2::Volume', {
    compare: {
      size: (it) => it.Size,
      type: (it) => it.VolumeType,
      iops: (it) => it.Iops,
      throughput: (it) => it.Throughput,
      encrypted: (it) => it.Encrypted,
      kms_key_id: keyArn((it) => it.KmsKeyId),
      availability_zone: (it) => it.AvailabilityZone,
    },
  }),
  aws_ebs_snapshot: knownAs('AWS::EC2::Snapshot', {
    compare: {
      encrypted: (it) => it.Encrypted,
      volume_size: (it) => it.VolumeSize,
    },
  }),
  aws_ami: knownAs('AWS::EC2::Image', { compare: { name: (it) => it.Name } }),
  aws_launch_template: knownAs('AWS::EC2::LaunchTemplate', {
    compare: {
      name: (it) => it.LaunchTemplateName,
      default_version: (it) => it.DefaultVersionNumber,
      latest_version: (it) => it.LatestVersionNumber,
    },
  }),
  aws_autoscaling_group: knownAs('AWS::AutoScaling::AutoScalingGroup', {
    // Terraform keeps them as blocks of their own form.
    tags: false,
    compare: {
      min_size: (it) => it.MinSize,
      max_size: (it) => it.MaxSize,
      health_check_type: (it) => it.HealthCheckType,
      health_check_grace_period: (it) => it.HealthCheckGracePeriod,
      vpc_zone_identifier: (it) => it.VPCZoneIdentifier?.split(','),
      default_cooldown: (it) => it.DefaultCooldown,
    },
  }),
  aws_vpc: vpc,
  aws_default_vpc: vpc,
  aws_subnet: subnet,
  aws_default_subnet: subnet,
  aws_security_group: securityGroup,
  aws_default_security_group: securityGroup,
  aws_network_acl: networkAcl,
  aws_default_network_acl: networkAcl,
  aws_route_table: routeTable,
  aws_default_route_table: routeTable,
  aws_internet_gateway: knownAs('AWS::EC2::InternetGateway', {
    compare: { vpc_id: (it) => it.Attachments?.[0]?.VpcId },
  }),
  aws_eip: knownAs('AWS::EC2::EIP', {
    compare: { public_ip: (it) => it.PublicIp, domain: (it) => it.Domain },
  }),
  aws_network_interface: knownAs('AWS::EC2::NetworkInterface', {
    compare: {
      subnet_id: (it) => it.SubnetId,
      security_groups: (it) => it.Groups?.map(({ GroupId }) => GroupId),
    },
  }),
  aws_vpc_endpoint: knownAs('AWS::EC2::VPCEndpoint', {
    compare: {
      vpc_id: (it) => it.VpcId,
      service_name: (it) => it.ServiceName,
      vpc_endpoint_type: (it) => it.VpcEndpointType,
      private_dns_enabled: (it) => it.PrivateDnsEnabled,
    },
  }),
  aws_vpc_peering_connection: knownAs('AWS::EC2::VPCPeeringConnection'),
  aws_ec2_transit_gateway: knownAs('AWS::EC2::TransitGateway'),
  aws_ec2_client_vpn_endpoint: knownAs('AWS::EC2::ClientVpnEndpoint'),
  aws_vpn_connection: knownAs('AWS::EC2::VPNConnection'),
  aws_flow_log: knownAs('AWS::EC2::FlowLog', {
    compare: {
      traffic_type: (it) => it.TrafficType,
      log_destination: (it) => it.LogDestination,
      log_destination_type: (it) => it.LogDestinationType,
      max_aggregation_interval: (it) => it.MaxAggregationInterval,
    },
  }),
  aws_lb: balancer,
  aws_alb: balancer,
  aws_elb: knownAs('AWS::ElasticLoadBalancing::LoadBalancer', {
    compare: {
      internal: (it) => it.Scheme && it.Scheme === 'internal',
      subnets: (it) => it.Subnets,
      security_groups: (it) => it.SecurityGroups,
    },
  }),
  aws_cloudfront_distribution: knownAs('AWS::CloudFront::Distribution', {
    compare: {
      enabled: (it) => it.Enabled,
      aliases: (it) => it.Aliases?.Items,
      web_acl_id: (it) => it.WebACLId,
      default_root_object: (it) => it.defaultRootObject,
      price_class: (it) => it.PriceClass,
      'viewer_certificate.0.minimum_protocol_version': (it) => it.ViewerCertificate?.MinimumProtocolVersion,
    },
  }),
  aws_acm_certificate: knownAs('AWS::CertificateManager::Certificate', {
    compare: { domain_name: (it) => it.DomainName },
  }),
  aws_wafv2_web_acl: knownAs('AWS::WAFv2::WebACL', {
    compare: { name: (it) => it.Name },
  }),
  aws_api_gateway_rest_api: knownAs('AWS::ApiGateway::RestApi', {
    compare: { name: (it) => it.name, description: (it) => it.description },
  }),
  aws_api_gateway_stage: knownAs('AWS::ApiGateway::Stage', {
    id: ({ rest_api_id, stage_name }) => `${rest_api_id}/${stage_name}`,
    keep: ['rest_api_id', 'stage_name'],
    compare: {
      xray_tracing_enabled: (it) => it.tracingEnabled,
      cache_cluster_enabled: (it) => it.cacheClusterEnabled,
    },
  }),
  aws_apigatewayv2_api: knownAs('AWS::ApiGatewayV2::Api', {
    compare: { name: (it) => it.Name, protocol_type: (it) => it.ProtocolType },
  }),
};
