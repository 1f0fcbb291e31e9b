import { allowedCalls } from './allowed-calls';
import { allowedFamilies, denied, newNamespaces } from './denied';
import type { Architecture } from './filter';

interface Argument {
  index: number;
  value: number;
  /** Of a masked comparison: what the argument's bits must be. */
  valueTwo?: number;
  op: 'SCMP_CMP_EQ' | 'SCMP_CMP_MASKED_EQ';
}

interface Rule {
  names: string[];
  action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO';
  errnoRet?: number;
  args?: Argument[];
}

export interface SeccompProfile {
  defaultAction: 'SCMP_ACT_ERRNO';
  defaultErrnoRet: number;
  architectures: string[];
  syscalls: Rule[];
}

const EPERM = 1;
const ENOSYS = 38;

const architectures: Record<Architecture, string> = { x64: 'SCMP_ARCH_X86_64', arm64: 'SCMP_ARCH_AARCH64' };

const masked = (index: number, mask: number, bits: number): Argument => ({ index, value: mask, valueTwo: bits, op: 'SCMP_CMP_MASKED_EQ' });
const allowIf = (name: string, ...args: Argument[]): Rule => ({ names: [name], action: 'SCMP_ACT_ALLOW', args });
/** The kernel reads an int and overlooks the upper half of the register: so does the comparison. */
const int = (index: number, value: number): Argument => masked(index, 0xffffffff, value);
const socketType = (value: number): Argument => masked(1, 0xf, value);

const stream = 1;
const datagram = 2;
const sequenced = 5;
const netlink = 16;

/** By family: streams and datagrams; netlink for its routing tables alone. */
const sockets = allowedFamilies.flatMap((family) => {
  if (family === netlink) return [allowIf('socket', int(0, family), int(2, 0))];
  const types = family === 1 ? [stream, datagram, sequenced] : [stream, datagram];
  return types.map((type) => allowIf('socket', int(0, family), socketType(type)));
});

/** No character and no block devices: nothing said, a file, a pipe, a socket. */
const nodes = [
  ['mknod', 1],
  ['mknodat', 2],
] as const;
const kinds = [0, 0o100000, 0o010000, 0o140000];

/**
 * The filter of filter.ts as container engines take it, in the format of the OCI's runtime specification with Docker's spelling: a
 * list of what is allowed. The denied calls answer EPERM, all others (those newer than the list, clone3) ENOSYS; calls in another
 * architecture's numbering end the process. Typing into terminals is not looked at: a container of ours has none.
 */
export function seccompProfile(arch: Architecture): SeccompProfile {
  return {
    defaultAction: 'SCMP_ACT_ERRNO',
    defaultErrnoRet: ENOSYS,
    architectures: [architectures[arch]],
    syscalls: [
      { names: [...allowedCalls, 'ioctl'], action: 'SCMP_ACT_ALLOW' },
      { names: denied.map(([name]) => name), action: 'SCMP_ACT_ERRNO', errnoRet: EPERM },
      allowIf('clone', masked(0, newNamespaces & ~0x80, 0)),
      ...sockets,
      allowIf('socketpair', int(0, 1)),
      allowIf('personality', int(0, 0)),
      allowIf('personality', int(0, 0xffffffff)),
      ...nodes.flatMap(([name, index]) => kinds.map((kind) => allowIf(name, masked(index, 0o170000, kind)))),
    ],
  };
}
