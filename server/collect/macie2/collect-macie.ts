import { GetMacieSessionCommand, Macie2Client } from '@aws-sdk/client-macie2';
import { isNotOffered } from '@/server/aws/offered-regions';
import { present } from '../answers';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, Resource } from '../types';

/** Macie answers in the words of a refusal where it is merely not enabled; only its sentence tells the two apart. */
const isNotEnabled = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AccessDeniedException' && /macie is not enabled/i.test(error.message);

/** Macie in one region: always one resource. */
export async function* collectMacie(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(Macie2Client);
  const operation = 'macie2:GetMacieSession';
  yield await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::Macie::RegionSettings'>> => {
    const data = await get(
      operation,
      async () => {
        try {
          const { $metadata: _, updatedAt: __, ...session } = await client.send(new GetMacieSessionCommand({}));
          present({ operation, region }, session.status);
          return { session };
        } catch (error) {
          if (isNotEnabled(error)) return { session: null };
          if (isNotOffered('macie2', region, error)) return { notOffered: true as const };
          throw error;
        }
      },
      { permanent: true },
    );
    return {
      type: 'AWS::Macie::RegionSettings',
      arn: makeArn(context, 'macie2', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: {},
      data: data ?? {},
      gaps,
    };
  });
}
