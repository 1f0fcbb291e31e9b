import type { Resource } from '@/server/collect/types';
import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { indexedBy } from '../shared/index-by';

const loggedBy = ({ data }: Resource<'AWS::EC2::FlowLog'>) => [data.ResourceId];

export const check = defineCheck({
  id: 'ec2/vpc-flow-logs-enabled',
  title: 'VPCs keep flow logs of refused traffic',
  severity: 'medium',
  resourceType: 'AWS::EC2::VPC',
  needs: ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs'],
  reads: [{ type: 'AWS::EC2::FlowLog', scope: 'region' }],
  why: 'Without flow logs nobody can tell afterwards which machine talked to whom, nor see scans and refused connections while they happen.',
  remedy: {
    text: 'Make a flow log of the VPC for rejected or all traffic, to CloudWatch Logs or a bucket, and let old entries expire.',
    console: 'VPC → Your VPCs → the VPC → Flow logs → Create flow log.',
    cli: 'aws ec2 create-flow-logs --resource-type VPC --resource-ids <vpc-id> --traffic-type REJECT --log-destination-type s3 --log-destination <bucket-arn>',
    terraform:
      'resource "aws_flow_log" "this" {\n  vpc_id               = "<vpc-id>"\n  traffic_type         = "REJECT"\n  log_destination_type = "s3"\n  log_destination      = "<bucket-arn>"\n}',
    cloudformation:
      'Type: AWS::EC2::FlowLog\nProperties:\n  ResourceType: VPC\n  ResourceId: <vpc-id>\n  TrafficType: REJECT\n  LogDestinationType: s3\n  LogDestination: <bucket-arn>',
  },
  aliases: { prowler: ['vpc_flow_logs_enabled'], securityHub: ['EC2.6'] },
  requirements: { 'cis-3.0': ['3.7'], 'cis-5.0': ['3.7'], 'cis-7.0': ['4.7'], fsbp: ['EC2.6'] },
  evaluate: (vpc, snapshot, { account }) => {
    const owner = vpc.data.OwnerId;
    if (owner && owner !== account) return notApplicable(`The VPC belongs to account ${owner}, and so do its flow logs`, { owner });
    const logs = indexedBy(snapshot.list('AWS::EC2::FlowLog'), loggedBy, vpc.id).map(({ id, data }) => ({
      id,
      status: data.FlowLogStatus ?? null,
      traffic: data.TrafficType ?? null,
      delivery: data.DeliverLogsStatus ?? null,
    }));
    const evidence = { flowLogs: logs };
    const refusals = logs.filter(({ status, traffic }) => status === 'ACTIVE' && traffic !== 'ACCEPT');
    const [log] = refusals.filter(({ delivery }) => delivery !== 'FAILED');
    if (log) return pass(`${log.id} keeps the VPC’s ${log.traffic === 'REJECT' ? 'refused' : 'whole'} traffic`, evidence);
    if (refusals.length > 0) return fail('The VPC has a flow log, but its entries are not delivered', evidence);
    return fail(logs.length > 0 ? 'The VPC has no active flow log of refused traffic' : 'The VPC has no flow log', evidence);
  },
});
