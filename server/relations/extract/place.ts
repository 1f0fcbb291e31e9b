import { isAccountId, splitArn } from '@/server/aws/policy/arn';
import { makeArn } from '@/server/collect/make-arn';
import type { Resource, ResourceType } from '@/server/collect/types';
import type { EdgeKind } from '../types';

/** A relation of the resource at hand. An absent `to` is no relation: most fields of AWS's answers may be absent. */
export interface Found {
  kind: EdgeKind;
  to: string | null | undefined;
  via?: string;
}

/** Reads the relations off one type of resource. Pure. */
export type Extract<T extends ResourceType> = (resource: Resource<T>, place: Place) => readonly Found[];

export const found = (kind: EdgeKind, to: string | null | undefined, via?: string): Found => ({ kind, to, via });

/** The same relation to each. */
export const all = (kind: EdgeKind, to: readonly (string | null | undefined)[] | undefined, via?: string): Found[] =>
  (to ?? []).map((each) => found(kind, each, via));

/** EC2's own AMIs and snapshots have no account in their ARN. */
const ownerless = new Set(['image', 'snapshot']);

/** Where a resource lives, which completes the ids that its configuration names. */
export class Place {
  constructor(
    readonly account: string,
    readonly partition: string,
    readonly region: string,
  ) {}

  /** ARN of something of EC2 by its id. `owner`: an account that shares its network with others. */
  ec2(type: string, id: string | null | undefined, owner?: string): string | null {
    if (!id) return null;
    return makeArn({ partition: this.partition, account: ownerless.has(type) ? '' : owner || this.account }, 'ec2', this.region, type, id);
  }

  /** `arn:<partition>:<service>:<region>:<account>:<resource>`. */
  arn(service: string, resource: string | null | undefined, region = this.region): string | null {
    return resource ? `arn:${this.partition}:${service}:${region}:${this.account}:${resource}` : null;
  }

  bucket(name: string | null | undefined): string | null {
    return name ? `arn:${this.partition}:s3:::${name}` : null;
  }

  /** The bucket in `s3://bucket/prefix`. */
  bucketOfUri(uri: string | null | undefined): string | null {
    return this.bucket(/^s3[an]?:\/\/([^/]+)/.exec(uri ?? '')?.[1]);
  }

  /** A role by its ARN or its name; a name does not tell the path. */
  role(ref: string | null | undefined): string | null {
    if (!ref) return null;
    return ref.startsWith('arn:') ? ref : `arn:${this.partition}:iam::${this.account}:role/${ref}`;
  }

  /** A KMS key as settings name it: ARN, id, alias or the ARN of an alias. */
  key(ref: string | null | undefined): string | null {
    if (!ref) return null;
    if (ref.startsWith('arn:')) return ref;
    return this.arn('kms', ref.startsWith('alias/') ? ref : `key/${ref}`);
  }

  /** A log group by its name or ARN, which often ends in `:*`. */
  logGroup(ref: string | null | undefined): string | null {
    if (!ref) return null;
    return ref.startsWith('arn:') ? ref.replace(/:\*$/, '') : this.arn('logs', `log-group:${ref}`);
  }

  /** An Auto Scaling group by its name, which does not tell the id in its ARN: as IAM's patterns write it, and the group is known as. */
  autoScalingGroup(name: string): string | null {
    return this.arn('autoscaling', `autoScalingGroup:*:autoScalingGroupName/${name}`);
  }

  /** A principal of a policy; an account's number becomes the ARN of its root. */
  principal(value: string): string {
    return isAccountId(value) ? `arn:${this.partition}:iam::${value}:root` : value;
  }
}

/** The function, whichever of its versions or aliases the ARN names. */
export function functionArn(arn: string | null | undefined): string | null {
  if (!arn) return null;
  const parts = arn.split(':');
  return parts[2] === 'lambda' && parts[5] === 'function' ? parts.slice(0, 7).join(':') : arn;
}

/**
 * The resource that a policy's ARN pattern stands for: a bucket for its objects, a table for its indexes; null where a wildcard leaves
 * open which it is.
 */
export function namedResource(pattern: string): string | null {
  const parts = splitArn(pattern);
  if (!parts?.service) return null;
  const { service, resource } = parts;
  const whole =
    service === 's3' && parts.account === ''
      ? pattern.split('/')[0]
      : service === 'dynamodb'
        ? pattern.replace(/\/(index|stream)\/.*$/, '')
        : service === 'lambda'
          ? functionArn(pattern)
          : service === 'execute-api'
            ? `arn:${parts.partition}:apigateway:${parts.region}::/restapis/${resource.split('/')[0]}`
            : pattern.replace(/:\*$/, '');
  return whole && !/[*?$]/.test(whole) ? whole : null;
}
