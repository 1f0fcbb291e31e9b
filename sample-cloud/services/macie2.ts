import { ApiError, defineService } from '../define-service';

/** Macie: whether it is enabled. */
export const macie2 = defineService({
  name: 'macie2',
  signingName: 'macie2',
  schemas: () => import('@aws-sdk/client-macie2'),
  operations: {
    GetMacieSession(_input, { state, region }) {
      const session = state.find('AWS::Macie::RegionSettings', region, region)?.data.session;
      if (!session) throw new ApiError('AccessDeniedException', 403, 'Macie is not enabled');
      return session;
    },
  },
});
