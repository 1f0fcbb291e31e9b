import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { instance } from '../testing/world';
import { imagePublic } from './image-public';

const image = (Public: boolean) => resourceOf('AWS::EC2::Image', { id: 'ami-1', data: { ImageId: 'ami-1', Name: 'golden', Public } });

tryKind(imagePublic, {
  bad: [image(true), instance()],
  good: { 'for nobody': [image(false), instance()] },
  fix: /private/,
  over: ['Any AWS account', 'ami-1', 'web'],
});
