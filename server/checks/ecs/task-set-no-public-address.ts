import { defineCheck } from '../define-check';
import { serviceNeeds } from '../shared/containers';
import { judgePublicAddress } from '../shared/task-addresses';

export const check = defineCheck({
  id: 'ecs/task-set-no-public-address',
  title: 'ECS task sets give their tasks no public addresses',
  severity: 'high',
  resourceType: 'AWS::ECS::TaskSet',
  needs: serviceNeeds,
  why: 'With a public address every open port of the task can be tried from the internet, past load balancer and web firewall.',
  remedy: {
    text: 'Run the tasks in private subnets without public addresses, behind a load balancer; images and AWS’s APIs come by VPC endpoints or a NAT gateway.',
    console: 'ECS → Clusters → the cluster → the service → Update → Networking → Public IP: off.',
    cli: 'aws ecs update-service --cluster <cluster> --service <service> --network-configuration "awsvpcConfiguration={subnets=[<subnet-ids>],securityGroups=[<group-ids>],assignPublicIp=DISABLED}"',
    terraform: 'network_configuration {\n  subnets          = ["<private-subnet-id>"]\n  assign_public_ip = false\n}',
    cloudformation: 'NetworkConfiguration:\n  AwsVpcConfiguration:\n    AssignPublicIp: DISABLED',
  },
  aliases: { prowler: ['ecs_task_set_no_assign_public_ip'], securityHub: ['ECS.16'] },
  evaluate: ({ data }) => judgePublicAddress(data.networkConfiguration, 'task set'),
});
