import type {
  Action,
  Listener,
  LoadBalancer,
  RuleCondition,
  TargetDescription,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** A rule that answers some of a listener's requests before its default action would. */
export interface ListenerRule {
  RuleArn: string;
  Actions: readonly Action[];
  Conditions: readonly RuleCondition[];
}

export interface BalancerListener extends Listener {
  /** Of a plain HTTP listener alone, without its default rule. Absent when they were not given. */
  rules?: readonly ListenerRule[];
}

/** An Application, Network or Gateway Load Balancer. */
export interface ModernLoadBalancer extends LoadBalancer {
  /** Attributes by key: `deletion_protection.enabled`, `access_logs.s3.enabled`, … Absent when they were not given. */
  attributes?: Readonly<Record<string, string>>;
  /** Absent when they were not given. */
  listeners?: readonly BalancerListener[];
}

/** A target group with what is registered in it. Whether targets are healthy just now is left out: that moves by itself. */
export interface BalancerTargetGroup extends TargetGroup {
  /** In the order of their ids and ports. Absent when they were not given. */
  targets?: readonly TargetDescription[];
}

export interface ElbV2Resources {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ModernLoadBalancer;
  'AWS::ElasticLoadBalancingV2::TargetGroup': BalancerTargetGroup;
}
