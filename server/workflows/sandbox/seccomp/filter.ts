import { allowedFamilies, denied, deniedIoctls, examined, lastKnownCall, newNamespaces } from './denied';

export type Architecture = 'x64' | 'arm64';

// Of include/uapi/linux/{audit,seccomp,bpf_common}.h and asm-generic/errno*.h.
const audit: Record<Architecture, number> = { x64: 0xc000003e, arm64: 0xc00000b7 };
const allow = 0x7fff0000;
const killProcess = 0x80000000;
const errno = (number: number) => 0x00050000 | number;
const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

const loadWord = 0x20;
const jumpIfEqual = 0x15;
const jumpIfGreater = 0x25;
const jumpIfSet = 0x45;
const and = 0x54;
const answer = 0x06;

/** Offsets in struct seccomp_data; both architectures are little-endian, so that the low word of an argument comes first. */
const callNumber = 0;
const architecture = 4;
const argument = (index: number) => 16 + index * 8;

type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, value: number];

const load = (offset: number): Instruction => [loadWord, 0, 0, offset];
const give = (value: number): Instruction => [answer, 0, 0, value];

/** `body` runs when the call's number is this one, and must answer in every case. */
const onCall = (number: number | null, body: readonly Instruction[]): Instruction[] =>
  number === null ? [] : [[jumpIfEqual, 0, body.length, number], ...body];

function examine(arch: Architecture): Instruction[] {
  const calls = examined[arch];
  const families = allowedFamilies.length;
  const socket: Instruction[] = [
    load(argument(0)),
    ...allowedFamilies.map((family, at): Instruction => [jumpIfEqual, families - at, 0, family]),
    give(errno(EAFNOSUPPORT)),
    // Netlink is asked for as a raw socket; only its routing tables are of use.
    [jumpIfEqual, 0, 3, 16],
    load(argument(2)),
    [jumpIfEqual, 5, 0, 0],
    give(errno(EPERM)),
    load(argument(1)),
    [and, 0, 0, 0xf],
    // SOCK_RAW and all that is rarer than streams and datagrams; SOCK_SEQPACKET (5) is of AF_UNIX.
    [jumpIfEqual, 2, 0, 3],
    [jumpIfEqual, 1, 0, 10],
    give(allow),
    give(errno(EPERM)),
  ];
  const device: (index: number) => Instruction[] = (index) => [
    load(argument(index)),
    [and, 0, 0, 0o170000],
    [jumpIfEqual, 2, 0, 0o020000],
    [jumpIfEqual, 1, 0, 0o060000],
    give(allow),
    give(errno(EPERM)),
  ];
  return [
    // Its flags lie in memory, where a filter cannot look: the C libraries fall back to clone.
    ...onCall(calls.clone3, [give(errno(ENOSYS))]),
    ...onCall(calls.clone, [load(argument(0)), [jumpIfSet, 0, 1, newNamespaces & ~0x80], give(errno(EPERM)), give(allow)]),
    ...onCall(calls.socket, socket),
    ...onCall(calls.socketpair, [load(argument(0)), [jumpIfEqual, 0, 1, 1], give(allow), give(errno(EAFNOSUPPORT))]),
    ...onCall(calls.ioctl, [
      load(argument(1)),
      [jumpIfEqual, 2, 0, deniedIoctls.TIOCSTI],
      [jumpIfEqual, 1, 0, deniedIoctls.TIOCLINUX],
      give(allow),
      give(errno(EPERM)),
    ]),
    ...onCall(calls.personality, [
      load(argument(0)),
      [jumpIfEqual, 1, 0, 0],
      [jumpIfEqual, 0, 1, 0xffffffff],
      give(allow),
      give(errno(EPERM)),
    ]),
    ...onCall(calls.mknod, device(1)),
    ...onCall(calls.mknodat, device(2)),
  ];
}

/**
 * The filter as a program of classic BPF, for bubblewrap's --seccomp: the denied calls answer EPERM, calls newer than the list
 * ENOSYS, and calls in another architecture's numbering end the process. All others are allowed: the rest of the wall is made of
 * namespaces, no capabilities and an ordinary user. Format: struct sock_filter of include/uapi/linux/filter.h.
 */
export function seccompFilter(arch: Architecture): Buffer {
  const column = arch === 'x64' ? 1 : 2;
  const program: Instruction[] = [
    load(architecture),
    [jumpIfEqual, 1, 0, audit[arch]],
    give(killProcess),
    load(callNumber),
    // Also the numbers of the x32 ABI, which begin at 0x40000000.
    [jumpIfGreater, 0, 1, lastKnownCall],
    give(errno(ENOSYS)),
    ...denied.flatMap((call) => onCall(call[column], [give(errno(EPERM))])),
    ...examine(arch),
    give(allow),
  ];
  const bytes = Buffer.alloc(program.length * 8);
  for (const [at, [code, ifTrue, ifFalse, value]] of program.entries()) {
    bytes.writeUInt16LE(code, at * 8);
    bytes.writeUInt8(ifTrue, at * 8 + 2);
    bytes.writeUInt8(ifFalse, at * 8 + 3);
    bytes.writeUInt32LE(value >>> 0, at * 8 + 4);
  }
  return bytes;
}
