import { bucketNeeds, bucketReads, openBuckets } from '../entries/buckets';
import { calledBy } from '../entries/function-policy';
import { functionEntry, functionNeeds, functionReads, runsAs } from '../entries/functions';
import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { definePathKind, nodeOf } from '../found-path';

export const bucketWriteFunction = definePathKind({
  id: 'bucket-write-function',
  title: 'Bucket that strangers write to, and a function that eats what they write',
  about: 'A stranger puts a file into the bucket; the notification hands it to a function, which handles it with the rights of its role.',
  entry: 'S3 bucket',
  target: 'Account, secret, bucket or table',
  needs: [...bucketNeeds, 's3:GetBucketNotificationConfiguration', ...functionNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...bucketReads, ...functionReads, ...dataReads, ...secretReads],
  find: (land) => {
    const entries = openBuckets(land, ['write']).flatMap(({ bucket, start, step, exposure }) => {
      const named = (bucket.data.notification?.LambdaFunctionConfigurations ?? []).flatMap(
        ({ LambdaFunctionArn }) => LambdaFunctionArn ?? [],
      );
      const isFed = (arn: string) => named.some((each) => each === arn || each.startsWith(`${arn}:`));
      return land
        .list('AWS::Lambda::Function')
        .filter((fn) => isFed(fn.arn))
        .flatMap((fn) => {
          const allowed = calledBy(fn, 's3.amazonaws.com', (arn) => arn === bucket.arn);
          const why = `A notification of the bucket hands each new object to it${allowed ? ', as its policy allows' : ''}`;
          const steps = [step, { to: nodeOf(fn), why }];
          return functionEntry(fn, start, steps, exposure, land, runsAs('The function handles the object with the rights of its role')).map(
            (entry) => ({
              ...entry,
              node: nodeOf(bucket),
            }),
          );
        });
    });
    return pathsWith(
      entries,
      worstEnd,
      land,
      ({ node }, words) => `What strangers put into the bucket ${node.name} reaches a function that ${words}`,
    );
  },
});
