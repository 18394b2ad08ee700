import { Refused } from '../errors.js';

/** What an operator can do about a file system's error, by its code. */
const ACCOUNTS: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  EACCES: ['can not be read and written by this user', 'give this user the folder, or choose another'],
  EPERM: ['can not be made or changed by this user', 'give this user the folder, or choose another'],
  EROFS: ['is on a disk that can not be written', 'choose a folder on another disk'],
  EEXIST: ['is a file, not a folder', 'choose another folder'],
  ENOTDIR: ['lies below a file', 'choose another folder'],
  ENOENT: ['does not exist', 'choose one that does'],
  EIO: ['is on a disk that fails', 'put it on a sound disk, from a copy'],
  ENOSPC: ['is on a disk that is full', 'free space on it'],
  EDQUOT: ['is on a disk whose quota is used up', 'free space on it'],
};

/** The error as an operator can use it: a Refused `unavailable` naming path, problem and remedy, where it is one of the file system's; else itself. */
export function explained(path: string, error: unknown): unknown {
  const account = typeof error === 'object' && error !== null && 'code' in error ? ACCOUNTS[String(error.code)] : undefined;
  if (account === undefined) return error;
  const [problem, remedy] = account;
  return new Refused('unavailable', `${path} ${problem}: ${remedy}`, [{ field: path, problem, remedy }], { cause: error });
}
