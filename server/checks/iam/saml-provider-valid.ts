import { defineCheck, fail, pass, unknown } from '../define-check';
import { dayText, isDueWithin, toDate } from '../shared/dates';

export const check = defineCheck({
  id: 'iam/saml-provider-valid',
  title: 'The metadata of SAML providers stays valid',
  severity: 'medium',
  resourceType: 'AWS::IAM::SAMLProvider',
  needs: ['iam:ListSAMLProviders'],
  why: 'When the metadata runs out nobody can sign in by the provider any more, just when it may be needed.',
  remedy: {
    text: 'Fetch new metadata from the identity provider and upload it; remove the provider if nobody uses it.',
    cli: 'aws iam update-saml-provider --saml-provider-arn <provider-arn> --saml-metadata-document file://<metadata.xml>',
  },
  aliases: {},
  parameters: {
    days: {
      default: 30,
      min: 0,
      max: 365,
      description: 'How many days before it runs out the metadata must be renewed',
      source: 'Our choice',
    },
  },
  evaluate: ({ data }, _snapshot, { now, parameters: { days = 30 } }) => {
    const until = toDate(data.ValidUntil);
    if (!until) return unknown('AWS did not tell until when the metadata is valid');
    const evidence = { validUntil: until.toISOString() };
    if (isDueWithin(until, 0, now)) return fail(`The metadata ran out on ${dayText(until)}`, evidence);
    const summary = `The metadata is valid until ${dayText(until)}`;
    return isDueWithin(until, days, now) ? fail(summary, evidence) : pass(summary, evidence);
  },
});
