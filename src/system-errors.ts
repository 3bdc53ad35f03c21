/** What an error of the operating system means to the person who runs the program. */
export interface SystemCause {
  /** The reason, as it follows "because". */
  readonly cause: string;
  /** What to do, as it follows a colon. */
  readonly advice: string;
}

interface KnownCause extends SystemCause {
  /** The codes that Node gives. */
  readonly codes: readonly string[];
  /** The words of the systems, for libraries that pass on nothing else. */
  readonly text: RegExp;
}

const causes: readonly KnownCause[] = [
  {
    codes: ["ENOSPC", "EDQUOT"],
    text: /no space left|not enough space|quota exceeded/i,
    cause: "the disk is full",
    advice: "make room on it",
  },
  {
    codes: ["EROFS"],
    text: /read-only file system|write.protected/i,
    cause: "it is on a read-only file system",
    advice: "mount it so that it can be written",
  },
  {
    codes: ["EACCES", "EPERM"],
    text: /permission denied|access is denied|operation not permitted/i,
    cause: "this user has no right to use it",
    advice: "give the user that runs this program the right to read and write it",
  },
  {
    codes: ["ENOTDIR", "EEXIST"],
    text: /not a directory|file exists/i,
    cause: "it, or what is above it, is not a folder",
    advice: "move that away",
  },
  { codes: ["EISDIR"], text: /is a directory/i, cause: "it is a folder", advice: "name a file" },
  { codes: ["ENOENT"], text: /no such file/i, cause: "it is not there and cannot be made", advice: "check the name" },
  { codes: ["EIO"], text: /input\/output error/i, cause: "the disk reports an error", advice: "check the disk" },
  { codes: ["EFBIG"], text: /file too large/i, cause: "a file would be larger than is allowed", advice: "raise that limit" },
  { codes: ["EMFILE", "ENFILE"], text: /too many open files/i, cause: "too many files are open", advice: "raise that limit" },
  { codes: ["ENAMETOOLONG"], text: /name too long/i, cause: "the name is too long", advice: "choose a shorter one" },
  { codes: ["ELOOP"], text: /too many levels of symbolic links/i, cause: "its symbolic links go round in a circle", advice: "mend them" },
];

/** The meaning of an error of the operating system, by its code or its words; undefined for all other errors. */
export function systemCauseOf(error: unknown): SystemCause | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  return causes.find(({ codes }) => codes.includes(code ?? "")) ?? causes.find(({ text }) => text.test(message ?? String(error)));
}

/** What to print for an error of a call of the operating system: the file, the cause and what to do. Undefined for all other errors. */
export function systemMessageOf(error: unknown): string | undefined {
  const { syscall, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const known = syscall === undefined ? undefined : systemCauseOf(error);
  return (
    known && `${dest ?? path ?? "A file or the output"} cannot be used, because ${known.cause}: ${known.advice}, or choose another place.`
  );
}
