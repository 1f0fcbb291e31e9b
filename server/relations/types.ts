/** Kinds of relations between resources; the direction is the verb's: from what does it to what it is done to. */
export const edgeKinds = [
  /** Instance, interface, function, load balancer, database, cluster → subnet. */
  'in-subnet',
  /** Subnet, security group, route table, gateway, network ACL, endpoint → VPC. */
  'in-vpc',
  /** Interface, instance, load balancer, function, database → security group. */
  'guarded-by',
  /** Security group → security group whose members a rule lets in. */
  'lets-in',
  /** Instance, launch template → instance profile. */
  'has-profile',
  /** Instance profile, function, task definition, cluster, project → role. */
  'has-role',
  /** User, group, role → managed policy. */
  'allowed-by',
  /** User → group. */
  'member-of',
  /** Role → what its trust policy lets assume it: a principal's ARN, a service, or `*`. */
  'trusts',
  /** Load balancer → target group → instance, interface or function; rule of EventBridge → target. */
  'targets',
  /** Distribution → its origins; API → function or load balancer behind it. */
  'fronts',
  /** Anything → KMS key it is encrypted with. */
  'encrypted-by',
  /** Instance, launch template → AMI; task definition, function → image in a repository. */
  'uses-image',
  /** Volume, interface, address → instance or interface it is attached to. */
  'attached-to',
  /** Snapshot → volume; volume, image → snapshot; Auto Scaling group → launch template. */
  'made-from',
  /** Route table → subnet that it is associated with; the main one → VPC, for subnets without one of their own. */
  'routes-for',
  /** Route table → gateway, peering connection, interface or instance. */
  'routes-to',
  /** Network ACL → subnet. */
  'filters',
  /** ECS cluster → service → task definition; repository → image; cluster → node group; database cluster → instance. */
  'contains',
  /** Trail, bucket, load balancer, distribution, … → bucket or log group that takes its logs. */
  'logs-to',
  /** Event source, topic, queue, bucket → function, queue or topic that it calls. */
  'triggers',
  /** Function, task definition → secret, parameter, table, bucket or queue that its environment names. */
  'names',
  /** Resource → CloudFormation stack or Auto Scaling group that made it. */
  'made-by',
  /** Managed policy, or user, group or role by an inline policy → resource that an Allow names by its whole ARN. */
  'grants',
  /** Bucket, key, function, topic, queue, secret, … → principal that its own policy lets in: an ARN, a service's name or `*`. */
  'admits',
  /** Event source mapping → queue, stream or table that it polls; subscription → topic. */
  'reads-from',
  /** User, role → policy that bounds what any other may allow them. */
  'bounded-by',
  /** Replicated bucket, query workgroup, delivery channel → bucket that it writes to. */
  'writes-to',
  /** Stage → API, access point → bucket, metric filter → log group, peering connection → VPC, member → cluster. */
  'part-of',
  /** Listener's load balancer, distribution, API's domain → certificate. */
  'certified-by',
  /** Key → ARN of its alias; load balancer, function → host name (`host:…`): other names by which relations point at it. */
  'known-as',
] as const;
export type EdgeKind = (typeof edgeKinds)[number];

/** One relation, as read off one resource's configuration. The other end may be a resource that no scan has seen. */
export interface Edge {
  kind: EdgeKind;
  /** The ARN under which the inventory keeps the resource that the relation was read from. */
  from: string;
  /** ARN of the other end, in the inventory's form; for `trusts` and `admits` also a service's name or `*`. */
  to: string;
  /** What tells several relations of a kind between the same two apart, or explains one: a port, a path, a device. */
  via?: string;
}
