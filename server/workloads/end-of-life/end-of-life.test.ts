import { describe, expect, it } from 'vitest';
import { fargateEnd } from './fargate';
import { kubernetesEnd } from './kubernetes';
import { runtimeEnd } from './lambda';
import { operatingSystems } from './operating-systems';
import { systemEnd } from './system-end';

describe('the table of ends of support', () => {
  it.each(operatingSystems.map((system) => [system.name, system] as const))(
    '%s has a day, an address and, where it was compared, when',
    (_, system) => {
      expect(system.end).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(system.source).toMatch(/^https:\/\//);
      if (system.checkedOn !== null) expect(system.checkedOn).toMatch(/^202\d-\d\d-\d\d$/);
    },
  );

  it.each([
    ['Amazon Linux 2', 'Amazon Linux 2'],
    ['Amazon Linux 2023', 'Amazon Linux 2023'],
    ['Amazon Linux 2023.6', 'Amazon Linux 2023'],
    ['AMAZON_LINUX_2', 'Amazon Linux 2'],
    ['AMAZON_LINUX_2023', 'Amazon Linux 2023'],
    ['Amazon Linux AMI 2018.03', 'Amazon Linux 1'],
    ['Ubuntu 20.04', 'Ubuntu 20.04 LTS'],
    ['UBUNTU_22_04', 'Ubuntu 22.04 LTS'],
    ['Debian GNU/Linux 11', 'Debian 11'],
    ['Microsoft Windows Server 2012 R2 Standard', 'Windows Server 2012 R2'],
    ['Microsoft Windows Server 2022 Datacenter', 'Windows Server 2022'],
    ['Red Hat Enterprise Linux 8.9', 'Red Hat Enterprise Linux 8'],
  ])('knows what calls itself %s', (told, name) => {
    expect(systemEnd({ told })?.name).toBe(name);
  });

  it.each([
    ['amzn2-ami-hvm-2.0.20230404.0-x86_64-gp2', 'Amazon Linux 2'],
    ['al2023-ami-2023.5.20240722.0-kernel-6.1-x86_64', 'Amazon Linux 2023'],
    ['ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-20240701', 'Ubuntu 20.04 LTS'],
    ['Windows_Server-2012-R2_RTM-English-64Bit-Base-2023.10.11', 'Windows Server 2012 R2'],
    ['Windows_Server-2012-RTM-English-64Bit-Base-2023.10.11', 'Windows Server 2012'],
    ['debian-12-amd64-20240717-1811', 'Debian 12'],
  ])('knows the image %s', (image, name) => {
    expect(systemEnd({ image })?.name).toBe(name);
  });

  it('says nothing about what it does not know', () => {
    expect(systemEnd({ told: 'Haiku R1' })).toBeUndefined();
    expect(systemEnd({ image: 'our-golden-image-42' })).toBeUndefined();
    expect(systemEnd({ told: 'Ubuntu 98.04', image: 'ubuntu/images/ubuntu-focal-20.04' })).toBeUndefined();
    expect(kubernetesEnd('9.99', undefined)).toBeUndefined();
    expect(fargateEnd('7.0.0')).toBeUndefined();
    expect(runtimeEnd('cobol1.x')).toBeUndefined();
  });

  it('counts extended support of Kubernetes unless the cluster has none', () => {
    expect(kubernetesEnd('1.30', undefined)?.end).toBe('2026-07-23');
    expect(kubernetesEnd('1.30', 'STANDARD')?.end).toBe('2025-07-23');
  });

  it('takes LATEST of Fargate for the current version, which has no end', () => {
    expect(fargateEnd('LATEST')).toMatchObject({ name: 'Fargate 1.4.0', end: null });
    expect(fargateEnd('1.3.0')?.end).toBe('2026-03-31');
  });
});
