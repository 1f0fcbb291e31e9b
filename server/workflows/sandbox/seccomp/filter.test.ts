import { expect, it } from 'vitest';
import { denied, examined, lastKnownCall } from './denied';
import { type Architecture, seccompFilter } from './filter';

const ALLOW = 0x7fff0000;
const EPERM = 0x00050001;
const ENOSYS = 0x00050026;
const EAFNOSUPPORT = 0x00050061;
const KILL = 0x80000000;
const audit = { x64: 0xc000003e, arm64: 0xc00000b7 };

/** What the kernel would answer: the instructions of classic BPF that the filter uses. */
function judge(arch: Architecture, call: number, args: number[] = [], machine = audit[arch]): number {
  const program = seccompFilter(arch);
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call >>> 0, 0);
  data.writeUInt32LE(machine, 4);
  for (const [at, value] of args.entries()) data.writeUInt32LE(value >>> 0, 16 + at * 8);
  let accumulator = 0;
  for (let at = 0; at * 8 < program.length; at++) {
    const [code, ifTrue, ifFalse, value] = [
      program.readUInt16LE(at * 8),
      program.readUInt8(at * 8 + 2),
      program.readUInt8(at * 8 + 3),
      program.readUInt32LE(at * 8 + 4),
    ];
    if (code === 0x20) accumulator = data.readUInt32LE(value);
    else if (code === 0x54) accumulator = (accumulator & value) >>> 0;
    else if (code === 0x06) return value;
    else if (code === 0x15) at += accumulator === value ? ifTrue : ifFalse;
    else if (code === 0x25) at += accumulator > value ? ifTrue : ifFalse;
    else if (code === 0x45) at += (accumulator & value) !== 0 ? ifTrue : ifFalse;
    else throw new Error(`instruction ${code}`);
  }
  throw new Error('no answer');
}

for (const arch of ['x64', 'arm64'] as const) {
  const { socket, socketpair, clone, clone3, ioctl, personality, mknodat } = examined[arch];
  const column = arch === 'x64' ? 1 : 2;

  it(`refuses every denied call on ${arch}, whatever its arguments`, () => {
    for (const call of denied) if (call[column] !== null) expect([call[0], judge(arch, call[column], [0, 0, 0])]).toEqual([call[0], EPERM]);
  });

  it(`allows what programs live on, on ${arch}`, () => {
    const usual = arch === 'x64' ? [0, 1, 2, 9, 57, 59, 60, 202, 257, 318] : [63, 64, 56, 222, 221, 93, 98, 278];
    for (const call of usual) expect([call, judge(arch, call)]).toEqual([call, ALLOW]);
  });

  it(`lets sockets be of the internet, of the machine, or about interfaces, on ${arch}`, () => {
    for (const [family, type] of [
      [1, 1],
      [1, 5],
      [2, 1],
      [2, 2],
      [10, 0o2000001],
    ] as const)
      expect(judge(arch, socket, [family, type, 0])).toBe(ALLOW);
    expect(judge(arch, socket, [16, 3, 0])).toBe(ALLOW);
    expect(judge(arch, socket, [16, 3, 9])).toBe(EPERM);
    for (const [family, type] of [
      [2, 3],
      [10, 3],
      [2, 10],
      [2, 0o2000003],
    ] as const)
      expect(judge(arch, socket, [family, type, 0])).toBe(EPERM);
    // AF_PACKET, AF_ALG, AF_VSOCK, AF_XDP, AF_KEY.
    for (const family of [17, 38, 40, 44, 15]) expect(judge(arch, socket, [family, 3, 0])).toBe(EAFNOSUPPORT);
    expect(judge(arch, socketpair, [1, 1])).toBe(ALLOW);
    expect(judge(arch, socketpair, [2, 1])).toBe(EAFNOSUPPORT);
  });

  it(`lets processes and threads begin, but no namespaces, on ${arch}`, () => {
    expect(judge(arch, clone, [17])).toBe(ALLOW);
    expect(judge(arch, clone, [0x003d0f00])).toBe(ALLOW);
    for (const flag of [0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000])
      expect(judge(arch, clone, [flag | 17])).toBe(EPERM);
    expect(judge(arch, clone3)).toBe(ENOSYS);
  });

  it(`looks at the arguments of ioctl, personality and mknod on ${arch}`, () => {
    expect(judge(arch, ioctl, [0, 0x5413])).toBe(ALLOW);
    expect(judge(arch, ioctl, [0, 0x5412])).toBe(EPERM);
    expect(judge(arch, ioctl, [0, 0x541c])).toBe(EPERM);
    expect(judge(arch, personality, [0])).toBe(ALLOW);
    expect(judge(arch, personality, [0xffffffff])).toBe(ALLOW);
    expect(judge(arch, personality, [0x0400000])).toBe(EPERM);
    expect(judge(arch, mknodat, [0, 0, 0o010600])).toBe(ALLOW);
    expect(judge(arch, mknodat, [0, 0, 0o020600])).toBe(EPERM);
    expect(judge(arch, mknodat, [0, 0, 0o060600])).toBe(EPERM);
  });

  it(`answers calls that nobody has judged yet as if they were not there, and ends processes of another architecture, on ${arch}`, () => {
    expect(judge(arch, lastKnownCall + 1)).toBe(ENOSYS);
    expect(judge(arch, 0x40000000 + 59)).toBe(ENOSYS);
    expect(judge(arch, 11, [], 0x40000003)).toBe(KILL);
  });
}
