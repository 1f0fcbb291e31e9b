import { sensitivityOf } from '../can/sensitivity';
import { bucketNeeds, bucketReads, openBuckets } from '../entries/buckets';
import { definePathKind, nodeOf } from '../found-path';
import { exploitabilities, factor, impacts } from '../score';

export const bucketPublicData = definePathKind({
  id: 'bucket-public-data',
  title: 'Bucket that the public reads',
  about: 'Names of buckets are guessed and collected by machines; what is readable is copied within hours.',
  entry: 'S3 bucket',
  target: 'S3 bucket',
  needs: bucketNeeds,
  reads: bucketReads,
  find: (land) =>
    openBuckets(land, ['read', 'list']).map(({ bucket, start, step, exposure, ways }) => {
      const sensitive = sensitivityOf(bucket);
      const listed = ways.some(({ access }) => access === 'list');
      return {
        title: `The public reads the bucket ${bucket.id}`,
        start,
        entry: nodeOf(bucket),
        steps: [step],
        factors: {
          exposure,
          exploitability: listed
            ? factor(exploitabilities.open, 'What is in it can be listed')
            : factor(exploitabilities.effort, 'It takes the names of the objects, which are not listed'),
          impact: sensitive
            ? factor(impacts.sensitiveData, `The data is sensitive: ${sensitive}`)
            : factor(impacts.data, 'Data can be read; nothing tells how sensitive it is'),
        },
      };
    }),
});
