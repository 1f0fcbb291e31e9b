import { expect, it } from 'vitest';
import { pathsOf, tryKind } from '../testing/try-kind';
import { admin, anywhere, balancer, fromBalancer, group, imageName, inspected, network, repository, role, service } from '../testing/world';
import { serviceVulnerablePower as kind } from './service-vulnerable-power';

const open = [...network(), group([anywhere(443)]), role([admin])];
const shop = service({ assignPublicIp: 'ENABLED', behind: false, image: imageName });

tryKind(kind, {
  bad: [...open, ...shop, repository()],
  good: {
    'whose image has no serious hole': [...open, ...shop, repository([{ severity: 'LOW' }])],
    'whose image is of another registry': [
      ...open,
      ...service({ assignPublicIp: 'ENABLED', behind: false, image: 'docker.io/web:1' }),
      repository(),
    ],
    'which the internet does not reach': [...network(), group([]), role([admin]), ...shop, repository()],
  },
  fix: /^Build and deploy the image of shop anew with log4j-core 2.15.0/,
  over: ['Internet', 'shop', 'app'],
  possible: /vulnerable package/,
});

it('takes what Inspector found in the image, behind a load balancer as well', () => {
  const front = balancer([{ Id: '10.0.0.9' }], { type: 'ip' });
  const image = repository([]);
  const world = [
    ...network(),
    ...front,
    group([fromBalancer]),
    role([admin]),
    ...service({ image: imageName }),
    image,
    inspected(`${image.arn}/sha256:1`),
  ];
  const [path] = pathsOf(kind, world);
  expect(path?.detail.links.at(-2)?.why).toContain('CVE-2021-44228');
});
