import type { EndOfLife } from './types';

interface System extends EndOfLife {
  /** The name as Systems Manager or Inspector tells it: `Amazon Linux 2`, `Ubuntu 20.04`, `UBUNTU_20_04`. */
  told: RegExp;
  /** The name of an image as its maker gives it: `amzn2-ami-hvm-2.0.…`. */
  image: RegExp;
}

/** `checkedOn`: null until somebody has held the days against the source, which is the maker's page or one that collects them. */
const group = (
  meaning: string,
  source: string,
  checkedOn: string | null,
  systems: [name: string, end: string | null, told: RegExp, image: RegExp][],
): System[] => systems.map(([name, end, told, image]) => ({ name, end, meaning, source, checkedOn, told, image }));

/** `never`: images are not told apart by name. */
const never = /(?!)/;

/**
 * Operating systems of instances, as their makers date them. Paid extensions (Ubuntu Pro, Extended Security Updates, ELTS) are not
 * counted: nothing tells whether they were bought.
 */
export const operatingSystems: readonly System[] = [
  ...group('maintenance support', 'https://endoflife.date/amazon-linux', '2026-11-27', [
    ['Amazon Linux 1', '2023-12-31', /^(?:amazon linux ami|amazon[ _]linux 20(?:1[0-8])|AMAZON_LINUX$)/i, /^amzn-ami-/],
  ]),
  ...group('support', 'https://aws.amazon.com/amazon-linux-2/faqs/', null, [
    ['Amazon Linux 2', '2026-06-30', /^amazon[ _]linux[ _]2(?!\d)/i, /^(?:amzn2-ami-|amazon-eks-node-1|amzn2-)/],
  ]),
  ...group('maintenance support', 'https://docs.aws.amazon.com/linux/al2023/ug/release-cadence.html', '2026-11-27', [
    ['Amazon Linux 2023', '2029-06-30', /^amazon[ _]linux[ _]2023/i, /^(?:al2023-ami-|amazon-eks-node-al2023)/],
  ]),
  ...group('standard security maintenance', 'https://endoflife.date/ubuntu', '2026-11-27', [
    ['Ubuntu 18.04 LTS', '2023-05-31', /^ubuntu[ _]?18[._]04/i, /ubuntu-bionic-18\.04/],
    ['Ubuntu 20.04 LTS', '2025-05-31', /^ubuntu[ _]?20[._]04/i, /ubuntu-focal-20\.04/],
    ['Ubuntu 24.04 LTS', '2029-05-31', /^ubuntu[ _]?24[._]04/i, /ubuntu-noble-24\.04/],
    ['Ubuntu 26.04 LTS', '2031-04-30', /^ubuntu[ _]?26[._]04/i, /ubuntu-resolute-26\.04/],
  ]),
  ...group('standard security maintenance', 'https://ubuntu.com/about/release-cycle', null, [
    ['Ubuntu 14.04 LTS', '2019-04-30', /^ubuntu[ _]?14[._]04/i, /ubuntu-trusty-14\.04/],
    ['Ubuntu 16.04 LTS', '2021-04-30', /^ubuntu[ _]?16[._]04/i, /ubuntu-xenial-16\.04/],
    ['Ubuntu 22.04 LTS', '2027-04-30', /^ubuntu[ _]?22[._]04/i, /ubuntu-jammy-22\.04/],
  ]),
  ...group('long-term support', 'https://endoflife.date/debian', '2026-11-27', [
    ['Debian 10', '2024-06-30', /^debian(?: gnu\/linux)?[ _]10/i, /^debian-10/],
    ['Debian 11', '2026-08-31', /^debian(?: gnu\/linux)?[ _]11/i, /^debian-11/],
  ]),
  ...group('long-term support', 'https://wiki.debian.org/LTS', null, [
    ['Debian 9', '2022-06-30', /^debian(?: gnu\/linux)?[ _]9/i, /^debian-stretch|^debian-9/],
    ['Debian 12', '2028-06-30', /^debian(?: gnu\/linux)?[ _]12/i, /^debian-12/],
    ['Debian 13', '2030-06-30', /^debian(?: gnu\/linux)?[ _]13/i, /^debian-13/],
  ]),
  ...group('extended support', 'https://endoflife.date/windows-server', '2026-11-27', [
    ['Windows Server 2008 R2', '2020-01-14', /windows[ _]server[ _]2008[ _]r2/i, /^Windows_Server-2008-R2/],
    ['Windows Server 2012 R2', '2023-10-10', /windows[ _]server[ _]2012[ _]r2/i, /^Windows_Server-2012-R2/],
    ['Windows Server 2012', '2023-10-10', /windows[ _]server[ _]2012(?![ _]r2)/i, /^Windows_Server-2012(?!-R2)/],
    ['Windows Server 2016', '2027-01-12', /windows[ _]server[ _]2016/i, /^Windows_Server-2016/],
    ['Windows Server 2019', '2029-01-09', /windows[ _]server[ _]2019/i, /^Windows_Server-2019/],
    ['Windows Server 2022', '2031-10-14', /windows[ _]server[ _]2022/i, /^Windows_Server-2022/],
  ]),
  ...group('extended support', 'https://learn.microsoft.com/en-us/lifecycle/products/', null, [
    ['Windows Server 2025', '2034-11-14', /windows[ _]server[ _]2025/i, /^Windows_Server-2025/],
  ]),
  ...group('maintenance support', 'https://endoflife.date/rhel', '2026-11-27', [
    ['Red Hat Enterprise Linux 7', '2024-06-30', /^(?:red hat enterprise linux(?: server)?|rhel)[ _]7/i, /^RHEL-7/],
    ['Red Hat Enterprise Linux 8', '2029-05-31', /^(?:red hat enterprise linux(?: server)?|rhel)[ _]8/i, /^RHEL-8/],
    ['Red Hat Enterprise Linux 9', '2032-05-31', /^(?:red hat enterprise linux(?: server)?|rhel)[ _]9/i, /^RHEL-9/],
  ]),
  ...group('maintenance support', 'https://access.redhat.com/support/policy/updates/errata', null, [
    ['Red Hat Enterprise Linux 10', '2035-05-31', /^(?:red hat enterprise linux(?: server)?|rhel)[ _]10/i, /^RHEL-10/],
  ]),
  ...group('updates', 'https://www.centos.org/centos-linux-eol/', null, [
    ['CentOS Linux 7', '2024-06-30', /^centos(?: linux)?[ _]7/i, /^CentOS[ -](?:Linux )?7/i],
    ['CentOS Linux 8', '2021-12-31', /^centos(?: linux)?[ _]8/i, never],
  ]),
];
