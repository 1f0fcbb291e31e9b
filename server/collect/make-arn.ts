/** Where an ARN is to be made: the account's context, or anything with these two. */
export interface ArnScope {
  partition: string;
  account: string;
}

/**
 * The ARN of something to which AWS gives none in its answers: `arn:<partition>:<service>:<region>:<account>:<type>/<id>`.
 * `region` is left empty for `global`.
 */
export function makeArn(scope: ArnScope, service: string, region: string, type: string, id: string): string {
  return `arn:${scope.partition}:${service}:${region === 'global' ? '' : region}:${scope.account}:${type}/${id}`;
}
