import { Readable } from 'node:stream';
import { holderOfTheFiles, runLedger, type EmbeddedLedger, type LineAnswer } from '#application';
import { doors } from '#contract';
import { commandRegistry, type Role } from '#domain';
import { ledgerOptions, readConfig } from '#platform';
import { addressOfQuestion, fill } from './address.js';
import { caughtUp } from './caught-up.js';
import type { Answered, Door } from './door.js';

/**
 * The ledger in a folder's files, opened for as long as the command takes.
 * @param asSigned false for what mends a ledger that is not as it was signed
 * @throws Refused as `openLedger` does, and as `readConfig`
 */
export async function embeddedDoor(folder: string, asSigned = true): Promise<Door> {
  return doorOf(await runLedger(folder, { ...ledgerOptions(readConfig(process.env)), asSigned, tell }));
}

/** Beside what is answered. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Whoever holds the files may give every command, in a role that may. */
function doorOf(running: EmbeddedLedger): Door {
  const { self, access } = running.ledger;
  const inRole = (role: Role | undefined) => holderOfTheFiles(self.actor, role);
  return {
    ask: async <A extends Answered>(question: Parameters<Door['ask']>[0], params: Readonly<Record<string, unknown>>) => {
      await caughtUp(running);
      const { path } = addressOfQuestion(question, params);
      const known = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
      return JSON.parse(await running.ask({ question, params: known, address: path }, self)) as A;
    },
    exportTable: async (table, params) => {
      await caughtUp(running);
      const { path, rest } = fill(doors.exportTable.path, { table, ...params });
      return running.exportTable({ table, params: rest, address: path }, self);
    },
    showReport: async (file) => (await running.showReport(file, self)).bytes,
    publishedReport: async (file) => (await running.publishedReport(file, self)).bytes,
    execute: (name, data, { mandate = null, reason = null, revision = null, key = null }) =>
      running.execute({ name, data, mandate, reason, expected: revision, idempotencyKey: key, caller: inRole(commandRegistry.get(name)?.roles[0]) }),
    deliver: async function* (text, delivery) {
      for await (const line of running.ingest(Readable.from(text), inRole('recorder'), delivery)) yield JSON.parse(line) as LineAnswer;
    },
    createToken: (wanted) => running.createToken(wanted, self),
    revokeToken: async (grant) => {
      await access.revoke(self, grant);
    },
    checkpoint: ({ sign }) => (sign ? running.log.signNow(self) : running.log.checkpoint()),
    close: () => running.close(),
  };
}
