import type { Resource } from '@/server/collect/types';
import { credentialPaths, peopleNeeds, peopleReads } from '../entries/people';
import { definePathKind } from '../found-path';

export const userPasswordPower = definePathKind({
  id: 'user-password-power',
  title: 'Powerful user with a console password and no second factor',
  about: 'Passwords are phished, guessed and used twice. Without a second factor one password is the whole account.',
  entry: 'IAM user',
  target: 'Account',
  needs: peopleNeeds,
  reads: peopleReads,
  find: (land) =>
    credentialPaths(land, (user) =>
      user.data.report?.passwordEnabled === true && !user.data.report.mfaActive
        ? {
            why: 'It has a console password and no second factor',
            what: 'The password',
            cut: {
              text: `Give ${user.id} a second factor, or take the password away`,
              cost: 1,
              on: user.arn,
              checkId: 'iam/user-console-mfa',
              changes: [
                {
                  arn: user.arn,
                  to: (data: Resource<'AWS::IAM::User'>['data']) => ({
                    ...data,
                    report: data.report && { ...data.report, mfaActive: true },
                  }),
                },
              ],
            },
          }
        : null,
    ),
});
