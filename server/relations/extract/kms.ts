import { all, type Extract } from './place';
import { admitted } from './policies';

/** Who uses a key is told by what is encrypted by it, and by whom its policy admits. Its own account's root says nothing of that. */
export const key: Extract<'AWS::KMS::Key'> = ({ data }, place) => {
  const root = place.principal(place.account);
  return [
    ...all(
      'known-as',
      data.aliases.map((alias) => place.arn('kms', alias)),
    ),
    ...admitted(data.policy, place).filter(({ to }) => to !== root),
  ];
};
