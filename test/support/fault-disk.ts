import fs from "node:fs";

type Code = "ENOSPC" | "EIO" | "EROFS";

const words: { readonly [K in Code]: string } = {
  ENOSPC: "no space left on device",
  EIO: "i/o error",
  EROFS: "read-only file system",
};

/** As libuv words it. */
function systemError(code: Code, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${words[code]}, ${syscall}`), { code, syscall });
}

/** A disk that does what the real ones do when something is wrong with them; for the files of one journal. */
export type FaultDisk = Disposable & {
  /** It takes so many more bytes; the write that does not fit is short, and the next one fails. */
  room: number;
  /** Writes fail so. */
  refusesWrites: Code | undefined;
  /** What was written is thrown away when it is to be put on disk, and that fails once; then it is taken for written. */
  loses: boolean;
  /** Whether files can be cut off. */
  cuts: boolean;
};

/** Puts it in the place of the functions of `fs`, until the end of the block that holds it with `using`. */
export function faultDisk(): FaultDisk {
  const real = { writeSync: fs.writeSync, fdatasyncSync: fs.fdatasyncSync, ftruncateSync: fs.ftruncateSync };
  const onDisk = new Map<number, number>();
  const disk: FaultDisk = {
    room: Number.POSITIVE_INFINITY,
    refusesWrites: undefined,
    loses: false,
    cuts: true,
    [Symbol.dispose]: () => void Object.assign(fs, real),
  };
  fs.writeSync = ((descriptor: number, data: Buffer, from?: number | null) => {
    const offset = from ?? 0;
    if (!(data instanceof Uint8Array)) throw new Error("the journal writes bytes");
    if (disk.refusesWrites !== undefined) throw systemError(disk.refusesWrites, "write");
    const taken = Math.min(data.length - offset, disk.room);
    if (taken === 0) throw systemError("ENOSPC", "write");
    disk.room -= taken;
    return real.writeSync(descriptor, data, offset, taken);
  }) as typeof fs.writeSync;
  fs.fdatasyncSync = (descriptor) => {
    if (!disk.loses) {
      real.fdatasyncSync(descriptor);
      onDisk.set(descriptor, fs.fstatSync(descriptor).size);
      return;
    }
    disk.loses = false;
    const { size } = fs.fstatSync(descriptor);
    const kept = onDisk.get(descriptor) ?? 0;
    // The length is known, and what should stand there is not.
    real.ftruncateSync(descriptor, kept);
    real.writeSync(descriptor, Buffer.alloc(size - kept), 0);
    throw systemError("EIO", "fdatasync");
  };
  fs.ftruncateSync = (descriptor, length) => {
    if (!disk.cuts) throw systemError("EIO", "ftruncate");
    real.ftruncateSync(descriptor, length);
  };
  return disk;
}
