import { basename, dirname } from 'node:path';
import { Refused, type Issue } from '#kernel';

/** SQLite's primary result codes that have something to tell an operator (sqlite.org/rescode.html). */
const CODE = { BUSY: 5, READONLY: 8, IOERR: 10, CORRUPT: 11, FULL: 13, CANTOPEN: 14, NOTADB: 26 } as const;

/** An operator's account of why the database file can't go on: a Refused `unavailable` naming the file, the problem and the remedy. */
export function databaseRefusal(path: string, error: unknown): Refused {
  if (error instanceof Refused) return error;
  return unavailable(path, ...account(path, error), { cause: error });
}

export function unavailable(path: string, problem: string, remedy: string, options?: ErrorOptions): Refused {
  const issue: Issue = { field: basename(path), problem, remedy };
  return new Refused('unavailable', `${path}: ${problem}; ${remedy}`, [issue], options);
}

/** Whether another connection holds a lock that this one needs. */
export function isLocked(error: unknown): boolean {
  return primaryCode(error) === CODE.BUSY;
}

function account(path: string, error: unknown): [problem: string, remedy: string] {
  switch (primaryCode(error)) {
    case CODE.FULL:
      return ['the disk is full', 'free space on the disk that holds it; writing then goes on by itself'];
    case CODE.CANTOPEN:
      return ["the file can't be opened", `let the folder ${dirname(path)} exist, be readable and be writable for this user`];
    case CODE.READONLY:
      return ['the file is read-only', 'let the file and its folder be writable for this user'];
    case CODE.NOTADB:
    case CODE.CORRUPT:
      return ['the file is not a database, or it is damaged', 'name the right data folder, or restore the file from a backup'];
    case CODE.IOERR:
      return ['the disk failed to read or write', 'check the disk and the system log'];
    case CODE.BUSY:
      return ['another program has locked the file', 'let that program finish or stop it'];
    case undefined:
    default:
      return [String(error), 'see the server log'];
  }
}

function primaryCode(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
