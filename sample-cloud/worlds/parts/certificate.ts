import type { Draft } from '../draft';
import { uuid } from '../ids';

/** The ARN of an ACM certificate for a domain. */
export const certificateArn = (draft: Draft, region: string, domain: string): string =>
  draft.arn('acm', region, `certificate/${uuid(`${draft.account}/${region}/${domain}`)}`);
